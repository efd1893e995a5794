import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenForCommands, passToSite, socketPath } from './socket.ts';

describe('the local socket of a running site', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bievre-socket-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const fail = (thrown: unknown): never => {
    throw thrown;
  };

  it('answers nothing when no site runs', async () => {
    expect(
      await passToSite(
        socketPath(folder),
        { argv: ['figures'], cwd: folder },
        () => {},
        () => {},
      ),
    ).toBeNull();
  });

  it('is open to its owner alone', async () => {
    const path = socketPath(folder);
    const server = await listenForCommands(path, async () => 0, fail);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    server.close();
  });

  it('gives back both outputs and the exit code, bytes unharmed', async () => {
    const path = socketPath(folder);
    const server = await listenForCommands(
      path,
      async (request, out, err) => {
        out(`${request.argv.join(' ')} depuis ${request.cwd}\n`);
        out(new Uint8Array([0, 255, 10]));
        err('été\n');
        return 3;
      },
      fail,
    );
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const exit = await passToSite(
      path,
      { argv: ['figures', 'x', '2020'], cwd: '/dossier' },
      (piece) => out.push(Buffer.from(piece)),
      (piece) => err.push(Buffer.from(piece)),
    );
    expect(exit).toBe(3);
    expect(Buffer.concat(out)).toEqual(
      Buffer.concat([Buffer.from('figures x 2020 depuis /dossier\n'), Buffer.from([0, 255, 10])]),
    );
    expect(Buffer.concat(err).toString()).toBe('été\n');
    server.close();
  });

  it('keeps a path within what the system allows', () => {
    expect(Buffer.byteLength(socketPath(join(folder, 'x'.repeat(200))))).toBeLessThan(108);
  });
});
