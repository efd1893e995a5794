import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { no, yes } from '../kernel/access.ts';
import type { Command } from '../kernel/command.ts';
import { problem } from '../kernel/problem.ts';
import { addTown, listTowns, sampleSchema } from './database.samples.ts';
import type { Rows, Tx } from './face.ts';
import { appendFacts, listEntries, nameSubjects } from './journal.store.ts';
import { noteFacts } from './note-facts.ts';
import { perform } from './perform.ts';
import { openTestDatabase, type TestDatabase, testActor } from './testing.ts';

const alpha = testActor('alpha');

const foundTown: Command<string, number, Tx> = {
  name: 'found-town',
  parse: (raw) => {
    if (typeof raw !== 'string') throw problem('invalid', 'sample.no-name', 'Donnez un nom à la ville.');
    return raw;
  },
  may: (actor) => (actor.roles.includes('administrator') ? yes : no('Seul un administrateur fonde une ville.')),
  run: async (tx, code, actor) => {
    await addTown(tx, actor.operator, code);
    if (code === 'nowhere') throw problem('conflict', 'sample.nowhere', 'Cette ville n’existe pas.');
    return { result: code.length, facts: [{ name: 'sample.town-founded', subject: code, before: null, after: { code } }] };
  },
};

describe('the journal of changes', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(sampleSchema);
  });
  afterAll(() => test.close());
  const entriesAbout = (subject: string) => test.database.read(alpha, (tx) => listEntries(tx, { subject, limit: 10 }));

  it('cannot be altered, emptied nor shortened by the application', async () => {
    await test.database.transaction(alpha, (tx) =>
      appendFacts(tx, alpha, [{ name: 'sample.fact', subject: 'kept', before: 1, after: 2 }]),
    );
    const attempts = [
      "update journal.entry set actor_name = 'autre'",
      'delete from journal.entry',
      'truncate journal.entry',
      'drop table journal.entry',
      'alter table journal.entry disable row level security',
      'insert into journal.entry select * from journal.entry on conflict (operator, id) do update set fact = excluded.fact',
    ];
    for (const attempt of attempts) {
      await expect(
        test.database.transaction(alpha, (tx) => sql.raw(attempt).execute(tx)),
        attempt,
      ).rejects.toThrow();
    }
    expect(await entriesAbout('kept')).toMatchObject([{ fact: 'sample.fact', before: 1, after: 2, actorName: 'Compte d’essai' }]);
  });

  it('takes no entry in the name of another operator', async () => {
    const forged = test.database.transaction(alpha, (tx) =>
      appendFacts(tx, testActor('beta'), [{ name: 'sample.fact', subject: 'forged', before: null, after: null }]),
    );
    await expect(forged).rejects.toMatchObject({ code: 'database.refused' });
  });

  it('keeps nothing of a change that was refused or that failed half way', async () => {
    await expect(perform(test.database, alpha, foundTown, 12)).rejects.toMatchObject({ code: 'sample.no-name' });
    await expect(perform(test.database, testActor('alpha', ['reader']), foundTown, 'ivry')).rejects.toMatchObject({
      kind: 'refused',
      message: 'Seul un administrateur fonde une ville.',
    });
    await expect(perform(test.database, alpha, foundTown, 'nowhere')).rejects.toMatchObject({ code: 'sample.nowhere' });
    expect(await test.database.read(alpha, listTowns)).toEqual([]);
    expect(await entriesAbout('nowhere')).toEqual([]);
  });

  it('keeps the last write of a change with its facts, or neither, and tells in its words who was overtaken', async () => {
    const rename: Command<string, string, Tx, Rows> = {
      name: 'rename-town',
      parse: String,
      may: () => yes,
      run: async (_tx, code) => ({
        result: code,
        facts: [{ name: 'sample.town-renamed', subject: code, before: null, after: { code } }],
        write: sql`with taken as (update sample.town set code = ${code} where code = 'lilas' returning 1 as one)
          select coalesce((select one from taken), bievre.overtaken())`,
      }),
      overtaken: (code) => problem('conflict', 'sample.renamed-before', `Une autre a pris le nom de ${code}.`),
    };
    await test.database.transaction(alpha, (tx) => addTown(tx, 'alpha', 'lilas'));
    expect(await perform(test.database, alpha, rename, 'les-lilas')).toBe('les-lilas');
    expect(await test.database.read(alpha, listTowns)).toEqual(['les-lilas']);
    expect(await entriesAbout('les-lilas')).toHaveLength(1);
    await expect(perform(test.database, alpha, rename, 'romainville')).rejects.toMatchObject({ code: 'sample.renamed-before' });
    const { overtaken: _untold, ...untold } = rename;
    await expect(perform(test.database, alpha, untold, 'romainville')).rejects.toMatchObject({ code: 'database.overtaken' });
    expect(await test.database.read(alpha, listTowns)).toEqual(['les-lilas']);
    expect(await entriesAbout('romainville')).toEqual([]);
    await test.database.transaction(alpha, (tx) => sql`delete from sample.town where code = 'les-lilas'`.execute(tx));
  });

  it('says who changed what, before and after, and in which order', async () => {
    expect(await perform(test.database, alpha, foundTown, 'vitry')).toBe(5);
    const [entry] = await entriesAbout('vitry');
    expect(entry).toMatchObject({
      actorKind: 'person',
      actorId: 'essai',
      fact: 'sample.town-founded',
      before: null,
      after: { code: 'vitry' },
    });
    expect(entry?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    const facts = ['un', 'deux', 'trois'].map((subject) => ({ name: 'sample.ordered', subject, before: null, after: null }));
    await test.database.transaction(alpha, (tx) => appendFacts(tx, alpha, facts));
    const ordered = await test.database.read(alpha, (tx) => listEntries(tx, { fact: 'sample.ordered', limit: 2 }));
    expect(ordered.map((one) => one.subject)).toEqual(['trois', 'deux']);
    const older = await test.database.read(alpha, (tx) =>
      listEntries(tx, { fact: 'sample.ordered', before: ordered[1]?.id ?? 0, limit: 2 }),
    );
    expect(older.map((one) => one.subject)).toEqual(['un']);
  });

  it('names who sees as another person as who acted, and never calls them by both names elsewhere', async () => {
    const seen = { ...alpha, id: 'seen', name: 'Gentiane', seenBy: { id: 'looks', name: 'Administration' } };
    const fact = { name: 'sample.refused', subject: 'looked', before: null, after: null };
    await test.database.transaction(alpha, (tx) => appendFacts(tx, { ...alpha, id: 'looks', name: 'Administration' }, [fact]));
    await noteFacts(test.database, seen, [fact]);
    const token = { ...fact, name: 'accounts.token-made', subject: 'looks', after: { name: 'Tableau de bord' } };
    await noteFacts(test.database, alpha, [token]);
    const [latest] = await entriesAbout('looked');
    expect(latest).toMatchObject({ actorId: 'looks', actorName: 'Administration (vu comme Gentiane)' });
    const names = await test.database.read(alpha, (tx) => nameSubjects(tx, ['looks', 'seen']));
    expect([...names]).toEqual([['looks', 'Administration']]);
  });

  it('calls nobody by the name of their token, with the no-break space of today or the plain one of older entries', async () => {
    for (const name of ['Odile', 'Odile (jeton «\u0020suivi\u0020»)', 'Odile (jeton «\u00a0suivi\u00a0»)']) {
      const fact = { name: 'sample.refused', subject: 'by-a-token', before: null, after: null };
      await test.database.transaction(alpha, (tx) => appendFacts(tx, { ...alpha, id: 'holds', name }, [fact]));
      const names = await test.database.read(alpha, (tx) => nameSubjects(tx, ['holds']));
      expect([...names]).toEqual([['holds', 'Odile']]);
    }
  });

  it('takes nothing from whoever sees as another person but what the house notes of them', async () => {
    const seen = { ...alpha, seenBy: { id: 'looks', name: 'Administration' } };
    await expect(perform(test.database, seen, foundTown, 'arcueil')).rejects.toMatchObject({ code: 'access.refused' });
    const found = test.database.transaction(seen, (tx) => addTown(tx, seen.operator, 'arcueil'));
    await expect(found).rejects.toMatchObject({ code: 'database.read-only' });
    expect(await test.database.read(alpha, listTowns)).not.toContain('arcueil');
  });
});
