/**
 * Working time: how long ten years of a 50-agent operator (265,000 lines of time) take to import, against the floor that no import can
 * go below; and how long the pivots take through the figures engine: three against the bare SQL, one in full reading, and days due.
 * See bench/README.md.
 *
 * Run: BIEVRE_TEST_POSTGRES=postgres://postgres@127.0.0.1:5432/postgres node bench/activity.ts [rounds] [operators] [pivots]
 * Without an address, the pivots alone on the embedded database. `operators`: beside the one measured, others of the same size are
 * made from it (40 in all are 10 million lines); 1 unless it is said. `pivots`: without comparing imports.
 */
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { registration as activity } from '../src/capabilities/activity/index.ts';
import { registration as catalogue } from '../src/capabilities/catalogue/index.ts';
import { registration as directory } from '../src/capabilities/directory/index.ts';
import { owedDays, registration as staff } from '../src/capabilities/staff/index.ts';
import type { Database, Rows, Tx } from '../src/database/face.ts';
import { openTestDatabase, testActor } from '../src/database/testing.ts';
import { askMany } from '../src/figures/ask.ts';
import { createRegistry } from '../src/figures/registry.ts';
import { importMigrations, importTables } from '../src/import/import.tables.ts';
import { runImport } from '../src/import/run-import.ts';
import type { Question } from '../src/kernel/figure.ts';
import { month, year } from '../src/kernel/period.ts';
import { csv, firstYear, lineHeadings, lines, makeAbsences, makeHouse, makeLines, teams, years } from './activity-history.ts';
import { processorTimes, spentSince } from './processor-time.ts';
import { connectToLatest } from './server-client.ts';

const rounds = Number(process.argv[2] ?? 5);
const operators = Number(process.argv[3] ?? 1);
const capabilities = [directory, catalogue, staff, activity];
const formats = capabilities.flatMap((capability) => capability.formats);
const registry = createRegistry(capabilities.flatMap(({ measures }) => measures));
const actor = testActor('mesure', ['administrator', 'hr', 'direction']);
const bytes = csv([lineHeadings, ...makeLines()]);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The floor: statements that any import would need, and no others. Every name is resolved, every foreign key checked. */
async function floor(client: pg.Client): Promise<void> {
  await client.query('begin');
  await client.query(
    "select set_config('role', 'bievre_app', true), set_config('bievre.operator', 'mesure', true), set_config('bievre.member', '', true)",
  );
  await client.query(`create temporary table floor_stage
    (person text, day date, kind text, days text, body text, scope text, application text, project text, domain text) on commit drop`);
  await pipeline(
    Readable.from([bytes]),
    client.query(
      copyFrom(
        "copy floor_stage from stdin (format csv, header true, delimiter ';', force_null (body, scope, application, project, domain))",
      ),
    ),
  );
  const { rowCount } = await client.query(`
    insert into activity.time_line (operator, person, day, kind, days_hundredths, body, scope, application, project, domain, origin, recorded_by)
    select 'mesure', p.code, s.day, k.code, (replace(s.days, ',', '.')::numeric * 100)::int, b.code,
      case s.scope when 'MULTI' then 'shared' when 'INTERNE' then 'internal' end, a.code, j.code, d.code, 'imported', 'mesure'
    from floor_stage s
    join staff.person p on p.operator = 'mesure' and p.code = s.person
    join activity.kind k on k.operator = 'mesure' and k.code = s.kind
    left join directory.body b on b.operator = 'mesure' and b.name = s.body
    left join catalogue.application a on a.operator = 'mesure' and a.name = s.application
    left join activity.project j on j.operator = 'mesure' and j.code = s.project
    left join catalogue.domain d on d.operator = 'mesure' and d.code = s.domain`);
  await client.query('commit');
  if (rowCount !== lines) throw new Error(`the floor loaded ${rowCount} lines`);
}

async function ours(database: Database): Promise<void> {
  const outcome = await runImport(database, actor, [{ name: 'lignes-de-temps.csv', bytes }], formats);
  const [file] = outcome.files;
  const [first] = file?.rejected ?? [];
  if (file?.added !== lines) throw new Error(`the import loaded ${file?.added} lines; ${first?.message ?? ''}`);
}

/** The lines of one operator are taken out and put back: of the others, those stay. */
async function compareImports(client: pg.Client, database: Database): Promise<void> {
  const times: Record<'floor' | 'ours' | 'floorProcessor' | 'oursProcessor', number[]> = {
    floor: [],
    ours: [],
    floorProcessor: [],
    oursProcessor: [],
  };
  const clear = async () => {
    await client.query(
      operators === 1 ? 'truncate activity.time_line' : "delete from activity.time_line where operator = 'mesure'",
    );
    await client.query('truncate import.original cascade');
    if (operators > 1) await client.query('vacuum activity.time_line');
    await client.query('checkpoint');
  };
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of ['floor', 'ours'] as const) {
      await clear();
      const start = await processorTimes(client);
      times[side].push(await timed(() => (side === 'floor' ? floor(client) : ours(database))));
      times[`${side}Processor`].push(spentSince(start, await processorTimes(client)));
    }
  }
  const shown = (all: readonly number[]) => all.map((time) => (time / 1000).toFixed(1)).join(' ');
  const ratio = (base: readonly number[], mine: readonly number[]) => {
    const [floorTime, ownTime] = [median(base.slice(1)), median(mine.slice(1))];
    return `floor ${(floorTime / 1000).toFixed(1)} s · import ${(ownTime / 1000).toFixed(1)} s · ratio ${(ownTime / floorTime).toFixed(2)}`;
  };
  console.log(`import of ${lines} lines, ${(bytes.length / 1024 / 1024).toFixed(1)} MB: ${ratio(times.floor, times.ours)}`);
  console.log(`  processor time: ${ratio(times.floorProcessor, times.oursProcessor)}`);
  console.log(`  floor: ${shown(times.floor)} · import: ${shown(times.ours)}`);
}

/** What whoever knew the tables would write for the same table of figures. */
const bareSql: Readonly<Record<string, Rows>> = {
  domain: sql`
    with recursive tree as (
      select code, array[code] as path from catalogue.domain where parent is null
      union all select d.code, t.path || d.code from catalogue.domain d join tree t on t.code = d.parent
    ), own as (
      select l.domain, l.application, extract(year from l.day) as year, sum(l.days_hundredths) as days
      from activity.time_line l group by 1, 2, 3
    )
    select step, year, sum(days) / 100 as days
    from own left join catalogue.application a on a.code = own.application
    join tree on tree.code = coalesce(own.domain, a.domain), unnest(tree.path) as step group by 1, 2`,
  beneficiary: sql`
    select coalesce(l.body, l.scope) as beneficiary, extract(year from l.day) as year, sum(l.days_hundredths) / 100.0 as days
    from activity.time_line l group by 1, 2`,
  kind: sql`
    with recursive tree as (
      select code, array[code] as path from activity.kind where parent is null
      union all select k.code, t.path || k.code from activity.kind k join tree t on t.code = k.parent
    ), own as (
      select l.kind, extract(year from l.day) as year, sum(l.days_hundredths) as days from activity.time_line l group by 1, 2
    )
    select step, year, sum(days) / 100 as days from own join tree on tree.code = own.kind, unnest(tree.path) as step group by 1, 2`,
};

const coordinates: Readonly<Record<string, Rows>> = {
  domain: sql`select code as value from catalogue.domain`,
  beneficiary: sql`select code as value from directory.body union all values ('MULTI'), ('INTERNE')`,
  kind: sql`select code as value from activity.kind`,
};

async function questionsOf(tx: Tx, dimension: string, measure = 'activity.days'): Promise<Question[]> {
  const { rows } = await sql<{ value: string }>`${coordinates[dimension] ?? sql``}`.execute(tx);
  return rows.flatMap(({ value }) =>
    Array.from({ length: years }, (_, index) => ({ measure, period: year(firstYear + index), at: { [dimension]: value } })),
  );
}

/** A table of figures, and what it is measured against. */
type Pivot = {
  readonly name: string;
  readonly questions: (tx: Tx) => Promise<readonly Question[]>;
  readonly base: (tx: Tx, questions: readonly Question[]) => Promise<unknown>;
};

/** As recorded, against bare SQL. */
const recorded: readonly Pivot[] = Object.entries(bareSql).map(([dimension, statement]) => ({
  name: `${dimension} × year`,
  questions: (tx) => questionsOf(tx, dimension),
  base: (tx) => sql`${statement}`.execute(tx),
}));

/** In full, every shared day spread over 40 members, against the same table as recorded. */
const full: Pivot = {
  name: 'beneficiary × year, full',
  questions: (tx) => questionsOf(tx, 'beneficiary', 'activity.full_days'),
  base: (tx, questions) =>
    askMany(
      tx,
      registry,
      questions.map((question) => ({ ...question, measure: 'activity.days' })),
    ),
};

const lastYear = firstYear + years - 1;

/** What 50 agents owe of each month of a year, against what each owes of each day, listed once and added up. */
const due: Pivot = {
  name: 'team × month, due',
  questions: async () =>
    teams.flatMap((team) =>
      Array.from({ length: 12 }, (_, index) => ({
        measure: 'activity.days_due',
        period: month(lastYear, index + 1),
        at: { team },
      })),
    ),
  base: (tx) => sql`select sum(one.due * one.part) from (${owedDays.over(year(lastYear), new Set())}) one`.execute(tx),
};

async function comparePivots(client: pg.Client | null, database: Database): Promise<void> {
  const heads = ['ours', 'base', 'ratio', 'cells', ...(client ? ['processor', 'base', 'ratio'] : [])];
  console.log(`${'pivot, milliseconds'.padEnd(28)}${heads.map((text) => text.padStart(10)).join('')}`);
  await runImport(database, actor, [makeAbsences()], formats);
  for (const { name, questions: asked, base } of [...recorded, full, due]) {
    const questions = await database.read(actor, asked);
    const sides = {
      bare: () => database.read(actor, (tx) => base(tx, questions)),
      ours: () => database.read(actor, (tx) => askMany(tx, registry, questions)),
    };
    const times: Record<keyof typeof sides, number[]> = { ours: [], bare: [] };
    const processor = { ours: 0, bare: 0 };
    for (const side of ['bare', 'ours', 'bare', 'ours'] as const) {
      await sides[side]();
      const start = client && (await processorTimes(client));
      for (let round = 0; round < rounds * 3; round += 1) times[side].push(await timed(sides[side]));
      if (client && start) processor[side] += spentSince(start, await processorTimes(client)) / (rounds * 6);
    }
    const [mine, other] = [median(times.ours), median(times.bare)];
    const both = (own: number, theirs: number) => [own.toFixed(1), theirs.toFixed(1), (own / theirs).toFixed(2)];
    const shown = [...both(mine, other), String(questions.length), ...(client ? both(processor.ours, processor.bare) : [])];
    console.log(`${name.padEnd(28)}${shown.map((text) => text.padStart(10)).join('')}`);
  }
  // Leave is looked at line by line by imports, which are measured without.
  await database.transaction(actor, (tx) => sql`delete from staff.absence`.execute(tx));
}

/** Other operators of the same size, made from the one that was imported; what was checked once is not checked again. */
async function multiply(client: pg.Client): Promise<void> {
  await client.query('set session_replication_role = replica');
  const tables = [
    'directory.operator',
    'directory.body',
    'directory.team',
    'catalogue.domain',
    'catalogue.application',
    'catalogue.function',
    'catalogue.subscription',
    'staff.person',
    'staff.post',
    'staff.occupation',
    'activity.kind',
    'activity.project',
    'activity.time_line',
  ];
  for (const table of tables) {
    const { rows } = await client.query<{ names: string }>(
      `select string_agg(quote_ident(attname), ', ') as names from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname not in ('operator', 'id', 'code')`,
      [table],
    );
    const hasCode = (await client.query(`select 1 from pg_attribute where attrelid = $1::regclass and attname = 'code'`, [table]))
      .rowCount;
    const code = hasCode === 0 ? '' : ', code';
    const value = table === 'directory.operator' ? ", 'mesure-' || n" : code;
    const names = rows[0]?.names ?? '';
    await client.query(
      `insert into ${table} (operator${code}, ${names}) select 'mesure-' || n${value}, ${names} from ${table}, generate_series(2, $1::int) n where operator = 'mesure' order by n`,
      [operators],
    );
  }
  await client.query('set session_replication_role = origin');
  await client.query('vacuum analyze');
}

async function main(superuser: string | undefined): Promise<void> {
  const { database, close } = await openTestDatabase({ capabilities, migrations: importMigrations, tables: importTables });
  const client = superuser === undefined ? null : await connectToLatest(superuser);
  // One processor for each side: helpers of a query can't be counted once they have gone.
  await client?.query('alter system set max_parallel_workers_per_gather = 0');
  await client?.query('select pg_reload_conf()');
  try {
    await runImport(database, actor, makeHouse('mesure'), formats);
    console.log(`first import: ${((await timed(() => ours(database))) / 1000).toFixed(1)} s`);
    if (client) {
      await client.query('analyze');
      if (operators > 1)
        console.log(`${operators} operators made in ${((await timed(() => multiply(client))) / 1000).toFixed(0)} s`);
    }
    await comparePivots(client, database);
    if (client && process.argv[4] !== 'pivots') await compareImports(client, database);
  } finally {
    await client?.query('alter system reset max_parallel_workers_per_gather');
    await client?.end();
    await close();
  }
}

await main(process.env['BIEVRE_TEST_POSTGRES']);
