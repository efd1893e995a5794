import { array, assert, asyncProperty, boolean, constantFrom, option, record } from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import type { Actor } from '../kernel/actor.ts';
import { readHistory } from './history.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import type { ImportOutcome } from './outcome.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo.ts';

let opened: TestDatabase;
let operators = 0;

beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
});
afterAll(async () => {
  await opened.close();
});

function newcomer(): Actor {
  operators += 1;
  return testActor(`serre-${operators}`);
}

function load(actor: Actor, text: string, more: Readonly<Record<string, string>> = {}): Promise<ImportOutcome> {
  return runImport(opened.database, actor, filesOf({ 'jardins.csv': text, ...more }), gardenFormats);
}

async function origins(actor: Actor): Promise<Readonly<Record<string, string>>> {
  const { rows } = await opened.database.read(actor, (tx) =>
    sql<{ code: string; origin: string }>`select code, origin from garden.garden`.execute(tx),
  );
  return Object.fromEntries(rows.map(({ code, origin }) => [code, origin]));
}

const codes = ['a', 'b', 'c'] as const;
/** What one file says of three gardens: null where it has no row; without the column, nothing is marked. */
const file = record({ column: boolean(), marks: record(Object.fromEntries(codes.map((code) => [code, option(boolean())]))) });

type Said = { readonly column: boolean; readonly marks: Readonly<Record<string, boolean | null>> };

function textOf({ column, marks }: Said, name: string): string {
  const rows = Object.entries(marks).flatMap(([code, mark]) =>
    mark === null ? [] : [`${code};${name}${column ? `;${mark ? 'oui' : ''}` : ''}`],
  );
  return [`code;nom${column ? ';synthétique' : ''}`, ...rows].join('\n');
}

test('whatever the files, a record is made up exactly where the last that spoke of it said so; again changes nothing, and undoing gives back', async () => {
  await assert(
    asyncProperty(
      array(record({ file, name: constantFrom('Ancien', 'Nouveau') }), { minLength: 1, maxLength: 4 }),
      async (said) => {
        const actor = newcomer();
        const before: { importId: string; origins: unknown }[] = [];
        let expected: Readonly<Record<string, string>> = {};
        for (const { file: one, name } of said) {
          const was = await origins(actor);
          const { importId } = await load(actor, textOf(one, name));
          before.push({ importId: importId ?? '', origins: was });
          const spoken = Object.entries(one.marks).filter(([, mark]) => mark !== null);
          const told = spoken.map(([code, mark]) => [code, one.column && mark === true ? 'synthetic' : 'imported']);
          expected = { ...expected, ...Object.fromEntries(told) };
          expect(await origins(actor)).toEqual(expected);
          const again = await load(actor, textOf(one, name));
          expect(again.files.every(({ added, changed }) => added + changed === 0)).toBe(true);
        }
        for (const { importId, origins: was } of before.toReversed()) {
          await undoImport(opened.database, actor, importId, gardenFormats);
          expect(await origins(actor)).toEqual(was);
        }
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);

test('what is neither yes nor no is refused', async () => {
  const outcome = await load(newcomer(), 'code;nom;synthetique\na;Ancien;peut-être\nb;Autre;non\n');
  expect(outcome.files[0]?.rejected).toMatchObject([{ line: 2, field: 'synthetique', rule: 'boolean' }]);
});

test('one row said to be made up and not to be is a contradiction, also where a file has no column for it', async () => {
  const outcome = await load(newcomer(), 'code;nom;synthetique\na;Ancien;oui\n', { 'jardins-2.csv': 'code;nom\na;Ancien\n' });
  expect(outcome.files.map(({ rejected }) => rejected.map(({ rule, field }) => [rule, field]))).toEqual([
    [['contradiction', 'synthetique']],
    [['contradiction', 'synthetique']],
  ]);
});

test('a record typed by hand that a file repeats stays typed, and the history of a record tells that it is made up no more', async () => {
  const actor = newcomer();
  await load(actor, 'code;nom;synthetique\na;Ancien;oui\nb;Autre;\n');
  await opened.database.transaction(actor, (tx) =>
    sql`update garden.garden set origin = 'entered', import_id = null where code = 'b'`.execute(tx),
  );
  await load(actor, 'code;nom\na;Ancien\nb;Autre\n');
  expect(await origins(actor)).toEqual({ a: 'imported', b: 'entered' });
  const events = await opened.database.read(actor, (tx) => readHistory(tx, gardenFormats, { kind: 'garden', code: 'a' }, 10));
  expect(events[0]?.changes).toEqual([{ field: 'synthetique', before: 'oui', after: null }]);
});
