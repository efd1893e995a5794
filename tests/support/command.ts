import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

const main = join(import.meta.dirname, '../../src/main.ts');

/** Runs `bievre …` in a process of its own, as an operator's staff would, on a data folder. */
export function bievre(dataFolder: string, argv: readonly string[], cwd = dataFolder): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...argv], {
      cwd,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'production', BIEVRE_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pieces = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      pieces.out += piece;
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      pieces.err += piece;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, ...pieces }));
  });
}
