import { z } from 'zod';
import { scopes } from '../beneficiary.ts';

/** A work as statements give it, read: what was done, on what, and for one body or for a scope. */
export const workRow = z
  .object({
    kind: z.string(),
    application: z.string().nullable(),
    domain: z.string().nullable(),
    project: z.string().nullable(),
    comment: z.string().nullable(),
  })
  .and(z.union([z.object({ body: z.string(), scope: z.null() }), z.object({ body: z.null(), scope: z.enum(scopes) })]));
