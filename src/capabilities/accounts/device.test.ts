import { expect, test } from 'vitest';
import { deviceWords } from './device.ts';

test.each([
  [null, 'Appareil inconnu'],
  ['', 'Appareil inconnu'],
  ['curl/8.5.0', 'Appareil inconnu'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox sur Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Edge sur Windows',
  ],
  ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36', 'Chrome sur Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1', 'Safari sur iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/142.0.0.0 Safari/537.36', 'Chrome sur Linux'],
  ['Mozilla/5.0 (X11; Linux x86_64) Truc/1.0', 'Navigateur inconnu sur Linux'],
])('the browser that says %j is called « %s »', (userAgent, words) => {
  expect(deviceWords(userAgent)).toBe(words);
});
