import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats, measures, schema } from '../src/app.ts';
import { compareEditions, findFaults, loadPublished, loadReport } from '../src/capabilities/report/index.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../src/database/testing.ts';
import { createRegistry } from '../src/figures/registry.ts';
import { runImport } from '../src/import/run-import.ts';
import { operatorRoles } from '../src/kernel/actor.ts';
import { cellKey } from '../src/kernel/cell.ts';

const registry = createRegistry(measures);
const folder = join(import.meta.dirname, '../demonstration/siim94');

/** Tables of the published reports that the operator's records hold too. */
const held = [
  'operating-revenue-by-chapter',
  'operating-expenditure-by-chapter',
  'investment-revenue-by-chapter',
  'investment-expenditure-by-chapter',
  'contributions-by-member',
  'domain-volumes',
  'application-deployments',
  'application-core-set',
  'application-glossary',
];

describe('the demonstration operator', () => {
  let test: TestDatabase;
  const actor = testActor('siim94', operatorRoles);
  beforeAll(async () => {
    test = await openTestDatabase({ capabilities: schema });
    const outcome = await runImport(test.database, actor, folder, formats, { dryRun: false, strict: true });
    expect(outcome.files.flatMap((file) => file.rejected)).toEqual([]);
  }, 120_000);
  afterAll(() => test.close());

  it('loads again without changing anything', async () => {
    const again = await runImport(test.database, actor, folder, formats, { dryRun: false, strict: true });
    expect(again.files.map(({ added, changed }) => added + changed)).toEqual(again.files.map(() => 0));
  }, 120_000);

  it.each([2018, 2020])(
    'holds every published cell of its own tables of %i, or differs where the audit finds the report at fault',
    async (year) => {
      await test.database.read(actor, async (tx) => {
        const published = await loadPublished(tx, registry, 'siim94', year);
        const { figures } = await loadReport(tx, registry, 'siim94', year, { recordsOnly: true });
        const lines = compareEditions(figures, published.cells).filter(({ cell }) => held.includes(cell.table));
        expect(lines.length).toBeGreaterThan(200);
        expect(lines.filter(({ status, published: text }) => status === 'only-published' && text !== '')).toEqual([]);
        const findings = await findFaults(tx, registry, 'siim94', year, 'published');
        const found = new Set(findings.flatMap((finding) => [finding.cell, ...finding.others].map(cellKey)));
        const unexplained = lines.filter(({ status, cell }) => status === 'differs' && !found.has(cellKey(cell)));
        expect(
          unexplained.map(({ cell, computed, published: printed }) => [cell.table, cell.row, cell.column, computed, printed]),
        ).toEqual([]);
      });
    },
  );

  it.each([
    // What no measure counts, what is said without its year, and two means cut short by the chapter of finances.
    [
      2018,
      {
        'dont agents en période de préavis de mutation': 'only-published',
        'turnover national annuel (dépassent souvent)': 'only-published',
        responsable: 'only-published',
        'effectifs 2017': 'differs',
        'effectifs 2018': 'differs',
      },
    ],
    [
      2020,
      {
        'évolution des effectifs, de (année non précisée)': 'only-published',
        'évolution des effectifs, à (année non précisée)': 'only-published',
        'dont responsable': 'only-published',
      },
    ],
  ])('gives back from its made-up staff every headcount and movement published in %i, but for these', async (year, excepted) => {
    await test.database.read(actor, async (tx) => {
      const published = await loadPublished(tx, registry, 'siim94', year);
      const { figures } = await loadReport(tx, registry, 'siim94', year, { recordsOnly: true });
      const staff = ['headcount', 'staff-movements', 'staff-structure'];
      const lines = compareEditions(figures, published.cells).filter(({ cell }) => staff.includes(cell.table));
      const others = lines.filter(({ status }) => status !== 'equal');
      const named = others.map(({ cell, status }) => [
        cell.row === 'effectifs' ? `effectifs ${cell.period}` : cell.column,
        status,
      ]);
      expect(lines.length - others.length).toBeGreaterThan(25);
      expect(Object.fromEntries(named)).toEqual(excepted);
      expect(named).toHaveLength(Object.keys(excepted).length);
    });
  });

  it.each([
    // Two tables of 2018 disagree about the housing offices; three cells are the year of a comparison and no days.
    [2018, 160, { 'OPH 2018': 'differs' }],
    // The report of 2020 prints 2018 again with other days, rounds the whole, and tells shares and days that its own tables contradict.
    [
      2020,
      26,
      {
        'Total 2020': 'differs',
        'MCO 2018': 'differs',
        'Projet 2018': 'differs',
        'Interne SIIM94 2018': 'differs',
        'Gestion Domaine 2018': 'differs',
        'Total 2018': 'differs',
        'maintien en conditions opérationnelles 2020': 'differs',
        'maintien en conditions opérationnelles 2019': 'differs',
        'activités dites « postées » 2020': 'differs',
        'Interventions sur site 2020': 'differs',
        'Hotline/ Helpdesk 2020': 'differs',
      },
    ],
  ])('gives back from its made-up time every table of days published in %i, but for these', async (year, equal, excepted) => {
    await test.database.read(actor, async (tx) => {
      const published = await loadPublished(tx, registry, 'siim94', year);
      const { figures } = await loadReport(tx, registry, 'siim94', year, { recordsOnly: true });
      const ofDays = /^(si|infrastructure|support|activity|workstation-support)-.*(activity|by-|breakdown|shared|type)/;
      const lines = compareEditions(figures, published.cells).filter(
        ({ cell }) => ofDays.test(cell.table) && cell.unit !== 'year',
      );
      const others = lines.filter(({ status }) => status !== 'equal');
      expect(Object.fromEntries(others.map(({ cell, status }) => [`${cell.row} ${cell.period}`, status]))).toEqual(excepted);
      expect(lines.length - others.length).toBeGreaterThanOrEqual(equal);
    });
  });

  it.each([
    // What the text of 2018 rounds or mistypes of its own table; more than twice as many is told as more than three times.
    [
      2018,
      35,
      {
        'jours de formation dispensés 2016': 'differs',
        'agents en formation 2018': 'differs',
        "augmentation de l'activité 2017..2018": 'differs',
        'agents 2018': 'differs',
      },
    ],
    // A total that leaves redeployment out, and another number of days in the text.
    [2020, 35, { '2019 2019': 'differs', 'jours 2019': 'differs' }],
  ])('gives back from its made-up training every figure published in %i, but for these', async (year, equal, excepted) => {
    await test.database.read(actor, async (tx) => {
      const published = await loadPublished(tx, registry, 'siim94', year);
      const { figures } = await loadReport(tx, registry, 'siim94', year, { recordsOnly: true });
      const told = ['formation', 'agents formés', 'formation sur les logiciels métiers'];
      const lines = compareEditions(figures, published.cells).filter(
        ({ cell: { section, table, row, column } }) =>
          table === 'training-by-category' ||
          (section.startsWith('9.2.1 Activité détaillée de la formation') &&
            told.includes(row) &&
            !column.includes('préparation')),
      );
      const others = lines.filter(({ status }) => status !== 'equal');
      expect(Object.fromEntries(others.map(({ cell, status }) => [`${cell.column} ${cell.period}`, status]))).toEqual(excepted);
      expect(lines.length - others.length).toBeGreaterThanOrEqual(equal);
    });
  });

  it('makes each report with every figure answered, and the same one twice', async () => {
    await test.database.read(actor, async (tx) => {
      for (const year of [2018, 2020]) {
        const once = await loadReport(tx, registry, 'siim94', year, { recordsOnly: false });
        const twice = await loadReport(tx, registry, 'siim94', year, { recordsOnly: false });
        expect(twice).toEqual(once);
        expect(
          once.figures.filter((figure) => figure.result.found === 'unknown' && figure.result.reason === 'not-published'),
        ).toEqual([]);
      }
    });
  });

  it('takes nothing from the ledger when records only are asked for', async () => {
    const { figures } = await test.database.read(actor, (tx) => loadReport(tx, registry, 'siim94', 2020, { recordsOnly: true }));
    const published = figures.filter((figure) => figure.origin.origin === 'published');
    expect(published.length).toBeGreaterThan(0);
    expect(new Set(published.map((figure) => figure.result.found))).toEqual(new Set(['unknown']));
  });
});
