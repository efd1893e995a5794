import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { demand, mayRead } from '../kernel/access.ts';
import { attachment } from '../kernel/file-name.ts';
import type { ApiQuestion } from './api-route.ts';
import type { Site } from './server.ts';
import { demandSession } from './session.ts';
import { demandSide, type Side } from './sides.ts';

/** A file made for the reader: its name, its media type, its bytes. */
export type MadeDocument = { readonly name: string; readonly type: string; readonly bytes: Uint8Array | string };

type Declared<P extends z.ZodObject, Q extends z.ZodObject> = {
  /** `/bilans/:year/bilan.pdf` */
  readonly path: string;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  /** For whom its address exists: the operator's own people, unless it says otherwise. */
  readonly side?: Side;
};

/** A file that a capability makes from its records, served beside the pages and the API. */
export type DocumentRoute = Declared<z.ZodObject, z.ZodObject> & {
  /** Reads in a transaction, and gives back what makes the file once the transaction is over: laying it out keeps nobody waiting. */
  readonly read: (question: ApiQuestion<unknown, unknown>) => Promise<() => Promise<MadeDocument>>;
};

/** Declares a document; the types of its parameters are those of its schemas. */
export function documentRoute<P extends z.ZodObject, Q extends z.ZodObject>(
  route: Declared<P, Q> & {
    readonly read: (question: ApiQuestion<z.output<P>, z.output<Q>>) => Promise<() => Promise<MadeDocument>>;
  },
): DocumentRoute {
  const read = (question: ApiQuestion<unknown, unknown>) =>
    // The server has parsed both with these very schemas before it calls.
    route.read({ ...question, params: question.params as z.output<P>, query: question.query as z.output<Q> });
  return { ...route, read };
}

/** Serves a document to whoever may read. */
export function registerDocument(server: FastifyInstance, site: Site, route: DocumentRoute): void {
  const make = async (request: FastifyRequest) => {
    const { actor } = demandSession(request.session);
    demandSide(actor, route.side ?? 'operator');
    demand(mayRead(actor));
    const { params, query } = request;
    const lay = await site.database.read(actor, (tx) =>
      route.read({ tx, registry: site.registry, actor, today: site.today(), params, query }),
    );
    return lay();
  };
  server.withTypeProvider<ZodTypeProvider>().route({
    method: 'GET',
    url: route.path,
    schema: { tags: ['documents'], summary: route.summary, params: route.params, querystring: route.query },
    handler: async (request, reply) => {
      const { name, type, bytes } = await make(request);
      return reply
        .type(type)
        .header('cache-control', 'private, no-store')
        .header('content-disposition', attachment(name))
        .send(Buffer.from(bytes));
    },
  });
}
