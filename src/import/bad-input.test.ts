import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import type { FileOutcome, RejectedRow } from './outcome.ts';
import { largestFile, type ReceivedFile } from './read-source.ts';
import { runImport } from './run-import.ts';

let opened: TestDatabase;
const gardener = testActor('alpha');

const gardens = 'code;nom;autres_noms\nverger;Verger;Pommeraie|Les arbres\npotager;Potager;Les arbres\n';
const plots = 'code;nom;jardin\nv1;Haut du verger;verger\n';

beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
  await runImport(opened.database, gardener, filesOf({ 'jardins.csv': gardens, 'parcelles.csv': plots }), gardenFormats);
});
afterAll(async () => {
  await opened.close();
});

async function tryOut(files: readonly ReceivedFile[]): Promise<readonly FileOutcome[]> {
  return (await runImport(opened.database, gardener, files, gardenFormats, { dryRun: true })).files;
}

async function outcomeOf(name: string, text: string): Promise<FileOutcome | undefined> {
  return (await tryOut(filesOf({ [name]: text })))[0];
}

function brief(rows: readonly RejectedRow[] | undefined): unknown {
  return rows?.map(({ line, field, rule, value }) => [line, field, rule, value]);
}

test('an empty file is refused with a sentence, and the rest loads', async () => {
  const files = await tryOut(filesOf({ 'recoltes.csv': '', 'jardins.csv': 'nom\nRoseraie\n' }));
  expect(files.map(({ file, added }) => [file, added])).toEqual([
    ['jardins.csv', 1],
    ['recoltes.csv', 0],
  ]);
  expect(files[1]?.rejected).toEqual([
    {
      line: null,
      field: '',
      rule: 'empty-file',
      value: '',
      message: 'Le fichier est vide : il faut au moins une ligne d’en-têtes.',
    },
  ]);
});

test('a file of nothing but comments is empty too', async () => {
  expect(brief((await outcomeOf('recoltes.csv', '# modèle\n# rien\n'))?.rejected)).toEqual([[null, '', 'empty-file', '']]);
});

test('a file beyond the limit is refused unread, with its size and what to do', async () => {
  const [file] = await tryOut([{ name: 'recoltes.csv', bytes: new Uint8Array(50 * 1024 * 1024) }]);
  expect(file?.rejected[0]?.rule).toBe('too-large');
  expect(file?.rejected[0]?.message).toContain('Le fichier pèse 50 Mo, la limite est de 32 Mo : découpez-le');
  expect(largestFile).toBeLessThan(50 * 1024 * 1024);
});

test('a binary file and an old workbook each say in which form to save them', async () => {
  const files = await tryOut([
    { name: 'jardins.csv', bytes: new Uint8Array([1, 0, 2, 0, 0, 0, 9, 9, 0, 7]) },
    { name: 'recoltes.csv', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]) },
    { name: 'parcelles.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 5, 6, 7]) },
  ]);
  expect(files.map((file) => file.rejected[0]?.rule)).toEqual(['not-text', 'old-workbook', 'unreadable-workbook']);
});

test('the table of a page is refused, though an import knows its headings: what they name would be recorded once more', async () => {
  const files = await tryOut(filesOf({ 'vue-jardins-2020.csv': 'nom\nRoseraie\n', 'Vue du jardin.csv': 'nom;du\nRoseraie;\n' }));
  expect(files.map((file) => [file.file, file.added, brief(file.rejected)])).toEqual([
    ['Vue du jardin.csv', 1, []],
    ['vue-jardins-2020.csv', 0, [[null, '', 'page-table', '']]],
  ]);
});

test('a file of an unknown name offers the nearest, and a file that is no table is left aside', async () => {
  const files = await tryOut(filesOf({ 'jardinss.csv': 'a;b\n1;2\n', 'notes.md': 'x', 'photo.png': 'x' }));
  expect(files[0]?.rejected[0]?.message).toBe(
    'Le fichier n’est reconnu ni à son nom ni à ses en-têtes (a, b). Vouliez-vous dire « jardins » ?',
  );
  expect(files.slice(1).map((file) => [file.rejected.length, file.warnings[0]?.rule])).toEqual([
    [0, 'ignored-file'],
    [0, 'ignored-file'],
  ]);
});

test('a missing column refuses the file and offers the heading that is nearest', async () => {
  const file = await outcomeOf('recoltes.csv', 'parcelle;anne\nv1;2020\n');
  expect(file?.rejected).toEqual([
    {
      line: null,
      field: 'année',
      rule: 'missing-column',
      value: '',
      message: 'La colonne année manque. Est-ce la colonne « anne » ? Renommez-la année.',
    },
  ]);
  expect(file?.read).toBe(1);
  expect(file?.added).toBe(0);
});

test('an unknown column is left out with a warning, a doubled one refuses the file', async () => {
  const unknown = await outcomeOf('recoltes.csv', 'parcelle;ANNEE;remarques\nv1;2020;pluie\n');
  expect(unknown?.warnings[0]?.message).toBe(
    'La colonne « remarques » n’est pas connue et n’a pas été lue. Vouliez-vous dire « remarque » ?',
  );
  expect(unknown?.added).toBe(1);
  const doubled = await outcomeOf('recoltes.csv', 'année;Annee\n2020;2021\n');
  expect(brief(doubled?.rejected)).toEqual([[1, 'année', 'duplicate-column', '« année » (colonne 1) et « Annee » (colonne 2)']]);
});

test('a separator that no file uses is told from the headings', async () => {
  expect(brief((await outcomeOf('recoltes.csv', 'parcelle:année\nv1:2020\n'))?.rejected)).toEqual([
    [1, '', 'separator', 'parcelle:année'],
  ]);
});

test('a line cut by another separator than its file is refused with its number, the others load', async () => {
  const file = await outcomeOf('recoltes.csv', 'parcelle;année;coût\nv1;2019;1\nv1,2020,2\nv1;2021;3\n');
  expect(brief(file?.rejected)).toEqual([[3, '', 'separator', 'v1,2020,2']]);
  expect(file?.added).toBe(2);
});

test('a separator inside a text without quotes is found by the number of cells', async () => {
  const file = await outcomeOf('recoltes.csv', 'parcelle;année;remarque\nv1;2019;pluie; vent\n');
  expect(file?.rejected[0]?.message).toBe(
    'La ligne a 4 cases pour 3 en-têtes. Si un texte contient « ; », mettez-le entre guillemets.',
  );
});

test('a quote that is never closed stops the reading where it opens', async () => {
  const file = await outcomeOf('recoltes.csv', 'parcelle;année;remarque\nv1;2019;bien\nv1;2020;"mal\nv1;2021;\n');
  expect(brief(file?.rejected)).toEqual([[3, '', 'open-quote', '']]);
  expect(file?.added).toBe(1);
});

test('lines are counted as an editor counts them: line breaks in quotes, comments and empty lines included', async () => {
  const file = await outcomeOf(
    'recoltes.csv',
    '# récoltes\r\nparcelle;année;remarque\r\n\r\nv1;2019;"sur\r\ndeux lignes"\r\nv1;20x0;\r\n',
  );
  expect(brief(file?.rejected)).toEqual([[6, 'année', 'year', '20x0']]);
});

test('a member that is not known is refused with the nearest known name', async () => {
  const file = await outcomeOf('recoltes.csv', 'parcelle;année\nHaut du vergr;2019\nSerre;2020\n');
  expect(file?.rejected.map(({ line, message }) => [line, message])).toEqual([
    [2, '« Haut du vergr » n’est pas connu (parcelle). Vouliez-vous dire « Haut du verger » ?'],
    [3, '« Serre » n’est pas connu (parcelle). Ajoutez-le à son fichier, ou ajoutez ce nom à ses autres noms.'],
  ]);
});

test('a name that two things bear is refused with both', async () => {
  const file = await outcomeOf('parcelles.csv', 'code;nom;jardin\nv9;Coin;les arbres\n');
  expect(file?.rejected[0]?.message).toBe(
    '« les arbres » désigne plusieurs enregistrements (jardin) : Potager (code potager), Verger (code verger). Écrivez le code de celui qui convient.',
  );
});

test('dates that do not exist are refused with the reason; both ways of writing a date are read', async () => {
  const file = await outcomeOf(
    'jardins.csv',
    'nom;du;au\nUn;2019-02-29;\nDeux;31/04/2020;\nTrois;01/13/2020;\nQuatre;5/6/20;\nCinq;hier;\nSix;2020;\nSept;31/12/2020;2021-12-31\n',
  );
  expect(file?.rejected.map(({ line, message }) => [line, message])).toEqual([
    [2, 'Le 2019-02-29 n’existe pas : février 2019 compte 28 jours.'],
    [3, 'Le 31/04/2020 n’existe pas : avril 2020 compte 30 jours.'],
    [4, 'Le 01/13/2020 n’existe pas : il n’y a pas de mois 13 (l’ordre est jour, mois, année).'],
    [5, '« 5/6/20 » : écrivez l’année sur quatre chiffres, par exemple 31/12/2020.'],
    [6, '« hier » n’est pas une date : écrivez 2020-12-31 ou 31/12/2020.'],
    [7, '« 2020 » est une année, il faut un jour : par exemple 2020-12-31.'],
  ]);
  expect(file?.added).toBe(1);
});

test('amounts that cannot be told are refused with what to write', async () => {
  const file = await outcomeOf(
    'recoltes.csv',
    'parcelle;année;coût\nv1;2001;1 3685\nv1;2002;12,5,0\nv1;2003;12,345\nv1;2004;1,234.56\nv1;2005;douze\nv1;2006;13 685,40 €\nv1;2007;-12.5\n',
  );
  expect(file?.rejected.map(({ line, field, message }) => [line, field, message])).toEqual([
    [
      2,
      'coût',
      '« 1 3685 » n’est pas un montant : les milliers se groupent par trois chiffres. Écrivez 13685 si c’est bien ce nombre.',
    ],
    [
      3,
      'coût',
      '« 12,5,0 » n’est pas un montant : il y a plusieurs virgules ou points. Un seul sépare les décimales, par exemple 13 685,40.',
    ],
    [4, 'coût', '« 12,345 » a plus de deux décimales : arrondissez au centime, et dites comment dans la colonne source.'],
    [5, 'coût', '« 1,234.56 » n’est pas un montant : écrivez 1234,56 (virgule pour les décimales, pas de virgule aux milliers).'],
    [
      6,
      'coût',
      '« douze » n’est pas un montant : écrivez des chiffres, par exemple 13 685,40. Laissez la case vide si la valeur n’est pas connue.',
    ],
  ]);
  expect(file?.added).toBe(2);
});

test('a code that lost its zeros is refused by the rule of its file', async () => {
  const file = await outcomeOf('parcelles.csv', 'code;nom;jardin;chapitre\nv7;Bas;verger;2\n');
  expect(brief(file?.rejected)).toEqual([[2, 'chapitre', 'lost-zero', '2']]);
});

test('a rule may read the row that a reference points to', async () => {
  const files = await tryOut(
    filesOf({ 'parcelles.csv': 'code;nom;jardin;chapitre\nv7;Bas;verger;999\n', 'recoltes.csv': 'parcelle;année\nv7;2020\n' }),
  );
  expect(brief(files[1]?.rejected)).toEqual([[2, 'parcelle', 'closed-plot', 'v7']]);
});

test('two rows that contradict each other are both refused, each naming the other, even across files', async () => {
  const files = await tryOut(
    filesOf({
      'recoltes-1.csv': 'parcelle;année;coût\nv1;2020;13\nv1;2021;5\n',
      'recoltes-2.csv': 'parcelle;année;coût\nHaut du verger;2020;14,00\n',
    }),
  );
  expect(files.map((file) => [file.added, file.rejected.map((reject) => reject.message)])).toEqual([
    [
      1,
      [
        'La ligne contredit la ligne 2 de recoltes-2.csv : même parcelle « v1 », année « 2020 », nature vide, mais coût y vaut « 14,00 » et ici « 13,00 ». Gardez la bonne ligne : aucune des deux n’est reprise.',
      ],
    ],
    [
      0,
      [
        'La ligne contredit la ligne 2 de recoltes-1.csv : même parcelle « v1 », année « 2020 », nature vide, mais coût y vaut « 13,00 » et ici « 14,00 ». Gardez la bonne ligne : aucune des deux n’est reprise.',
      ],
    ],
  ]);
});

test('a row said twice alike counts once, with a warning', async () => {
  const file = await outcomeOf('recoltes.csv', 'parcelle;année;coût\nv1;2020;13\nv1;2020;13,00\n');
  expect([file?.read, file?.added, file?.rejected.length]).toEqual([2, 1, 0]);
  expect(file?.warnings[0]?.message).toBe('La ligne répète la ligne 2 : elle compte une fois.');
});

test('a row that names a refused row falls with it, whatever its place', async () => {
  const files = await tryOut(
    filesOf({
      'parcelles.csv': 'code;nom;jardin;parcelle_parente\nb;Bas;verger;a\na;Haut;Serre;\n',
      'recoltes.csv': 'parcelle;année\nb;2020\n',
    }),
  );
  expect(files.map((file) => brief(file.rejected))).toEqual([
    [
      [2, 'parcelle_parente', 'unknown-reference', 'a'],
      [3, 'jardin', 'unknown-reference', 'Serre'],
    ],
    [[2, 'parcelle', 'unknown-reference', 'b']],
  ]);
});

test('rows that contain each other in a circle are refused', async () => {
  const file = await outcomeOf('parcelles.csv', 'code;nom;jardin;parcelle_parente\na;A;verger;b\nb;B;verger;a\nc;C;verger;v1\n');
  expect(brief(file?.rejected)).toEqual([
    [2, 'parcelle_parente', 'circular-reference', 'b'],
    [3, 'parcelle_parente', 'circular-reference', 'a'],
  ]);
  expect(file?.added).toBe(1);
});

test('an error of a spreadsheet’s formula is no text and no comment', async () => {
  const file = await outcomeOf('recoltes.csv', 'parcelle;année\n#REF!;2020\n');
  expect(brief(file?.rejected)).toEqual([[2, 'parcelle', 'spreadsheet-error', '#REF!']]);
});
