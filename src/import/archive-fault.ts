import { createInflateRaw } from 'node:zlib';
import { archiveEntries } from './archive.ts';

/** Unpacked, a workbook may not exceed this: a small file can hold gigabytes of repeated text. */
const largestUnpacked = 400 * 1024 * 1024;
/** A workbook has a part per sheet, picture and setting. */
const mostEntries = 2000;
/** The XML of a sheet packs ten to sixty times; deflate's own limit, which bombs come near to, is a thousand. */
const highestRatio = 250;
/** A few short parts may pack better than that and harm nobody. */
const ratioMattersFrom = 8 * 1024 * 1024;

const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const localMark = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Why an archive must not be given to the library that unpacks it in memory. */
export type ArchiveFault = 'too-large-unpacked' | 'too-many-parts' | 'damaged';

/** True for a file that is a ZIP archive, which every XLSX is. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What the archive's directory announces; an archive may lie, so that this refuses early and never approves. */
function announced(bytes: Uint8Array): { readonly size: number; readonly entries: number } {
  let [size, entries] = [0, 0];
  for (const entry of archiveEntries(bytes)) {
    size += entry.size;
    entries += 1;
  }
  return { size, entries };
}

/** `packed` is null when the header leaves it to what follows the part. */
type Part = { readonly from: number; readonly method: number; readonly packed: number | null };

/** Where sizes are that did not fit in the header: the extra field 1, eight bytes for each of them, the unpacked one first. */
function longPackedSize(view: DataView, from: number, to: number, skip: 4 | 12): number {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1 && at + skip + 8 <= to) return Number(view.getBigUint64(at + skip, true));
  }
  return 0xffffffff;
}

function partAt(view: DataView, at: number): Part {
  const extra = at + 30 + view.getUint16(at + 26, true);
  const from = extra + view.getUint16(at + 28, true);
  const short = view.getUint32(at + 18, true);
  const skip = view.getUint32(at + 22, true) === 0xffffffff ? 12 : 4;
  const packed = short === 0xffffffff && from <= view.byteLength ? longPackedSize(view, extra, from, skip) : short;
  const follows = (view.getUint16(at + 6, true) & 8) !== 0 && packed === 0;
  return { from, method: view.getUint16(at + 8, true), packed: follows ? null : packed };
}

/** Unpacks a part into nothing; stops as soon as it has counted more than `limit`. */
function countUnpacked(packed: Uint8Array, limit: number): Promise<{ read: number; size: number } | ArchiveFault> {
  return new Promise((resolve) => {
    const inflate = createInflateRaw({ chunkSize: 1024 * 1024 });
    let size = 0;
    inflate.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= limit) return;
      inflate.destroy();
      resolve('too-large-unpacked');
    });
    inflate.once('error', () => resolve('damaged'));
    inflate.once('end', () => resolve({ read: inflate.bytesWritten, size }));
    inflate.end(packed);
  });
}

const sizesFollow = Buffer.from([0x50, 0x4b, 0x07, 0x08]);

/**
 * Where the next header begins, or null when the library would look for it elsewhere: a part that ends before its announced
 * size, or that holds the mark of its own end, is read in two ways by two readers, which is how an archive hides what it holds.
 */
function nextHeader(bytes: Buffer, part: Part, end: number): number | null {
  if (part.packed !== null) {
    if (part.from + part.packed !== end) return null;
    // Some write the sizes again although the header has them.
    return bytes.indexOf(sizesFollow, end) === end ? end + 16 : end;
  }
  return bytes.indexOf(sizesFollow, part.from) === end ? end + 16 : null;
}

async function unpackedPart(bytes: Buffer, part: Part, limit: number): Promise<{ read: number; size: number } | ArchiveFault> {
  if (part.method === 8) return countUnpacked(bytes.subarray(part.from), limit);
  if (part.method === 0 && part.packed !== null) return { read: part.packed, size: part.packed };
  // Some write a folder as a part of unknown size, with nothing in it.
  return part.method === 0 ? { read: 0, size: 0 } : 'damaged';
}

/**
 * Walks the parts of an archive as they lie in the file, the way that the library will, and unpacks each into nothing: sizes are
 * counted, never believed. Null when the archive may be read.
 */
export async function findArchiveFault(given: Uint8Array): Promise<ArchiveFault | null> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const told = announced(bytes);
  if (told.entries > mostEntries) return 'too-many-parts';
  if (told.size > largestUnpacked) return 'too-large-unpacked';
  const view = viewOf(bytes);
  const limit = Math.min(largestUnpacked, Math.max(ratioMattersFrom, bytes.length * highestRatio));
  let [at, total, parts] = [0, 0, 0];
  while (at + 30 <= bytes.length && view.getUint32(at, true) === localHeader) {
    parts += 1;
    if (parts > mostEntries) return 'too-many-parts';
    const part = partAt(view, at);
    if (part.from > bytes.length) return 'damaged';
    const counted = await unpackedPart(bytes, part, limit - total);
    if (typeof counted === 'string') return counted;
    total += counted.size;
    if (total > limit) return 'too-large-unpacked';
    const next = nextHeader(bytes, part, part.from + counted.read);
    if (next === null) return 'damaged';
    at = next;
  }
  const inDirectory = at + 4 <= bytes.length && view.getUint32(at, true) === directoryHeader;
  // The library goes on after the directory: nothing may hide there.
  return inDirectory && bytes.indexOf(localMark, at) === -1 ? null : 'damaged';
}
