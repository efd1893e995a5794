import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import type { Actor } from '../kernel/actor.ts';
import type { FileFormat, StandingRow } from './format.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import type { ImportOutcome } from './outcome.ts';
import { runImport } from './run-import.ts';
import { refuseTogether } from './standing-rows.ts';

let opened: TestDatabase;
let operators = 0;

beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
});
afterAll(async () => {
  await opened.close();
});

/** A plot gives a hundred kilos at most over the years: a rule that no row can tell by itself. */
const limited: readonly FileFormat[] = gardenFormats.map((format) =>
  format.file === 'recoltes' ? { ...format, together: refuseTooMuch } : format,
);

function refuseTooMuch(rows: readonly StandingRow[]) {
  const given = new Map<unknown, { weight: number; first: StandingRow }>();
  return rows.flatMap((of) => {
    const before = given.get(of.row['plot']) ?? { weight: 0, first: of };
    const weight = before.weight + Number(of.row['weight'] ?? 0);
    if (weight > 100 && !of.recorded)
      return [{ of, field: 'poids', rule: 'too-much', message: `Trop pour cette parcelle, avec ${before.first.told(of)}.` }];
    given.set(of.row['plot'], { weight, first: before.first });
    const remark = of.row['weight'] === '0' && !of.recorded;
    return remark ? [{ of, field: 'poids', rule: 'nothing', message: 'Rien.', remark: true as const }] : [];
  });
}

async function newcomer(): Promise<Actor> {
  operators += 1;
  const actor = testActor(`verger-${operators}`);
  await load(actor, { 'jardins.csv': 'code;nom\nj;Jardin\n', 'parcelles.csv': 'code;nom;jardin\nv1;Haut;j\nv2;Bas;j\n' });
  return actor;
}

function load(actor: Actor, texts: Readonly<Record<string, string>>): Promise<ImportOutcome> {
  return runImport(opened.database, actor, filesOf(texts), limited);
}

function told(outcome: ImportOutcome): unknown {
  return outcome.files.map(({ added, changed, rejected }) => [
    added,
    changed,
    rejected.map(({ line, field, value, message }) => [line, field, value, message]),
  ]);
}

test('a row is refused for another of its file, or of another file, which is named', async () => {
  const outcome = await load(await newcomer(), {
    'recoltes-1.csv': 'parcelle;année;nature;poids\nv1;2019;fruits;60\nv1;2020;fruits;60\nv2;2020;fruits;80\n',
    'recoltes-2.csv': 'parcelle;année;nature;poids\nv2;2021;fruits;80\n',
  });
  expect(told(outcome)).toEqual([
    [2, 0, [[3, 'poids', '60', 'Trop pour cette parcelle, avec la ligne 2.']]],
    [0, 0, [[2, 'poids', '80', 'Trop pour cette parcelle, avec la ligne 4 de recoltes-1.csv.']]],
  ]);
});

test('a row is refused for a record, and taken when it replaces that record', async () => {
  const actor = await newcomer();
  await load(actor, { 'recoltes.csv': 'parcelle;année;nature;poids\nv1;2019;fruits;60\n' });
  expect(told(await load(actor, { 'recoltes.csv': 'parcelle;année;nature;poids\nv1;2020;fruits;60\n' }))).toEqual([
    [0, 0, [[2, 'poids', '60', 'Trop pour cette parcelle, avec une ligne déjà enregistrée.']]],
  ]);
  expect(
    told(await load(actor, { 'recoltes.csv': 'parcelle;année;nature;poids\nv1;2019;fruits;40\nv1;2020;fruits;60\n' })),
  ).toEqual([[1, 1, []]]);
});

test('a record that a refused row would have changed stands again, and refuses what fitted without it', async () => {
  const actor = await newcomer();
  await load(actor, { 'recoltes.csv': 'parcelle;année;nature;poids\nv1;2019;fruits;60\n' });
  const outcome = await load(actor, { 'recoltes.csv': 'parcelle;année;nature;poids\nv1;2019;fruits;300\nv1;2020;fruits;90\n' });
  expect(outcome.files[0]?.rejected.map(({ line }) => line)).toEqual([2, 3]);
});

test('a column that the file does not have is read in the record, and files that complete each other are one row', async () => {
  const actor = await newcomer();
  await load(actor, { 'recoltes.csv': 'parcelle;année;nature;poids\nv1;2019;fruits;60\n' });
  expect(
    told(
      await load(actor, {
        'recoltes-1.csv': 'parcelle;année;nature;remarque\nv1;2019;fruits;belle\nv1;2020;fruits;\n',
        'recoltes-2.csv': 'parcelle;année;nature;poids\nv1;2020;fruits;60\n',
      }),
    ),
  ).toEqual([
    [0, 1, []],
    [0, 0, [[2, 'poids', '60', 'Trop pour cette parcelle, avec la ligne 2 de recoltes-1.csv.']]],
  ]);
});

test('a remark lets the row in, once', async () => {
  const outcome = await load(await newcomer(), { 'recoltes.csv': 'parcelle;année;nature;poids\nv1;2019;fruits;0\n' });
  expect(outcome.files[0]).toMatchObject({ added: 1, rejected: [], warnings: [{ line: 2, rule: 'nothing' }] });
});

test('a format whose rows others name can’t have such a rule', () => {
  const format = limited.find(({ file }) => file === 'jardins');
  if (format === undefined) throw new Error('no gardens');
  expect(() => refuseTogether({ ...format, together: () => [] }, [], [], new Map())).toThrow(/jardins/);
});
