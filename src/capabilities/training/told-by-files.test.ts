import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { filesOf } from '../../import/import.samples.ts';
import { importMigrations, importTables } from '../../import/import.tables.ts';
import type { ImportOutcome } from '../../import/outcome.ts';
import { listRejects } from '../../import/run.store.ts';
import { runImport } from '../../import/run-import.ts';
import { undoImport } from '../../import/undo.ts';
import { day } from '../../kernel/day.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { recordBodies } from '../directory/directory.samples.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { cancelEnrolment, enrol } from './enrol.ts';
import { listEnrolments } from './enrolment.store.ts';
import { registration } from './index.ts';
import { inviteTrainees } from './invite-trainees.ts';
import { openOperatorWithMembers } from './members.samples.ts';
import { findSession } from './session.store.ts';
import { whoAreMisled } from './told-plan.ts';

const formats = [...directory.formats, ...catalogue.formats, ...staff.formats, ...registration.formats];
const today = day('2026-11-20');

let test: TestDatabase;
let operators = 0;
beforeAll(async () => {
  test = await openTestDatabase({
    capabilities: [{ migrations: importMigrations, tables: importTables }, directory, catalogue, staff, registration],
  });
});
afterAll(() => test.close());

const room = (place: string) => ({
  'sessions-formation.csv': `code;formation;du;jours;lieu\nT1;Tableur;01/12/2026;0,5;${place}\n`,
});
const state = (of: string) => ({ 'inscriptions-formation.csv': `session;participant;etat\nT1;8007;${of}\n` });

/** A session T1 of a file, to which 8007 is invited, and whose calendar is wrong. */
async function openInvited() {
  operators += 1;
  const actor = testActor(`prevenus-${operators}`, ['administrator', 'direction']);
  const load = (texts: Readonly<Record<string, string>>, options: { readonly dryRun?: boolean } = {}) =>
    runImport(test.database, actor, filesOf(texts), formats, { today, ...options });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil']);
    await sql`insert into directory.operator (operator, code, name, origin, recorded_by)
      values (${actor.operator}, ${actor.operator}, 'Opérateur', 'entered', 'essai')`.execute(tx);
  });
  await load({ 'formations.csv': 'code;nom;categorie\ntableur;Tableur;bureautique\n', ...room('Salle 1') });
  const subjects: string[] = [];
  const desk = {
    database: test.database,
    mail: async (mail: { readonly subject: string }) => void subjects.push(mail.subject),
    now: () => new Date('2026-11-20T10:00:00Z'),
    today: () => today,
  };
  const ask = (participant: string) =>
    perform(test.database, actor, enrol, { session: 'T1', participant, courriel: `${participant}@arcueil.example` });
  const cancel = async (name: string) => {
    const all = await test.database.read(actor, (tx) => listEnrolments(tx, 'T1'));
    const inscription = all.find(({ participant }) => participant === name)?.id;
    await perform(test.database, actor, cancelEnrolment, { session: 'T1', today, inscription });
  };
  await ask('8007');
  await inviteTrainees(desk, actor, 'T1');
  subjects.length = 0;
  const misled = () =>
    test.database.read(actor, async (tx) => {
      const session = await findSession(tx, 'T1');
      if (session === null) throw new Error('the session is there');
      const { outdated, uncancelled } = whoAreMisled(await listEnrolments(tx, 'T1'), session, today);
      return [outdated.length, uncancelled.length];
    });
  const invite = () => inviteTrainees(desk, actor, 'T1');
  return { actor, load, ask, cancel, misled, invite, subjects };
}

describe('whoever was invited', () => {
  it('to a session that a file moves is to be told, until the import is taken back', async () => {
    const { actor, load, misled, invite, subjects } = await openInvited();
    await expect(invite()).rejects.toMatchObject({ code: 'training.nobody-to-invite' });
    const { importId } = await load(room('Salle 2'));
    expect(await misled()).toEqual([1, 0]);
    await invite();
    expect(await misled()).toEqual([0, 0]);
    await undoImport(test.database, actor, importId ?? '', formats, { today });
    expect(await misled()).toEqual([1, 0]);
    await invite();
    expect(subjects).toEqual(['Formation modifiée : Tableur', 'Formation modifiée : Tableur']);
  });

  it('and is cancelled by a file is to be told, and keeps having been told when the import is taken back', async () => {
    const { actor, load, misled, invite, subjects } = await openInvited();
    const { importId } = await load(state('annulé'));
    expect(await misled()).toEqual([0, 1]);
    expect(await invite()).toMatchObject({ invited: { sent: 0 }, released: { sent: 1 } });
    expect(await misled()).toEqual([0, 0]);
    await undoImport(test.database, actor, importId ?? '', formats, { today });
    expect(await invite()).toMatchObject({ invited: { sent: 1 }, released: { sent: 0 } });
    expect(subjects).toEqual(['Inscription annulée : Tableur', 'Formation : Tableur']);
  });

  it('is counted by the import that makes them to be told again, once, in a trial too', async () => {
    const { actor, load, invite } = await openInvited();
    const remarks = ({ files }: ImportOutcome) =>
      files.flatMap(({ warnings }) => warnings.map(({ value, message }) => [value, message]));
    const moved = [
      [
        'T1',
        'Session T1 : 1 personne invitée a dans son agenda un rendez-vous qui n’est plus le bon. Prévenez-la depuis la page de la session.',
      ],
    ];
    expect(remarks(await load(room('Salle 2'), { dryRun: true }))).toEqual(moved);
    const outcome = await load(room('Salle 2'));
    expect(remarks(outcome)).toEqual(moved);
    const kept = await test.database.read(actor, (tx) => listRejects(tx, outcome.importId ?? ''));
    expect(kept).toMatchObject([{ kind: 'warning', line: null, field: 'session', value: 'T1', rule: 'to-be-told' }]);
    expect(remarks(await load(state('annulé')))).toEqual([]); // to be told they were already
    await load(state('inscrit'));
    await invite();
    expect(remarks(await load(state('annulé')))).toEqual(moved);
    expect(remarks(await load(room('Salle 3')))).toEqual([]);
  });

  it('after a file had enrolled them stays enrolled: that import is not taken back any more', async () => {
    const { actor, load, ask, invite, cancel, subjects } = await openInvited();
    const { importId } = await load({ 'inscriptions-formation.csv': 'session;participant;etat\nT1;8008;inscrit\n' });
    await expect(invite()).rejects.toMatchObject({ code: 'training.nobody-to-invite' }); // a file gives no address
    await cancel('8008');
    await ask('8008');
    expect(await invite()).toMatchObject({ invited: { sent: 1 } });
    await expect(undoImport(test.database, actor, importId ?? '', formats, { today })).rejects.toMatchObject({
      code: 'import.touched-since',
    });
    expect(subjects).toEqual(['Formation : Tableur']);
  });
});

it('what was told is not a member’s to say', async () => {
  const { session, of } = await openOperatorWithMembers(test.database, 'prevenus-adherent');
  const write = (statement: string) => test.database.transaction(of('arcueil'), (tx) => sql.raw(statement).execute(tx));
  const insert = (participant: string, told: string) =>
    write(`insert into training.enrolment (operator, session, participant, body, state, told, origin, recorded_by)
      values ('prevenus-adherent', '${session}', '${participant}', 'arcueil', 'waiting', ${told}, 'entered', 'x')`);
  await insert('8007', 'null');
  await expect(insert('8008', "'{}'")).rejects.toMatchObject({ code: 'database.refused' });
  await expect(write("update training.enrolment set told = '{}'")).rejects.toMatchObject({ code: 'database.refused' });
});
