/**
 * What begins the name of a table of a page, taken away as a file: its columns are those of the screen, so that it is no file to import,
 * whatever it is about.
 */
export const pageTableMark = 'vue-';

/** Names that Windows keeps for its devices. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Marks that turn the direction of reading: `facture‮fdp.exe` would read as a PDF. */
const hidden = /\p{Cc}|\p{Cf}/gu;

/**
 * A file's name that no system, header or terminal trips on, whatever it was called where it came from: letters, digits, `.`, `_`,
 * `-` and spaces; no folder, no hidden or device's name, at most 120 characters with its ending kept.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(hidden, '')
    .replaceAll(/[^\p{Letter}\p{Number}._ -]/gu, '_')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  const ending = /\.[a-z0-9]{1,8}$/i.exec(plain)?.[0] ?? '';
  const short = [...plain.slice(0, plain.length - ending.length)].slice(0, 120 - ending.length).join('') + ending;
  if (short === '') return 'fichier';
  return devices.test(short) ? `_${short}` : short;
}

/**
 * The `Content-Disposition` of a download (RFC 6266): the name in plain letters for those who know nothing else, and in full
 * where it has accents. The one home of this header: a name never ends it early nor adds another.
 */
export function attachment(name: string): string {
  const safe = safeFileName(name);
  const plain = safe
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^ -~]/gu, '_');
  const whole = plain === safe ? '' : `; filename*=UTF-8''${encodeURIComponent(safe)}`;
  return `attachment; filename="${plain}"${whole}`;
}

/** The name of the file that a `Content-Disposition` gives to keep, as `attachment` wrote it; null when it gives none. */
export function attachedName(disposition: string): string | null {
  if (!/^attachment\b/i.test(disposition)) return null;
  const [, plain, whole] = /; filename="([^"]*)"(?:; filename\*=UTF-8''(\S+))?$/.exec(disposition) ?? [];
  return whole === undefined ? (plain ?? 'fichier') : decodeURIComponent(whole);
}
