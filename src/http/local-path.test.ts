import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localPath } from './local-path.ts';

describe('the way back after signing in', () => {
  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    '\\\\evil.example',
    '/\t/evil.example',
    '/%0d%0a/..//evil.example',
  ])('never leaves the site: %j', (asked) => {
    expect(new URL(localPath(asked), 'http://site.example').origin).toBe('http://site.example');
  });

  test('never leaves the site, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), (asked) => {
        expect(new URL(localPath(`/${asked}`), 'http://site.example').origin).toBe('http://site.example');
      }),
    );
  });

  const pieces = [
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5C',
    '%09',
    '\t',
    '\n',
    '\r',
    '\u0000',
    ' ',
    '@',
    ':',
    '?',
    '#',
    '//',
    'javascript:',
  ];
  const crafted = fc.array(fc.constantFrom(...pieces, 'evil.example', 'http:', 'data:', '％2f', '／', '。', 'a'), {
    maxLength: 8,
  });

  test('never leaves the site, whatever is made of what leads astray, nor when it is followed, decoded or asked twice', () => {
    fc.assert(
      fc.property(crafted, (parts) => {
        const path = localPath(parts.join(''));
        expect(path).toMatch(/^\/(?![/\\])/);
        // Header-safe, and still ours after the next page took it over.
        expect(path).toMatch(/^[!-~]*$/);
        expect(new URL(path, 'https://site.example').origin).toBe('https://site.example');
        expect(localPath(path)).toBe(path);
        const again = new URL(`http://site.example/connexion?${new URLSearchParams({ retour: path })}`).searchParams.get(
          'retour',
        );
        expect(localPath(again)).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps a path of the site with its query', () => {
    expect(localPath('/bilans/2020?preuve=1#t')).toBe('/bilans/2020?preuve=1#t');
  });

  test('is the home page when nothing is asked', () => {
    expect(localPath(null)).toBe('/');
  });
});
