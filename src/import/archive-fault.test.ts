import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { findArchiveFault } from './archive-fault.ts';
import { gardenFormats } from './import.samples.ts';
import { readInputFile } from './read-file.ts';

type Part = { readonly name: string; readonly content: Uint8Array; readonly announced?: number; readonly packedSize?: number };

function header(signature: number, size: number, part: Part, packed: Uint8Array): Buffer {
  const directory = size === 46;
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(8, directory ? 10 : 8);
  bytes.writeUInt32LE(part.packedSize ?? packed.length, directory ? 20 : 18);
  bytes.writeUInt32LE(part.announced ?? part.content.length, directory ? 24 : 22);
  bytes.writeUInt16LE(part.name.length, directory ? 28 : 26);
  return Buffer.concat([bytes, Buffer.from(part.name)]);
}

/** An archive as a program would write it, or as somebody who means harm would. */
function archive(parts: readonly Part[], after: Uint8Array = new Uint8Array()): Uint8Array {
  const packed = parts.map((part) => ({ part, data: deflateRawSync(part.content) }));
  const local = packed.flatMap(({ part, data }) => [header(0x04034b50, 30, part, data), data]);
  const directory = packed.map(({ part, data }) => header(0x02014b50, 46, part, data));
  return new Uint8Array(Buffer.concat([...local, ...directory, after]));
}

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);
const sheet = 'xl/worksheets/sheet1.xml';

async function rulesFor(bytes: Uint8Array): Promise<(string | undefined)[]> {
  const { unread, parsed } = await readInputFile({ name: 'jardins.xlsx', bytes, size: bytes.length }, 0, gardenFormats);
  return [...unread, ...parsed].map((file) => file.rejected[0]?.rule);
}

describe('a workbook that would fill the memory', () => {
  test('is refused on what it announces, before anything is unpacked', async () => {
    const bomb = archive([{ name: sheet, content: zeros(1), announced: 4_000_000_000 }]);
    expect(await findArchiveFault(bomb)).toBe('too-large-unpacked');
    expect(await rulesFor(bomb)).toEqual(['too-large-unpacked']);
  });

  test('is refused on what it holds, when it announces less', async () => {
    const bomb = archive([{ name: sheet, content: zeros(64), announced: 1000 }]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await findArchiveFault(bomb)).toBe('too-large-unpacked');
  });

  test('is refused when many parts add up, each of them modest', async () => {
    const parts = Array.from({ length: 20 }, (_, index) => ({ name: `xl/s${index}.xml`, content: zeros(3), announced: 10 }));
    expect(await findArchiveFault(archive(parts))).toBe('too-large-unpacked');
  });

  test('is refused when it holds thousands of parts', async () => {
    const parts = Array.from({ length: 2001 }, (_, index) => ({ name: `xl/${index}.xml`, content: new Uint8Array(1) }));
    const bomb = archive(parts);
    expect(await rulesFor(bomb)).toEqual(['too-many-parts']);
  });
});

describe('a workbook that hides what it holds', () => {
  const bomb = archive([{ name: sheet, content: zeros(64), announced: 10 }]);
  const decoy = { name: 'a.xml', content: new Uint8Array(10) };

  test('after its directory, is refused', async () => {
    expect(await findArchiveFault(archive([decoy], bomb))).toBe('damaged');
  });

  test('inside a part whose announced size leads elsewhere, is refused', async () => {
    const misled = archive([{ ...decoy, packedSize: 500 }], bomb);
    expect(await findArchiveFault(misled)).toBe('damaged');
  });

  test('cut short, is refused', async () => {
    const whole = archive([decoy]);
    for (let length = 4; length < whole.length - 51; length += 1)
      expect(await findArchiveFault(whole.subarray(0, length))).not.toBeNull();
  });
});

test('a workbook that a spreadsheet wrote is read, also a long one that repeats itself', async () => {
  const data = Array.from({ length: 20_000 }, () => ['Verger', 0, 0, 0, 0, 0, 0, 0]);
  const bytes = new Uint8Array(await writeWorkbook([{ sheet: 'Feuil1', data }]).toBuffer());
  expect(await findArchiveFault(bytes)).toBeNull();
});
