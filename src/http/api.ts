import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { demand, mayRead } from '../kernel/access.ts';
import type { ApiRoute } from './api-route.ts';
import { describeThrown } from './describe-thrown.ts';
import { registerDocument } from './document-route.ts';
import { figuresApi } from './figures.api.ts';
import { registerImportApi } from './import.api.ts';
import { headersOfProblem, plainProblemPage } from './problem-response.ts';
import type { Site } from './server.ts';
import { demandSession } from './session.ts';
import { demandSide, unknownAddress } from './sides.ts';
import { factorsPath, signInPath } from './sign-in-path.ts';

const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** The answers of a refusal, the same on every route, for the OpenAPI document. */
export const refusals = { 401: problemDocument, 403: problemDocument, 404: problemDocument, 422: problemDocument };

function registerReading(api: FastifyInstance, site: Site, route: ApiRoute): void {
  api.withTypeProvider<ZodTypeProvider>().route({
    method: 'GET',
    url: route.path,
    schema: {
      tags: [route.tag],
      summary: route.summary,
      params: route.params,
      querystring: route.query,
      response: { 200: route.answer, ...refusals },
    },
    handler: async (request) => {
      const { actor } = demandSession(request.session);
      demandSide(actor, route.members ? 'both' : 'operator');
      demand(mayRead(actor));
      const { params, query } = request;
      return site.database.read(actor, (tx) =>
        route.read({ tx, registry: site.registry, actor, today: site.today(), params, query }),
      );
    },
  });
}

/** The REST API and its OpenAPI document. Every route asks for a session; a refusal is a problem document, never a page. */
export async function registerApi(server: FastifyInstance, site: Site): Promise<void> {
  await server.register(async (api) => {
    api.setValidatorCompiler(validatorCompiler);
    api.setSerializerCompiler(serializerCompiler);
    await api.register(fastifySwagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Bièvre',
          version: '1',
          description: 'Lecture des enregistrements, des mesures et des éditions d’un opérateur ; import de fichiers.',
        },
        components: {
          securitySchemes: {
            session: { type: 'apiKey', in: 'cookie', name: 'bievre.session_token' },
            token: {
              type: 'http',
              scheme: 'bearer',
              bearerFormat: 'bievre_…',
              description:
                'Jeton fait dans « Mes jetons d’API » (/compte/jetons) : il lit, ou lit et importe, à l’endroit où il a été fait.',
            },
          },
        },
        security: [{ session: [] }, { token: [] }],
      },
      transform: jsonSchemaTransform,
    });
    api.setErrorHandler(async (error, request, reply) => {
      const document = describeThrown(error);
      if (document.status === 500) site.fault?.(error);
      reply.headers(headersOfProblem(document));
      // A document is asked by a person's click: the way to sign in, or a sentence that they can read.
      if (request.headers.accept?.includes('text/html')) {
        if (document.status === 401) return reply.redirect(signInPath(request.url));
        if (document.code === 'session.lacks-factor') return reply.redirect(factorsPath);
        return reply.code(document.status).type('text/html; charset=utf-8').serializer(String).send(plainProblemPage(document));
      }
      return reply.code(document.status).type('application/problem+json').serializer(JSON.stringify).send(document);
    });
    await api.register(async (routes) => {
      routes.get('/api/openapi.json', { schema: { hide: true } }, async (request) => {
        demandSession(request.session);
        return routes.swagger();
      });
      for (const route of [...figuresApi, ...site.doors.flatMap((door) => door.api)]) registerReading(routes, site, route);
      for (const route of site.doors.flatMap((door) => door.documents ?? [])) registerDocument(routes, site, route);
      await registerImportApi(routes, site);
      routes.all('/api/*', { schema: { hide: true } }, async () => {
        throw unknownAddress();
      });
    });
  });
}
