import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';
import { newTotpSecret, totpAddress } from './totp.ts';

test('a telephone reads in the drawing what was written', () => {
  const address = totpAddress(newTotpSecret(), 'une.personne@un-operateur.example');
  const { size, d } = qrPath(address);
  const scale = 4;
  const side = size * scale;
  const data = new Uint8Array(side * side * 3).fill(255);
  for (const [, x, y] of d.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < scale; row += 1) {
      const start = ((Number(y) * scale + row) * side + Number(x) * scale) * 3;
      data.fill(0, start, start + scale * 3);
    }
  expect(decodeQR({ width: side, height: side, data })).toBe(address);
});
