/** How the characters of a file were read from its bytes. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export type DecodedText =
  | { readonly text: string; readonly encoding: Encoding; readonly doubtful: boolean }
  | { readonly text: null; readonly encoding: null; readonly doubtful: false };

const notText: DecodedText = { text: null, encoding: null, doubtful: false };

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 200);
  const zeros = [0, 1].map((side) => sample.filter((byte, index) => byte === 0 && index % 2 === side).length);
  const half = sample.length / 2;
  if (half < 4) return null;
  if ((zeros[1] ?? 0) > half * 0.7 && zeros[0] === 0) return 'utf-16le';
  return (zeros[0] ?? 0) > half * 0.7 && zeros[1] === 0 ? 'utf-16be' : null;
}

/**
 * Reads the characters of a file exported by whatever tool: UTF-8 with or without a mark, UTF-16, else Windows-1252 (which
 * holds ISO-8859-1's letters). A file that is UTF-8 but for a few bytes stays UTF-8, those bytes read as U+FFFD; `doubtful`
 * then says that some cells cannot be trusted, as when UTF-8 was once read as Windows-1252 (`VillÃ©`).
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = utf16Of(bytes);
  if (wide !== null) {
    const text = new TextDecoder(wide).decode(bytes);
    return text.includes('\u0000') ? notText : { text, encoding: 'UTF-16', doubtful: text.includes('\ufffd') };
  }
  if (bytes.includes(0)) return notText;
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!text.includes('\ufffd')) return { text, encoding: 'UTF-8', doubtful: hasMisread(text) };
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const accented = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  if (accented > damaged) return { text, encoding: 'UTF-8', doubtful: true };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252', doubtful: false };
}

const misreadText =
  /[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013-\u203a\u20ac\u2122]|â€[\u0080-\u2122]|\ufffd/;

/** Most files hold none of the first letters of a misread: looking for these is quick. */
function hasMisread(text: string): boolean {
  return ['Ã', 'Â', 'â€'].some((start) => text.includes(start)) && misreadText.test(text);
}

/** True for a text whose letters were lost: U+FFFD, or UTF-8 read as Windows-1252. */
export function isMisread(text: string): boolean {
  return misreadText.test(text);
}
