import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../kernel/problem.ts';

/**
 * The secret that signs session cookies and seals those of the applications of codes: given by the environment, else made once into the data folder, readable by the
 * process's own user only. Losing it ends every session and makes the applications of codes useless: their people sign in by a
 * passkey or a recovery code, and set up another.
 * @throws Problem when the one given is too short to protect anything.
 */
export function readSecret(given: string | null, dataFolder: string): string {
  if (given !== null) {
    if (given.length < 32)
      throw problem(
        'invalid',
        'accounts.short-secret',
        'BIEVRE_SECRET doit compter au moins 32 caractères (par exemple la sortie de « openssl rand -hex 32 »).',
      );
    return given;
  }
  const file = join(dataFolder, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const made = randomBytes(32).toString('hex');
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}
