import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { problem } from '../kernel/problem.ts';
import { withoutNul } from '../kernel/text.ts';
import type { ReceivedFile } from './import-desk.ts';

/** The largest body that the server reads; a file that long is read in full, then judged by the import rules. */
export const largestBody = 96 * 1024 * 1024;

/** The largest form without files, and the largest of whoever has not signed in. */
export const largestForm = 256 * 1024;

function tooLarge(limit: number): Error {
  const sentence =
    limit === largestBody
      ? 'L’envoi dépasse 96 Mo : découpez le fichier en plusieurs et importez-les ensemble.'
      : 'L’envoi est trop long.';
  return problem('invalid', 'request.too-large', sentence);
}

/** Whoever sent it left, or was hung up on, before the end: nobody reads this, and it is no fault of the site. */
function cutShort(): Error {
  return problem('invalid', 'request.cut-short', 'L’envoi s’est interrompu avant la fin : recommencez.');
}

/** The web request of an incoming one; a body beyond the limit, or that ends too soon, is refused while it is read. */
export function asWebRequest(incoming: IncomingMessage, origin: string, limit = largestBody): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  const method = incoming.method ?? 'GET';
  const url = new URL(incoming.url ?? '/', origin);
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const counted = Readable.from(limited(incoming, limit));
  // Node's own types lack `duplex`, which it demands for a streamed body.
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    // Node types its own stream apart from the web's; it is the same one.
    body: Readable.toWeb(counted) as ReadableStream,
    duplex: 'half',
  };
  return new Request(url, init);
}

async function* limited(incoming: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  let received = 0;
  try {
    for await (const piece of incoming) {
      const bytes = Buffer.from(piece);
      received += bytes.length;
      if (received > limit) throw tooLarge(limit);
      yield bytes;
    }
  } catch (thrown) {
    throw thrown === incoming.errored ? cutShort() : thrown;
  }
}

/** The files of a form's field, without the empty one that a browser sends when nothing was chosen. */
export async function filesOf(form: FormData, field: string): Promise<ReceivedFile[]> {
  const chosen = form.getAll(field).filter((value) => typeof value !== 'string' && (value.name !== '' || value.size > 0));
  return Promise.all(
    chosen.map(async (file) =>
      typeof file === 'string'
        ? { name: '', bytes: new Uint8Array() }
        : { name: withoutNul(file.name), bytes: new Uint8Array(await file.arrayBuffer()) },
    ),
  );
}
