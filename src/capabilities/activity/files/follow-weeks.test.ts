import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { openActivityFiles, timeLines } from './activity-files.samples.ts';
import { followWeeks } from './follow-weeks.ts';

let files: Awaited<ReturnType<typeof openActivityFiles>>;
beforeAll(async () => {
  files = await openActivityFiles();
});
afterAll(() => files.close());

/** An operator with lines of A1 on 10 and 17 March 2020, `suivi` and the project `refonte`, recorded before what comes next. */
async function imported(): Promise<Actor> {
  const actor = await files.newcomer();
  await files.load(actor, timeLines('A1;10/03/2020;suivi;1;melun;;coriolis;', 'A1;17/03/2020;projet;1;;MULTI;;refonte'));
  return actor;
}

/** What an import of these very lines says at its end, after something was closed while it was read. */
async function atItsEnd(actor: Actor, close: readonly (readonly [table: string, row: Readonly<Record<string, unknown>>])[]) {
  const rows = sql`select * from activity.time_line where operator = ${actor.operator}`;
  return files.database.transaction(actor, async (tx) => {
    for (const [table, row] of close) await record(tx, actor, table, [row]);
    await followWeeks(tx, { actor, importId: 'essai', undoing: false, rows });
  });
}

const dated = (table: string, code: string, days: { readonly from?: string; readonly to?: string }) => (actor: Actor) =>
  files.database.transaction(actor, (tx) =>
    sql`update ${sql.table(table)} set from_day = ${days.from ?? null}::date, to_day = ${days.to ?? null}::date
      where operator = ${actor.operator} and code = ${code}`.execute(tx),
  );

it('lets an import end where nothing was closed under its lines while it was read', async () => {
  const actor = await imported();
  await dated('activity.kind', 'suivi', { from: '2020-03-10', to: '2020-03-11' })(actor);
  await dated('activity.project', 'refonte', { to: '2020-03-18' })(actor);
  await atItsEnd(actor, [['activity.month_lock', { month: '2020-02-01' }]]);
});

it('stops it where a month was locked, or a week closed', async () => {
  const actor = await imported();
  const closing = [
    ['activity.month_lock', { month: '2020-03-01' }],
    ['activity.week', { person: 'A1', monday: '2020-03-09', state: 'approved' }],
  ] as const;
  await expect(atItsEnd(actor, closing)).rejects.toThrow(
    /un mois a été verrouillé \(mars 2020\s: 2 lignes\)\s; une semaine a été terminée \(A1, semaine du 9 au 13 mars 2020/,
  );
});

it.each([
  ['a kind ended', dated('activity.kind', 'suivi', { to: '2020-03-10' }), /dates \(«\sSuivi d’application\s»\)/],
  ['one above it ended', dated('activity.kind', 'mco', { to: '2020-03-10' }), /dates \(«\s[^»]*»(, «\s[^»]*»)*\)/],
  ['it begins later', dated('activity.kind', 'projet', { from: '2020-03-18' }), /dates \(«\sProjet\s»\)/],
  ['its project ended', dated('activity.project', 'refonte', { to: '2020-03-17' }), /dates \(«\sRefonte/],
])('stops it where %s', async (_what, change, sentence) => {
  const actor = await imported();
  await change(actor);
  await expect(atItsEnd(actor, [])).rejects.toThrow(sentence);
});
