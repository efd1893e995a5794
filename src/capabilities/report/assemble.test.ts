import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { sampleMeasure } from '../../figures/figures.samples.ts';
import { ledgerMigrations, ledgerTables } from '../../figures/ledger/ledger.migration.ts';
import { createRegistry } from '../../figures/registry.ts';
import { assembleReport } from './assemble.ts';
import { outlineSchema } from './outline.ts';

const registry = createRegistry([
  sampleMeasure('test.paid', [
    { id: 'a', year: '2020', town: 'arcueil', kind: ['core'], value: '1500.25' },
    { id: 'b', year: '2020', town: 'ivry', kind: ['core'], value: '2000' },
  ]),
  sampleMeasure('test.vendor', [{ id: 'c', year: '2020', town: 'arcueil', kind: [], value: null, text: 'Arpège' }], {
    aggregate: 'only',
    unit: 'text',
  }),
]);
const publisher = { code: 'alpha', name: 'Alpha', demonstration: false };
type Blocks = NonNullable<z.input<typeof outlineSchema>['chapters'][number]['blocks']>;

const table: Blocks[number] = {
  type: 'table',
  id: 'payeurs',
  caption: 'Qui paie',
  section: '5',
  table: 'contributions',
  columns: [
    { label: 'Montant', measure: 'test.paid', unit: 'EUR' },
    { label: 'Fournisseur', measure: 'test.vendor', unit: 'text' },
  ],
  rows: [
    { label: 'ARCUEIL', at: { town: 'arcueil' }, labels: { Arpège: 'ARPEGE' } },
    { label: 'IVRY', at: { town: 'ivry' }, cells: { Fournisseur: null } },
    { label: 'IVRY', at: { town: 'ivry' }, cells: { Fournisseur: null } },
    { label: 'Total', kind: 'total', cells: { Fournisseur: null } },
  ],
};

describe('an outline laid into a document', () => {
  let test: TestDatabase;
  const actor = testActor();
  beforeAll(async () => {
    test = await openTestDatabase({ migrations: ledgerMigrations, tables: ledgerTables });
    await test.database.transaction(actor, async (tx) => {
      await sql`insert into ledger.published_figure (operator, edition, position, section, table_name, row_label, column_label, period, unit, occurrence, printed, value, note, recorded_by)
        values ('alpha', 'alpha-2020', 1, '7', 'jours', 'MCO', '2020', '2020', 'days', 1, '1 653 jours', 1653, 'approx', 'essai')`.execute(
        tx,
      );
    });
  });
  afterAll(() => test.close());

  const lay = (blocks: Blocks, recordsOnly = false) => {
    const outline = outlineSchema.parse({
      format: 'bievre-outline-1',
      operator: 'alpha',
      year: 2020,
      title: 'Bilan',
      chapters: [{ number: '5', title: 'Finances', blocks }],
    });
    return test.database.read(actor, (tx) => assembleReport(tx, registry, publisher, outline, { recordsOnly }));
  };
  const published: Blocks[number] = { type: 'published-table', caption: 'Jours', section: '7', table: 'jours' };

  it('refuses a text that cites a figure bound to nothing, a chart without its table and a period that is none', async () => {
    await expect(lay([{ type: 'text', text: 'Soit {total}.' }])).rejects.toThrow('« {total} »');
    await expect(lay([{ type: 'chart', of: 'rien', title: 'Graphique', kind: 'bar', alternative: '…' }])).rejects.toThrow(
      '« rien »',
    );
    await expect(
      lay([{ type: 'key-figures', items: [{ label: 'Payé', measure: 'test.paid', period: 'hier' }] }]),
    ).rejects.toThrow('« hier »');
  });

  it('prints each cell in the words of its edition, and numbers the rows that repeat their label', async () => {
    const { figures } = await lay([table]);
    expect(figures.map(({ cell, printed }) => [cell.row, cell.column, cell.occurrence, printed])).toEqual([
      ['ARCUEIL', 'Montant', 1, '1\u202f500,25\u00a0€'],
      ['ARCUEIL', 'Fournisseur', 1, 'ARPEGE'],
      ['IVRY', 'Montant', 1, '2\u202f000,00\u00a0€'],
      ['IVRY', 'Montant', 2, '2\u202f000,00\u00a0€'],
      ['Total', 'Montant', 1, '3\u202f500,25\u00a0€'],
    ]);
  });

  it('holds a figure quoted in a sentence and its cell of the table as one figure', async () => {
    const cell = { section: '5', table: 'contributions', row: 'Total', column: 'Montant', period: '2020', unit: 'EUR' };
    const { figures, chapters } = await lay([
      { type: 'text', text: 'Soit {total}.', figures: { total: { measure: 'test.paid', unit: 'EUR', cell } } },
      table,
    ]);
    expect(figures).toHaveLength(5);
    const [text, laid] = chapters[0]?.blocks ?? [];
    const quoted = text?.type === 'text' ? text.paragraphs[0]?.runs.find((run) => run.kind === 'figure') : undefined;
    const total = laid?.type === 'table' ? laid.rows.at(-1)?.cells[0] : undefined;
    expect(quoted?.kind === 'figure' && quoted.figure).toBe(total?.kind === 'figure' && total.figure);
  });

  it('divides by thousands where the sentence speaks of thousands', async () => {
    const { figures } = await lay([
      { type: 'key-figures', items: [{ label: 'Payé', measure: 'test.paid', unit: 'kEUR', per: 1000, decimals: 1 }] },
    ]);
    expect(figures[0]?.printed).toBe('3,5\u00a0k€');
  });

  it('takes from the ledger what only a report says, marked as approximate, and leaves it unknown when records only are asked for', async () => {
    const [kept] = (await lay([published])).figures;
    expect(kept).toMatchObject({
      printed: 'env.\u00a01\u202f653\u00a0jours',
      origin: { origin: 'published', edition: 'alpha-2020' },
    });
    const [left] = (await lay([published], true)).figures;
    expect(left?.result).toEqual({ found: 'unknown', reason: 'not-recorded-yet' });
  });

  it('draws a chart from the very figures of its table', async () => {
    const { chapters, figures } = await lay([
      table,
      { type: 'chart', of: 'payeurs', title: 'Qui paie', kind: 'bar', columns: ['Montant'], alternative: 'Montants par ville.' },
    ]);
    const chart = chapters[0]?.blocks[1];
    if (chart?.type !== 'chart') throw new Error('a chart was asked for');
    expect(chart.categories).toEqual(['ARCUEIL', 'IVRY', 'IVRY']);
    expect(chart.series[0]?.values).toEqual([1500.25, 2000, 2000]);
    expect(chart.series[0]?.figures.map((index) => figures[index ?? -1]?.cell.row)).toEqual(['ARCUEIL', 'IVRY', 'IVRY']);
  });

  it('draws a chart with the decimals of the columns that it draws, if they all say some', async () => {
    const decimalsOf = async (...decimals: readonly (number | undefined)[]) => {
      const columns = decimals.map((one, index) => ({
        label: String(index),
        measure: 'test.paid',
        unit: 'EUR',
        ...(one === undefined ? {} : { decimals: one }),
      }));
      const { chapters } = await lay([
        { ...table, columns, rows: [{ label: 'Total' }] },
        { type: 'chart', of: 'payeurs', title: 'Qui paie', kind: 'bar', alternative: 'Montants.' },
      ]);
      const chart = chapters[0]?.blocks[1];
      return chart?.type === 'chart' ? chart.decimals : null;
    };
    expect(await decimalsOf(0, undefined)).toBeUndefined();
    expect(await decimalsOf(0, 1)).toBe(1);
    expect(await decimalsOf(0)).toBe(0);
  });

  it('is the same document twice', async () => {
    expect(await lay([table, published])).toEqual(await lay([table, published]));
  });
});
