import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/face.ts';
import { noteFacts } from '../database/note-facts.ts';
import { writtenPath } from './links.ts';

/**
 * Journals what somebody who is signed in was refused, a page, an answer of the API or a change: who, from where, at which
 * address (without what stands after `?`, nor the secret of a link).
 */
export function journalRefusals(server: FastifyInstance, database: Database): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const actor = request.session?.actor;
    // A page comes as a web answer, whose status is not yet the reply's.
    const status = payload instanceof Response ? payload.status : reply.statusCode;
    if (status !== 403 || actor === undefined) return;
    const subject = `${request.method} ${writtenPath(request.url)}`;
    const fact = { name: 'access.refused', subject, before: null, after: { roles: actor.roles } };
    await noteFacts(database, actor, [fact]);
  });
}
