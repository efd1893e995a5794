import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSecret } from './secret.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bievre-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the secret of the sessions', () => {
  test('is refused when it is too short to protect anything', () => {
    expect(() => readSecret('short', folder)).toThrow('BIEVRE_SECRET');
  });

  test('is the one that the environment gives', () => {
    expect(readSecret('x'.repeat(32), folder)).toBe('x'.repeat(32));
  });

  test('is made once, and nobody else can read it', () => {
    const made = readSecret(null, folder);
    expect(readSecret(null, folder)).toBe(made);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });
});
