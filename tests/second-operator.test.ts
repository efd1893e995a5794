import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { formats, measures, schema } from '../src/app.ts';
import { loadReport } from '../src/capabilities/report/index.ts';
import { operatorOf } from '../src/cli/operator-of.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../src/database/testing.ts';
import { openEvidence } from '../src/figures/evidence.ts';
import { createRegistry } from '../src/figures/registry.ts';
import { runImport } from '../src/import/run-import.ts';

type Sheet = readonly (readonly (string | number | null)[])[];

/** What an operator's staff would have in Excel: their own headings' case and accents, numbers as numbers, codes as text. */
const files: Readonly<Record<string, Sheet>> = {
  Opérateur: [
    ['Code', 'Nom'],
    ['valdo', 'Syndicat informatique du Val-d’Orge'],
  ],
  Adhérents: [
    ['Nom', 'Qualité', 'Catégorie', 'Autres noms'],
    ['Brétigny', 'adhérent', 'ville', 'Mairie de Brétigny'],
    ['Arpajon', 'adhérent', 'ville', null],
    ['OPH de l’Orge', 'client', 'office public de l’habitat', 'OPHO'],
  ],
  Domaines: [
    ['Nom', 'Domaine parent'],
    ['Finances', null],
    ['État civil', null],
  ],
  Éditeurs: [['Nom'], ['Berger-Levrault'], ['Arpège']],
  Logiciels: [
    ['Nom', 'Éditeur', 'Domaine'],
    ['Mélodie', 'Arpège', 'État civil'],
    ['Sedit GF', 'Berger-Levrault', 'Finances'],
  ],
  Fonctions: [
    ['Nom', 'Logiciel'],
    ['Actes d’état civil', 'Mélodie'],
    ['Exécution budgétaire', 'Sedit GF'],
  ],
  Déploiements: [
    ['Fonction', 'Adhérent', 'Du'],
    ['Actes d’état civil', 'Mairie de Brétigny', '2019-01-01'],
    ['Exécution budgétaire', 'Arpajon', '2020-01-01'],
    ['Exécution budgétaire', 'OPHO', '2021-01-01'],
  ],
  Budget: [
    ['Année', 'Section', 'Sens', 'Chapitre', 'Libellé', 'Prévision', 'Réalisé', 'Périmètre'],
    [2020, 'fonctionnement', 'recettes', '74', 'Contributions', 100_000, 98_000.5, 'propre'],
    [2020, 'fonctionnement', 'recettes', '002', 'Résultat reporté', 20_000, 20_000, 'propre'],
    [2020, 'fonctionnement', 'dépenses', '011', 'Charges générales', 120_000, 90_000, 'propre'],
  ],
  'Natures de cotisation': [['Nom'], ['Infogérance']],
  Cotisations: [
    ['Année', 'Adhérent', 'Nature', 'Montant HT'],
    [2020, 'Brétigny', 'Infogérance', 60_000],
    [2020, 'Arpajon', 'Infogérance', 38_000.5],
  ],
  Indicateurs: [
    ['Nom', 'Unité', 'Logiciel', 'Nature période', 'Cumul'],
    ['Actes enregistrés', 'nombre', 'Mélodie', 'année', 'somme'],
  ],
  'Valeurs-indicateurs': [
    ['Indicateur', 'Adhérent', 'Période', 'Valeur', 'Approximatif'],
    ['Actes enregistrés', null, '2019', 1_180, 'non'],
    ['Actes enregistrés', null, '2020', 1_200, 'oui'],
  ],
};

async function writeFolder(folder: string): Promise<void> {
  for (const [name, rows] of Object.entries(files)) {
    const cells = rows.map((row) =>
      row.map((value) => (value === null ? null : typeof value === 'number' ? { type: Number, value } : { type: String, value })),
    );
    await writeFile(join(folder, `${name}.xlsx`), await writeXlsxFile(cells).toBuffer());
  }
}

describe('an operator set up from a folder of workbooks', () => {
  let folder = '';
  let test: TestDatabase;
  const registry = createRegistry(measures);
  const actor = testActor('valdo');
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bievre-valdo-'));
    await writeFolder(folder);
    test = await openTestDatabase({ capabilities: schema });
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });

  it('says itself whose files these are', async () => {
    expect(await operatorOf(folder, formats)).toBe('valdo');
  });

  it('loads whole, and gets a report of which every figure opens to its rows, without an outline of its own', async () => {
    const outcome = await runImport(test.database, actor, folder, formats, { dryRun: false, strict: true });
    expect(outcome.files.flatMap((file) => [...file.rejected])).toEqual([]);
    await test.database.read(actor, async (tx) => {
      const report = await loadReport(tx, registry, 'valdo', 2020, { recordsOnly: false });
      expect(report.operator.name).toBe('Syndicat informatique du Val-d’Orge');
      expect(report.chapters.map((chapter) => chapter.title)).toEqual([
        'Les adhérents',
        'Les logiciels et leurs usages',
        'Le bilan financier',
        'Les contributions des adhérents',
        'Les volumes d’activité',
        'Logiciels et usages par adhérent au 31 décembre 2020',
      ]);
      const printed = new Map(
        report.figures.map((figure) => [
          `${figure.cell.table} | ${figure.cell.row} | ${figure.cell.column} | ${figure.cell.period}`,
          figure.printed,
        ]),
      );
      expect(printed.get('operating-revenue-by-chapter | Total | Réalisations | 2020')).toBe('118\u202f000,50\u00a0€');
      expect(printed.get('operating-revenue-by-chapter | 002 Résultat reporté | Réalisations | 2020')).toBe(
        '20\u202f000,00\u00a0€',
      );
      expect(printed.get('contributions-by-member | Total | Total | 2020')).toBe('98\u202f000,50\u00a0€');
      expect(printed.get('domain-volumes | Actes enregistrés | 2020 | 2020')).toBe('env.\u00a01\u202f200');
      for (const figure of report.figures) {
        if (figure.origin.origin !== 'computed') throw new Error('no report was published');
        const evidence = await openEvidence(tx, registry, figure.origin.question, { limit: 1_000, offset: 0 });
        if (evidence.parts.length === 0) expect(evidence.rows.length).toBe(evidence.rowCount);
      }
    });
  }, 60_000);

  it('is refused a report of a year of which nothing is recorded', async () => {
    const report = test.database.read(actor, (tx) => loadReport(tx, registry, 'valdo', 1999, { recordsOnly: false }));
    await expect(report).rejects.toThrow('Rien n’est enregistré pour 1999');
  });
});
