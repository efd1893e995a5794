import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/face.ts';
import { noteFacts } from '../database/note-facts.ts';
import { attachedName } from '../kernel/file-name.ts';
import { writtenPath } from './links.ts';

const header = 'content-disposition';

/**
 * Journals every file that somebody who is signed in takes out, whichever part of the house made it: who, from where, from which
 * address (without what stands after `?`), under which name. The file leaves once that is written, and not at all when it can't
 * be.
 */
export function journalExports(server: FastifyInstance, database: Database): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const actor = request.session?.actor;
    if (actor === undefined || request.method === 'HEAD') return;
    // A page comes as a web answer, whose status and headers are not yet the reply's.
    const isWeb = payload instanceof Response;
    const status = isWeb ? payload.status : reply.statusCode;
    const disposition = isWeb ? payload.headers.get(header) : reply.getHeader(header);
    const file = status === 200 && typeof disposition === 'string' ? attachedName(disposition) : null;
    if (file === null) return;
    await noteFacts(database, actor, [{ name: 'export.made', subject: writtenPath(request.url), before: null, after: { file } }]);
  });
}
