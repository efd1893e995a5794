/**
 * How long the activity report of 2020 takes: every figure computed from the records, charts drawn, PDF written.
 *
 * Method: the demonstration operator imported into an embedded database of its own in a temporary folder; one report made and
 * thrown away (the site has started), then the rounds, each from the outline in the database to the bytes of the PDF; the
 * bytes of all rounds must be the same. The baseline of the same run is the floor of such a report: reading once, in one
 * statement a table, the rows that its figures are made from. Medians, and the share of each part.
 *
 * Run: node bench/report.ts [rounds]
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { formats, measures, schema } from '../src/app.ts';
import { loadReport, renderPdf } from '../src/capabilities/report/index.ts';
import { openDatabase } from '../src/database/open.ts';
import { testActor } from '../src/database/testing.ts';
import { createRegistry } from '../src/figures/registry.ts';
import { runImport } from '../src/import/run-import.ts';
import { operatorRoles } from '../src/kernel/actor.ts';

const rounds = Number(process.argv[2] ?? 7);
const folder = mkdtempSync(join(tmpdir(), 'bievre-bench-'));
const actor = testActor('siim94', operatorRoles);
const registry = createRegistry(measures);

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function timed<T>(work: () => Promise<T>, into: number[]): Promise<T> {
  const began = performance.now();
  const result = await work();
  into.push(performance.now() - began);
  return result;
}

const tables = [
  'budget.line',
  'contributions.contribution',
  'catalogue.subscription',
  'catalogue.core_entry',
  'catalogue.glossary_entry',
  'indicators.value',
  'ledger.published_figure',
];

try {
  const database = await openDatabase({ kind: 'embedded', folder }, schema);
  await runImport(database, actor, join(import.meta.dirname, '../demonstration/siim94'), formats, {
    dryRun: false,
    strict: true,
  });
  const assemble = () => database.read(actor, (tx) => loadReport(tx, registry, 'siim94', 2020, { recordsOnly: false }));
  const floor = () =>
    database.read(actor, async (tx) => {
      for (const table of tables) await sql`select * from ${sql.table(table)}`.execute(tx);
    });
  await renderPdf(await assemble());
  await floor();
  const [figures, pdf, base]: [number[], number[], number[]] = [[], [], []];
  const hashes = new Set<string>();
  let count = 0;
  for (let round = 0; round < rounds; round += 1) {
    await timed(floor, base);
    const document = await timed(assemble, figures);
    const bytes = await timed(async () => renderPdf(document), pdf);
    count = document.figures.length;
    hashes.add(createHash('sha256').update(bytes).digest('hex'));
  }
  await database.close();
  const total = figures.map((time, index) => time + (pdf[index] ?? 0));
  console.log(`${count} figures, ${rounds} rounds, ${hashes.size === 1 ? 'the same bytes each time' : 'BYTES DIFFER'}`);
  console.log(
    `figures ${median(figures).toFixed(0)} ms, charts and PDF ${median(pdf).toFixed(0)} ms, together ${median(total).toFixed(0)} ms (aim: 2000)`,
  );
  console.log(
    `reading the rows alone ${median(base).toFixed(0)} ms: the figures take ${(median(figures) / median(base)).toFixed(1)} times that`,
  );
  if (hashes.size !== 1) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
