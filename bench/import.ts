/**
 * How long importing 100,000 indicator values takes on PostgreSQL, against the floor that no import can go below: the same
 * bytes copied into a temporary table, their references resolved by joins, and INSERT … SELECT under the same foreign keys,
 * indexes and row-level security. Our side adds everything that an import owes its users: reading and checking every cell,
 * refusing contradictions, keeping the original and its SHA-256, the rejects, the counts and the journal.
 *
 * Method: a database of its own, made and dropped here; 40 members, 50 indicators and their values month by month over 50
 * months, all from a formula (no chance, no clock); the same CSV for both sides, members and indicators named as people name
 * them. The two sides take turns on an empty table, floor first, checkpoint before each; medians of the rounds after one
 * warm-up, and the ratio of the medians. The first round of our side is printed too: it is what a single command sees.
 * Processor time is given beside (this process and the server's, where /proc can be read): on a machine that others share, the
 * clock says who else was busy.
 *
 * Run: BIEVRE_TEST_POSTGRES=postgres://postgres@127.0.0.1:5432/postgres node bench/import.ts [rounds]
 * The address is that of a superuser of a throwaway server; with Debian's postgresql package:
 *   su postgres -c 'initdb -D /tmp/bench-pg --auth=trust && pg_ctl -D /tmp/bench-pg -o "-k /tmp" -l /tmp/bench-pg.log start'
 */
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { registration as catalogue } from '../src/capabilities/catalogue/index.ts';
import { registration as directory } from '../src/capabilities/directory/index.ts';
import { registration as indicators } from '../src/capabilities/indicators/index.ts';
import { openTestDatabase, testActor } from '../src/database/testing.ts';
import { importMigrations, importTables } from '../src/import/import.tables.ts';
import { runImport } from '../src/import/run-import.ts';
import { processorTimes, spentSince } from './processor-time.ts';

const members = 40;
const counted = 50;
const months = 50;
const rounds = Number(process.argv[2] ?? 7);
const capabilities = [directory, catalogue, indicators];
const formats = capabilities.flatMap((capability) => capability.formats);
const actor = testActor('mesure');

function text(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function numbered<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const settings = [
  { name: 'operateur.csv', bytes: text(['code;nom', 'mesure;Syndicat de mesure']) },
  {
    name: 'adherents.csv',
    bytes: text(['nom;qualite;categorie', ...numbered(members, (index) => `Ville numéro ${index + 1};adhérent;ville`)]),
  },
  {
    name: 'indicateurs.csv',
    bytes: text([
      'nom;unite;nature_periode;cumul',
      ...numbered(counted, (index) => `Actes de nature ${index + 1};nombre;mois;somme`),
    ]),
  },
];

function period(index: number): string {
  return `${2017 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Month by month, then indicator by indicator: the order in which such an extraction comes. */
const values = text([
  'indicateur;adherent;periode;valeur;approximatif;source',
  ...numbered(months, (month) =>
    numbered(counted, (kind) =>
      numbered(
        members,
        (member) =>
          `Actes de nature ${kind + 1};Ville numéro ${member + 1};${period(month)};${((month * 7919 + kind * 104_729 + member * 1_299_709) % 100_000) / 10};non;Extraction mensuelle`,
      ),
    ),
  ).flat(2),
]);

/** The floor: statements that any import would need, and no others. */
async function floor(client: pg.Client): Promise<number> {
  const start = performance.now();
  await client.query('begin');
  await client.query(
    "select set_config('role', 'bievre_app', true), set_config('bievre.operator', 'mesure', true), set_config('bievre.member', '', true)",
  );
  await client.query(
    'create temporary table floor_stage (indicator text, body text, period text, value numeric, approximate text, source text) on commit drop',
  );
  await pipeline(
    Readable.from([values]),
    client.query(copyFrom("copy floor_stage from stdin (format csv, header true, delimiter ';')")),
  );
  const { rowCount } = await client.query(`
    insert into indicators.value (operator, indicator, body, period, value, approximate, source, origin, recorded_by)
    select 'mesure', i.code, b.code, s.period, s.value, s.approximate = 'oui', s.source, 'imported', 'mesure'
    from floor_stage s join indicators.indicator i on i.operator = 'mesure' and i.name = s.indicator
      join directory.body b on b.operator = 'mesure' and b.name = s.body`);
  await client.query('commit');
  if (rowCount !== members * counted * months) throw new Error(`the floor loaded ${rowCount} rows`);
  return performance.now() - start;
}

async function ours(database: Parameters<typeof runImport>[0]): Promise<number> {
  const start = performance.now();
  const outcome = await runImport(database, actor, [{ name: 'valeurs-indicateurs.csv', bytes: values }], formats);
  const took = performance.now() - start;
  const [file] = outcome.files;
  if (file?.added !== members * counted * months || file.rejected.length > 0)
    throw new Error(`the import loaded ${file?.added} rows`);
  return took;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function main(superuser: string): Promise<void> {
  const { database, close } = await openTestDatabase({ capabilities, migrations: importMigrations, tables: importTables });
  const address = new URL(superuser);
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^bievre_test_[0-9a-f]{32}$' order by oid desc limit 1",
  );
  address.pathname = `/${rows[0]?.datname ?? ''}`;
  const onSide = new pg.Client({ connectionString: address.href });
  await onSide.connect();
  const clear = async () => {
    await onSide.query('truncate indicators.value; truncate import.original cascade; checkpoint');
  };
  try {
    await runImport(database, actor, settings, formats);
    await onSide.query('analyze');
    const times: Record<'floor' | 'ours' | 'floorProcessor' | 'oursProcessor', number[]> = {
      floor: [],
      ours: [],
      floorProcessor: [],
      oursProcessor: [],
    };
    for (let round = 0; round <= rounds; round += 1) {
      await clear();
      const start = await processorTimes(onSide);
      times.floor.push(await floor(onSide));
      times.floorProcessor.push(spentSince(start, await processorTimes(onSide)));
      await clear();
      const restart = await processorTimes(onSide);
      times.ours.push(await ours(database));
      times.oursProcessor.push(spentSince(restart, await processorTimes(onSide)));
    }
    const [first, ...warm] = times.ours;
    const [base, mine] = [median(times.floor.slice(1)), median(warm)];
    console.log(`${members * counted * months} rows, ${(values.length / 1024 / 1024).toFixed(1)} MB, ${rounds} rounds`);
    console.log(
      `floor ${base.toFixed(0)} ms · import ${mine.toFixed(0)} ms · ratio ${(mine / base).toFixed(2)} (first import ${first?.toFixed(0)} ms, first floor ${times.floor[0]?.toFixed(0)} ms)`,
    );
    const [baseProcessor, mineProcessor] = [median(times.floorProcessor.slice(1)), median(times.oursProcessor.slice(1))];
    console.log(
      `processor time: floor ${baseProcessor.toFixed(0)} ms · import ${mineProcessor.toFixed(0)} ms · ratio ${(mineProcessor / baseProcessor).toFixed(2)}`,
    );
    console.log(
      `floor: ${times.floor.map((time) => time.toFixed(0)).join(' ')} · import: ${times.ours.map((time) => time.toFixed(0)).join(' ')}`,
    );
  } finally {
    await onSide.end();
    await client.end();
    await close();
  }
}

const superuser = process.env['BIEVRE_TEST_POSTGRES'];
if (superuser === undefined) {
  console.error('BIEVRE_TEST_POSTGRES is not set: see the head of bench/import.ts.');
  process.exitCode = 2;
} else await main(superuser);
