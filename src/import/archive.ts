import { inflateRawSync } from 'node:zlib';

/** A file of a ZIP archive, as the archive's directory tells it. */
export type ArchiveEntry = { readonly name: string; readonly size: number; readonly text: () => string };

/** The files of a ZIP archive, unpacked one by one when their text is asked for. @throws RangeError from `text`, when it is damaged */
export function* archiveEntries(bytes: Uint8Array): Generator<ArchiveEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    at = bytes.indexOf(0x50, at);
    if (at === -1 || at + 46 > bytes.length) return;
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const entry = at;
    const size = view.getUint32(entry + 24, true);
    const name = new TextDecoder().decode(bytes.subarray(entry + 46, entry + 46 + view.getUint16(entry + 28, true)));
    yield { name, size, text: () => new TextDecoder().decode(unpack(bytes, view, entry, size)) };
  }
}

function unpack(bytes: Uint8Array, view: DataView, entry: number, size: number): Uint8Array {
  const local = view.getUint32(entry + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.subarray(start, start + view.getUint32(entry + 20, true));
  const compressed = view.getUint16(entry + 10, true) !== 0;
  return compressed ? inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) }) : packed;
}
