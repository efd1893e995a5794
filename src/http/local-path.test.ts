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

  test('keeps a path of the site with its query', () => {
    expect(localPath('/bilans/2020?preuve=1#t')).toBe('/bilans/2020?preuve=1#t');
  });

  test('is the home page when nothing is asked', () => {
    expect(localPath(null)).toBe('/');
  });
});
