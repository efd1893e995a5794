/**
 * Saving a week on PostgreSQL, with 50 agents who do it at once: how long each waits, against the least that any save could send.
 * See bench/README.md.
 *
 * Run: BIEVRE_TEST_POSTGRES=postgres://postgres@127.0.0.1:5432/postgres node bench/weeks.ts [seconds]
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { registration as activity } from '../src/capabilities/activity/index.ts';
import { cellField, workFields } from '../src/capabilities/activity/week/edited-row.ts';
import { saveWeek } from '../src/capabilities/activity/week/save-week.ts';
import type { Work } from '../src/capabilities/activity/week/work.ts';
import { registration as catalogue } from '../src/capabilities/catalogue/index.ts';
import { registration as directory } from '../src/capabilities/directory/index.ts';
import { registration as staff } from '../src/capabilities/staff/index.ts';
import type { Database } from '../src/database/face.ts';
import { factsOf } from '../src/database/journal.store.ts';
import { perform } from '../src/database/perform.ts';
import { openTestDatabase, testActor } from '../src/database/testing.ts';
import { importMigrations, importTables } from '../src/import/import.tables.ts';
import { runImport } from '../src/import/run-import.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { addDays, type Day, day } from '../src/kernel/day.ts';
import { agents, csv, lineHeadings, makeHouse, makeLines } from './activity-history.ts';
import { processorTimes, spentSince } from './processor-time.ts';
import { connectToLatest } from './server-client.ts';

const seconds = Number(process.argv[2] ?? 20);
const capabilities = [directory, catalogue, staff, activity];
/** The first Monday after the history. */
const firstMonday = day('2021-01-04');

type Agent = {
  readonly actor: Actor;
  readonly person: string;
  readonly kind: string;
  monday: Day;
  version: number;
  turn: number;
  written: number;
};
type Times = number[];

const loader = testActor('mesure', ['administrator', 'hr', 'direction']);
const teams = ['si', 'infra', 'support', 'postes'];

function agentOf(at: number): Agent {
  const person = `A${String(at + 1).padStart(3, '0')}`;
  const team = teams[at % 4] ?? '';
  const kind = { si: 'si-mco', infra: 'infra-mco', support: 'support-assistance', postes: 'postes-assistance' }[team] ?? '';
  return {
    actor: { ...testActor('mesure', ['agent']), id: `compte-${person}` },
    person,
    kind,
    monday: firstMonday,
    version: 0,
    turn: 0,
    written: 0,
  };
}

/**
 * What an agent types: eight rows of half-days for eight applications and their members; every second time, one row changes and one
 * goes to another member, as in a week that is filled day after day.
 */
function typed({ kind, monday, version, turn }: Agent): Readonly<Record<string, string>> {
  const rows = Array.from({ length: 8 }, (_, row): (readonly [string, string])[] => {
    const moved = row === 7 ? turn % 2 : 0;
    const work: Work = { kind, application: `l${row}`, domain: null, project: null, comment: null, body: null, scope: 'shared' };
    const shown = moved === 1 ? { ...work, scope: 'internal' as const } : work;
    const half = (place: number) => (place === Math.floor(row / 2) ? (row === 6 && turn % 2 === 1 ? '0,25' : '0,5') : '');
    return [
      ...workFields(row, shown),
      ...Array.from({ length: 7 }, (_unused, place): [string, string] => [cellField(row, place), half(place)]),
    ];
  });
  return { lundi: monday, version: String(version), ...Object.fromEntries(rows.flat()) };
}

/** Saves what was typed; after eight saves the agent goes on to the next week. */
async function ours(database: Database, agent: Agent): Promise<void> {
  agent.version = await perform(database, agent.actor, saveWeek, typed(agent));
  agent.turn += 1;
  if (agent.turn % 8 === 0) Object.assign(agent, { monday: addDays(agent.monday, 7), version: 0 });
}

/** The least: one statement that writes as many lines and the week, and one fact, sent with the commit; nothing is read or checked. */
async function least(database: Database, agent: Agent): Promise<void> {
  const { actor, person, kind } = agent;
  agent.written += 1;
  const write = sql`
      with mine as (
        insert into activity.week as w (operator, person, monday, state, version, origin, recorded_by)
        values (${actor.operator}, ${person}, '2031-01-06', 'open', 1, 'entered', ${actor.id})
        on conflict (operator, person, monday) do update set version = w.version + 1 returning version
      )
      insert into activity.time_line (operator, person, day, kind, days_hundredths, scope, origin, recorded_by, occurrence)
      select ${actor.operator}, ${person}, '2031-01-06', ${kind}, 25, 'internal', 'entered', ${actor.id}, ${agent.written}::int * 2 + n
      from generate_series(1, 2) n, mine`;
  const facts = factsOf(actor, [{ name: 'activity.week-saved', subject: person, before: { days: '4' }, after: { days: '4' } }]);
  await database.transaction(actor, async () => {}, { closing: () => (facts === null ? [write] : [write, facts]) });
}

function quantile(times: Times, share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(1);
}

async function timed(work: () => Promise<void>, into: Times): Promise<void> {
  const began = performance.now();
  await work();
  into.push(performance.now() - began);
}

type Side = (database: Database, agent: Agent) => Promise<void>;

/** Each agent saves once a second, at moments of their own, whether the one before was answered or not. */
async function everySecond(database: Database, people: readonly Agent[], side: Side): Promise<Times> {
  const times: Times = [];
  await Promise.all(
    people.map(async (agent, at) => {
      await pause((1_000 / people.length) * at);
      const began = performance.now();
      for (let round = 0; round < seconds; round += 1) {
        await pause(Math.max(0, began + round * 1_000 - performance.now()));
        await timed(() => side(database, agent), times);
      }
    }),
  );
  return times;
}

/** All in the same instant, and again once everybody was answered. */
async function inOneInstant(database: Database, people: readonly Agent[], side: Side): Promise<Times> {
  const times: Times = [];
  for (let round = 0; round < seconds; round += 1) {
    await Promise.all(people.map((agent) => timed(() => side(database, agent), times)));
    await pause(200);
  }
  return times;
}

async function main(superuser: string): Promise<void> {
  const { database, close } = await openTestDatabase({ capabilities, migrations: importMigrations, tables: importTables });
  const client = await connectToLatest(superuser);
  try {
    const people = await recordAgents(database);
    await commitToDisk(client);
    const heads = ['n', 'median', 'p95', 'max', 'processor'];
    console.log(`${'milliseconds'.padEnd(46)}${heads.map((head) => head.padStart(10)).join('')}`);
    for (const [how, load] of Object.entries({ 'each once a second': everySecond, 'in the same instant': inOneInstant })) {
      for (const [name, side] of Object.entries({ 'the least': least, 'a week saved': ours })) {
        for (const agent of people) await side(database, agent);
        const start = await processorTimes(client);
        const times = await load(database, people, side);
        const processor = spentSince(start, await processorTimes(client)) / times.length;
        const shown = [String(times.length), ...[0.5, 0.95, 1].map((share) => quantile(times, share)), processor.toFixed(1)];
        console.log(`${`${how}: ${name}`.padEnd(46)}${shown.map((text) => text.padStart(10)).join('')}`);
      }
    }
  } finally {
    await client.end();
    await close();
  }
}

/** A server for tests answers before the disk has what it was told; one that people rely on does not. */
async function commitToDisk(client: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await client.query(`alter system set ${setting} = on`);
  await client.query('select pg_reload_conf()');
  await client.query('checkpoint');
}

/** Ten years of fifty agents, each with an account. */
async function recordAgents(database: Database): Promise<Agent[]> {
  const formats = capabilities.flatMap((capability) => capability.formats);
  const history = { name: 'lignes-de-temps.csv', bytes: csv([lineHeadings, ...makeLines()]) };
  for (const files of [makeHouse('mesure'), [history]]) await runImport(database, loader, files, formats);
  const people = Array.from({ length: agents }, (_, at) => agentOf(at));
  await database.transaction(loader, async (tx) => {
    for (const { person, actor } of people)
      await sql`insert into staff.person_account (operator, person, account, origin, recorded_by)
        values (${actor.operator}, ${person}, ${actor.id}, 'entered', ${actor.id})`.execute(tx);
  });
  return people;
}

const superuser = process.env['BIEVRE_TEST_POSTGRES'];
if (superuser === undefined) throw new Error('BIEVRE_TEST_POSTGRES: the address of a superuser of a throwaway PostgreSQL');
await main(superuser);
