import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import type { Actor } from '../kernel/actor.ts';
import { differenceText } from '../kernel/difference.ts';
import { readHistory } from './history.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo.ts';

let opened: TestDatabase;
const alpha = testActor('alpha');
const imports: string[] = [];

async function load(actor: Actor, texts: Readonly<Record<string, string>>): Promise<string> {
  const { importId } = await runImport(opened.database, actor, filesOf(texts), gardenFormats);
  return importId ?? '';
}

function history(kind: string, code: string, actor = alpha, limit = 20) {
  return opened.database.read(actor, (tx) => readHistory(tx, gardenFormats, { kind, code }, limit));
}

const told = async (...asked: Parameters<typeof history>) =>
  (await history(...asked)).map(({ what, changes, path, undone }) => [
    what,
    ...changes.map(differenceText),
    imports.indexOf(path.replace('/imports/', '')) + 1,
    ...(undone === null ? [] : ['annulé']),
  ]);

beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
  const loads = [
    {
      'jardins.csv': 'code;nom\nverger;Verger\npotager;Potager\n',
      'parcelles.csv': 'code;nom;jardin\nv1;Haut;Verger\nv2;Bas;Verger\n',
      'recoltes.csv': 'parcelle;année;nature;coût\nv1;2020;fruits;13 685,40\nv1;2021;fruits;1\nv2;2020;fruits;2\n',
    },
    {
      'jardins.csv': 'code;nom\nverger;Le verger\n',
      'recoltes.csv': 'parcelle;année;nature;coût\nv1;2020;fruits;13 684\nv2;2020;fruits;2\n',
    },
    {
      'recoltes.csv': 'parcelle;année;nature;coût\nv1;2022;légumes;7\nv1;2021;fruits;\n',
      'parcelles.csv': 'code;nom;jardin\nv2;Bas;Potager\n',
    },
  ];
  for (const texts of loads) imports.push(await load(alpha, texts));
});
afterAll(() => opened.close());

describe('the history of a thing', () => {
  it('is empty for a thing that is not there, that nothing refers to, or that is another operator’s', async () => {
    expect(await told('garden', 'nulle-part')).toEqual([]);
    expect(await told('planet', 'verger')).toEqual([]);
    expect(await told('garden', 'verger', testActor('beta'))).toEqual([]);
  });

  it('says which import added it and what refers to it, and what each changed, from what to what', async () => {
    expect(await told('garden', 'verger')).toEqual([
      ['Parcelles : v2', 'jardin : Le verger → Potager', 3],
      ['Jardins', 'nom : Verger → Le verger', 2],
      ['Parcelles : 1 ligne ajoutée', 1],
      ['Jardins : 1 ligne ajoutée', 1],
    ]);
  });

  it('tells the row that changed by its key, amounts in euros, and a value that was taken away', async () => {
    expect(await told('plot', 'v1')).toEqual([
      ['Récoltes : 1 ligne ajoutée', 3],
      ['Récoltes : 2021, fruits', 'coût : 1,00 → (plus rien)', 3],
      ['Récoltes : 2020, fruits', 'coût : 13\u202f685,40 → 13\u202f684,00', 2],
      ['Récoltes : 2 lignes ajoutées', 1],
      ['Parcelles : 1 ligne ajoutée', 1],
    ]);
    const [latest] = await history('plot', 'v1', alpha, 1);
    expect(latest).toMatchObject({ who: 'Compte d’essai', path: `/imports/${imports[2]}` });
  });

  it('calls by its name what a row refers to, and tells both sides of a move', async () => {
    const moved = ['Parcelles : v2', 'jardin : Le verger → Potager', 3];
    expect((await told('garden', 'potager'))[0]).toEqual(moved);
    expect((await told('garden', 'verger'))[0]).toEqual(moved);
  });

  it('keeps the change of an import that was undone, and says so; what it added is gone', async () => {
    await undoImport(opened.database, alpha, imports[2] ?? '', gardenFormats);
    const [first, ...others] = await told('plot', 'v1');
    expect(first).toEqual(['Récoltes : 2021, fruits', 'coût : 1,00 → (plus rien)', 3, 'annulé']);
    expect(others).toHaveLength(3);
  });
});
