import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { insertAccount } from '../../accounts/account.store.ts';
import { insertGrant } from '../../accounts/grant.store.ts';
import { openActivityFiles, told } from '../files/activity-files.samples.ts';

let files: Awaited<ReturnType<typeof openActivityFiles>>;
beforeAll(async () => {
  files = await openActivityFiles();
});
afterAll(() => files.close());

/** An operator whose people sign in: staff number → the address of their account. */
async function withAccounts(people: Readonly<Record<string, string>>): Promise<Actor> {
  const actor = await files.newcomer();
  for (const [person, address] of Object.entries(people)) {
    const [id, email] = [`${actor.operator}-${person}`, address.replace('@', `@${actor.operator}.`)];
    await insertAccount(files.database.accounts, { id, name: `Compte ${person}`, email }, null);
    const terms = { role: 'agent', scope: { kind: 'operator' }, fromDay: day('2020-01-01'), toDay: null } as const;
    await insertGrant(files.database.accounts, { ...terms, account: id, operator: actor.operator, grantedBy: 'essai' });
    await files.database.transaction(actor, (tx) => record(tx, actor, 'staff.person_account', [{ person, account: id }]));
  }
  return actor;
}

const heading = 'Date,From,To,Duration,Name,User,E-mail,"Staff number",Customer,Project,Activity,Description,Tags';
const entry = (date: string, name: string, user: string, email: string, said = ',') =>
  `${date},09:00,16:00,7:00,${name},${user},${email},,Melun,Coriolis,suivi,${said}`;
const load = (actor: Actor, ...entries: readonly string[]) =>
  files.load(actor, { 'kimai.csv': [heading, ...entries].join('\n') });

describe('a user of Kimai without a staff number', () => {
  it('is refused where no account of a person has their address or name, or where two do', async () => {
    const actor = await withAccounts({ A1: 'port@un.exemple.fr', A3: 'port@deux.exemple.fr' });
    const outcome = await load(
      actor,
      entry('2020-03-10', 'Inconnu', 'inconnu', 'inconnu@exemple.fr'),
      entry('2020-03-11', '', 'port', ''),
    );
    expect(told(outcome, 'rejected')).toEqual([
      [2, 'unknown-reference', expect.stringContaining('ou liez à sa personne un compte de la même adresse électronique')],
      [
        3,
        'ambiguous-reference',
        'L’utilisateur « port » peut être A1 ou A3, d’après leurs comptes : donnez-lui dans Kimai son matricule (Staff number), puis exportez de nouveau.',
      ],
    ]);
    expect(outcome.files[0]?.rejected.map(({ field, value }) => [field, value])).toEqual([
      ['courriel', 'inconnu@exemple.fr'],
      ['utilisateur', 'port'],
    ]);
    expect(await files.lines(actor)).toEqual([]);
  });

  it('is the person whose account has their address, the start of it, or their name', async () => {
    const actor = await withAccounts({ A1: 'quai@exemple.fr', A3: 'pont@exemple.fr' });
    const outcome = await load(
      actor,
      entry('2020-03-10', 'Autre', '', `QUAI@${actor.operator}.exemple.fr`),
      entry('2020-03-11', '', 'pont', ''),
      entry('2020-03-12', 'Compte A1', 'autre', ''),
    );
    expect(told(outcome, 'rejected')).toEqual([]);
    expect((await files.lines(actor)).map((line) => line.slice(0, 13))).toEqual([
      'A1 2020-03-10',
      'A1 2020-03-12',
      'A3 2020-03-11',
    ]);
  });

  it('is not looked for among the accounts of others', async () => {
    await withAccounts({ A1: 'rive@exemple.fr' });
    const outcome = await load(await withAccounts({}), entry('2020-03-10', '', 'rive', ''));
    expect(told(outcome, 'rejected')).toMatchObject([[2, 'unknown-reference', {}]]);
  });
});

describe('the tags of an entry', () => {
  it('are its comment where it says nothing else, and are left where it does', async () => {
    const actor = await withAccounts({ A1: 'digue@exemple.fr' });
    await load(
      actor,
      entry('2020-03-10', '', 'digue', '', ',"urgent, nuit"'),
      entry('2020-03-11', '', 'digue', '', 'Clôture,urgent'),
      entry('2020-03-12', '', 'digue', ''),
    );
    const json = [{ begin: '2020-03-13T09:00:00+0100', end: '2020-03-13T16:00:00+0100', duration: 25_200, tags: ['astreinte'] }];
    const more = {
      project: { name: 'Coriolis', customer: { name: 'Melun' } },
      activity: { name: 'suivi' },
      user: { username: 'digue' },
    };
    const outcome = await files.load(actor, {
      'timesheets.json': JSON.stringify(
        [...json, { ...json[0], begin: '2020-03-16T09:00:00+0100', duration: -60 }].map((one) => ({ ...more, ...one })),
      ),
    });
    expect(told(outcome, 'rejected')).toMatchObject([[null, 'outline', {}]]);
    expect(outcome.files[0]?.rejected[0]?.message).toContain('une durée n’est pas négative');
    const { rows } = await files.database.read(actor, (tx) =>
      sql<{ comment: string | null }>`select comment from activity.time_line order by day`.execute(tx),
    );
    expect(rows.map(({ comment }) => comment)).toEqual(['urgent, nuit', 'Clôture', null, 'astreinte']);
  });
});
