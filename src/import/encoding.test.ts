import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';
import { gardenFormats } from './import.samples.ts';
import { readInputFile } from './read-file.ts';

const table = 'nom;autres_noms\nVillejuif-les-Cèdres;Œuvre | Forêt\n';

async function rowsOf(bytes: Uint8Array): Promise<unknown> {
  const { parsed } = await readInputFile({ name: 'jardins.csv', bytes, size: bytes.length }, 0, gardenFormats);
  return {
    rows: parsed[0]?.rows.map((row) => row.values.slice(1, 3)),
    rejected: parsed[0]?.rejected.map(({ line, rule }) => [line, rule]),
  };
}

const expected = { rows: [['Villejuif-les-Cèdres', ['Œuvre', 'Forêt']]], rejected: [] };

test('UTF-8 is read with and without a mark', async () => {
  expect(await rowsOf(new TextEncoder().encode(table))).toEqual(expected);
  expect(await rowsOf(new TextEncoder().encode(`\ufeff${table}`))).toEqual(expected);
});

test('UTF-16 is read in both orders, with and without a mark', async () => {
  const little = Buffer.from(table, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [
    little,
    big,
    Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
    Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
  ]) {
    expect(await rowsOf(new Uint8Array(bytes))).toEqual(expected);
  }
});

test('the bytes of a French Windows are read, oe ligature included', async () => {
  const bytes = Uint8Array.from([...table].map((letter) => (letter === 'Œ' ? 0x8c : letter.charCodeAt(0))));
  expect(decodeText(bytes).encoding).toBe('Windows-1252');
  expect(await rowsOf(bytes)).toEqual(expected);
});

test('a name whose letters were read in the wrong encoding before is refused with its line', async () => {
  const misread = 'nom\nVerger\nForÃªt\n';
  expect(await rowsOf(new TextEncoder().encode(misread))).toEqual({ rows: [['Verger', null]], rejected: [[3, 'encoding']] });
});

test('a few bytes lost in a text that is otherwise UTF-8 cost their line only', async () => {
  const bytes = new TextEncoder().encode('nom\nCèdre\nForêt\nPré\nCh?ne\n');
  bytes[bytes.indexOf(0x3f)] = 0xea;
  expect(await rowsOf(bytes)).toEqual({
    rows: [
      ['Cèdre', null],
      ['Forêt', null],
      ['Pré', null],
    ],
    rejected: [[5, 'encoding']],
  });
});
