import encodeQR from 'qr';

/** A QR code as the path of an SVG, one unit a module, with the white edge that readers need. */
export type QrPath = { readonly size: number; readonly d: string };

export function qrPath(text: string): QrPath {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const d = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((square) => square !== '')
    .join('');
  return { size: rows.length, d };
}
