/**
 * How long each table of staff takes on PostgreSQL with 2,000 posts and 20 years of history, against the bare SQL: the
 * statements that the table sends, alone, one after the other. See bench/README.md.
 *
 * Run: BIEVRE_TEST_POSTGRES=postgres://postgres@127.0.0.1:5432/postgres node bench/staff.ts [rounds]
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { registration as catalogue } from '../src/capabilities/catalogue/index.ts';
import { registration as directory } from '../src/capabilities/directory/index.ts';
import { registration as staff } from '../src/capabilities/staff/index.ts';
import { readMoment } from '../src/capabilities/staff/pages/figures/moment.ts';
import { plans } from '../src/capabilities/staff/pages/figures/sheets.ts';
import { listVacancyLines } from '../src/capabilities/staff/pages/figures/vacancies.ts';
import type { Tx } from '../src/database/face.ts';
import { openTestDatabase, testActor } from '../src/database/testing.ts';
import { addUpMany } from '../src/figures/add-up.store.ts';
import { questionKey, questionsWithin } from '../src/figures/ask.ts';
import { createRegistry } from '../src/figures/registry.ts';
import { type Asked, statementsFor } from '../src/figures/statements.ts';
import type { PageReading } from '../src/http/reading.ts';
import { day } from '../src/kernel/day.ts';
import type { Question } from '../src/kernel/figure.ts';
import type { PlannedTable } from '../src/kernel/planned-table.ts';
import { answerTables } from '../src/sheets/answered-table.ts';
import { loadHistory, makeHistory } from './staff-history.ts';

const aim = 150;
const rounds = Number(process.argv[2] ?? 7);
const actor = testActor('mesure', ['hr', 'direction', 'finance']);
const registry = createRegistry([directory, catalogue, staff].flatMap(({ measures }) => measures));

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Milliseconds of the processor taken so far by the server's process for this connection, where it runs on this machine (Linux), and by ours. */
async function processorTime(tx: Tx): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  const { user, system } = process.cpuUsage();
  try {
    const [nanoseconds] = readFileSync(`/proc/${rows[0]?.pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6 + (user + system) / 1e3;
  } catch {
    return Number.NaN; // the server is elsewhere
  }
}

/** How long a table took, and how much of the processor: the two differ where others use the machine. */
async function timedTable(table: PlannedTable): Promise<{ elapsed: number; processor: number }> {
  let processor = Number.NaN;
  const elapsed = await timed(() =>
    test.database.read(actor, async (tx) => {
      const before = await processorTime(tx);
      await answerTables(pageOf(tx), [table]);
      processor = (await processorTime(tx)) - before;
    }),
  );
  return { elapsed, processor };
}

/** The questions of rows that a table comes down to. */
function leavesOf(question: Question): Question[] {
  const measure = registry.get(question.measure);
  return measure.form === 'rows' ? [question] : questionsWithin(measure, question).flatMap(leavesOf);
}

/** The statements of a table, as the engine groups them, each question once. */
function statementsOf(table: PlannedTable): Asked[][] {
  const leaves = table.rows.flatMap(({ cells }) => cells).flatMap((cell) => (cell ? leavesOf(cell) : []));
  const different = new Map(leaves.map((leaf) => [questionKey(leaf), leaf]));
  return statementsFor(registry, [...different.values()]);
}

async function sendAll(tx: Tx, statements: readonly (readonly Asked[])[]): Promise<void> {
  for (const asked of statements) await addUpMany(tx, asked);
}

function line(name: string, ours: number, bare: number, statements: number, processor: number): string {
  const ratio = Number.isNaN(bare) ? '' : (ours / bare).toFixed(2);
  const worked = Number.isNaN(processor) ? '' : processor.toFixed(1);
  const shown = [ours.toFixed(1), Number.isNaN(bare) ? '' : bare.toFixed(1), ratio, String(statements), worked];
  return `${name.padEnd(46)}${shown.map((text) => text.padStart(11)).join('')}${ours > aim ? '  over' : ''}`;
}

const url = new URL('http://mesure/effectifs?annee=2023&au=2023-12-31');

function pageOf(tx: Tx): PageReading {
  return { actor, tx, registry, today: day('2023-12-31'), url, doors: [], pages: [] };
}

const test = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
try {
  const began = performance.now();
  await test.database.transaction(actor, (tx) =>
    loadHistory(tx, actor, makeHistory({ posts: 2_000, firstYear: 2004, years: 20 })),
  );
  console.log(`loaded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const planned = await test.database.read(actor, async (tx) => {
    const page = pageOf(tx);
    const moment = await readMoment(page);
    const sheets = await Promise.all(Object.values(plans).map((plan) => plan(page, moment)));
    return sheets.flat();
  });
  console.log(
    `${'table, milliseconds'.padEnd(46)}${['ours', 'bare SQL', 'ratio', 'statements', 'processor'].map((text) => text.padStart(11)).join('')}`,
  );
  for (const table of planned) {
    const statements = statementsOf(table);
    const [ours, bare, processor]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round <= rounds; round += 1) {
      const one = await timedTable(table);
      const other = await timed(() => test.database.read(actor, (tx) => sendAll(tx, statements)));
      if (round > 0) ours.push(one.elapsed);
      if (round > 0) processor.push(one.processor);
      if (round > 0) bare.push(other);
    }
    console.log(line(table.id, median(ours), median(bare), statements.length, median(processor)));
  }
  const vacancies: number[] = [];
  for (let round = 0; round <= rounds; round += 1)
    vacancies.push(await timed(() => test.database.read(actor, (tx) => listVacancyLines(pageOf(tx)))));
  console.log(line('postes-vacants', median(vacancies.slice(1)), Number.NaN, 1, Number.NaN));
} finally {
  await test.close();
}
