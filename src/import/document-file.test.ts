import { expect, test } from 'vitest';
import { z } from 'zod';
import { readBySchema } from './document-file.ts';
import type { FileFormat } from './format.ts';
import { readInputFile } from './read-file.ts';

const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('sow'), seeds: z.number().int().min(1) }),
  z.strictObject({ do: z.literal('water') }),
]);

const almanac: FileFormat = {
  file: 'almanach',
  title: 'Almanach',
  description: 'Ce qu’il faut faire dans l’année.',
  table: 'garden.almanac',
  columns: [
    { name: 'year', field: 'year', value: { kind: 'year' }, required: true, key: true, description: 'Année.', example: '2020' },
    { name: 'steps', field: 'steps', value: { kind: 'json' }, required: true, description: 'Étapes.', example: '' },
  ],
  document: {
    ending: 'json',
    parse: readBySchema(z.strictObject({ year: z.number().int(), steps: z.array(step) }), ({ year, steps }) => [
      { year, steps: JSON.stringify(steps) },
    ]),
  },
};

async function read(text: string) {
  const bytes = new TextEncoder().encode(text);
  const { parsed } = await readInputFile({ name: 'almanach-2020.json', bytes, size: bytes.length }, 0, [almanac]);
  return parsed[0];
}

async function faults(text: string): Promise<unknown> {
  return (await read(text))?.rejected.map(({ line, field, rule, value, message }) => [line, field, rule, value, message]);
}

test('a text that is not JSON is refused with the line where it stops being so', async () => {
  expect(await faults('{\n "year": 2020,\n "steps": [\n')).toMatchObject([[4, '', 'json', '', expect.any(String)]]);
  expect(await faults('{\n "year": 2020,\n "steps": [}\n')).toMatchObject([
    [3, '', 'json', '', expect.stringContaining('pas un JSON valide')],
  ]);
});

test('what does not fit the schema is said in French, with its place', async () => {
  expect(await faults('{"steps": [{"do": "sow", "seeds": 0}, {"do": "sow", "seeds": "dix"}, {"do": "dig"}], "note": 1}')).toEqual(
    [
      [null, 'year', 'outline', '', 'Cette donnée manque.'],
      [null, 'steps[0].seeds', 'outline', '0', 'Trop petit ou trop court : au moins 1.'],
      [null, 'steps[1].seeds', 'outline', '"dix"', 'Il faut ici un nombre.'],
      [null, 'steps[2].do', 'outline', '{"do":"dig"}', 'Aucune des formes admises ne convient ici.'],
      [null, '', 'outline', expect.anything(), 'Clé inconnue : note.'],
    ],
  );
});

test('a document that fits becomes the rows that its capability makes of it', async () => {
  expect((await read('{"year": 2020, "steps": [{"do": "water"}]}'))?.rows).toEqual([
    { line: 1, values: [2020, '[{"do":"water"}]'] },
  ]);
});
