import { createHash } from 'node:crypto';
import { chmod, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/**
 * While the site runs on the embedded database it alone may open the folder; a command is passed to it over a local socket
 * (mode 0600). Frames are lines of JSON: a request, then `out`/`err` pieces in base64, then the exit code.
 */
const request = z.object({ argv: z.array(z.string()), cwd: z.string() });
export type SocketRequest = z.infer<typeof request>;

const frame = z.union([z.object({ out: z.string() }), z.object({ err: z.string() }), z.object({ exit: z.number() })]);
type Frame = z.infer<typeof frame>;

export type Handler = (
  request: SocketRequest,
  out: (piece: string | Uint8Array) => void,
  err: (piece: string) => void,
) => Promise<number>;

/** A Unix socket path is limited to about 100 bytes: a folder with a long name gets a short one by its hash. */
export function socketPath(dataFolder: string): string {
  const path = join(resolve(dataFolder), 'bievre.sock');
  if (Buffer.byteLength(path) <= 100) return path;
  return join(tmpdir(), `bievre-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.sock`);
}

function send(socket: Socket, message: Frame): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

async function answer(socket: Socket, handler: Handler): Promise<void> {
  for await (const line of createInterface({ input: socket })) {
    const asked = request.parse(JSON.parse(line));
    const exit = await handler(
      asked,
      (piece) => send(socket, { out: Buffer.from(piece).toString('base64') }),
      (piece) => send(socket, { err: Buffer.from(piece).toString('base64') }),
    );
    send(socket, { exit });
    socket.end();
    return;
  }
}

/** Listens for commands; the folder's lock is held by now, so a socket file left by a killed process is stale. */
export async function listenForCommands(path: string, handler: Handler, fault: (thrown: unknown) => void): Promise<Server> {
  await rm(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    answer(socket, handler).catch((thrown: unknown) => {
      fault(thrown);
      socket.destroy();
    });
  });
  const earlier = process.umask(0o177);
  try {
    await new Promise<void>((done, failed) => server.once('error', failed).listen(path, done));
  } finally {
    process.umask(earlier);
  }
  await chmod(path, 0o600);
  return server;
}

/** Passes a command to the running site; null when no site listens there. */
export async function passToSite(
  path: string,
  asked: SocketRequest,
  out: (piece: Uint8Array) => void,
  err: (piece: Uint8Array) => void,
): Promise<number | null> {
  const socket = await new Promise<Socket | null>((done) => {
    const attempt = createConnection(path);
    attempt.once('connect', () => done(attempt)).once('error', () => done(null));
  });
  if (!socket) return null;
  socket.write(`${JSON.stringify(asked)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const piece = frame.parse(JSON.parse(line));
    if ('out' in piece) out(Buffer.from(piece.out, 'base64'));
    else if ('err' in piece) err(Buffer.from(piece.err, 'base64'));
    else return piece.exit;
  }
  err(Buffer.from('Le site s’est arrêté avant la fin de la commande.\n'));
  return 1;
}
