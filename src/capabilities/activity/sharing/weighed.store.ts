import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { weighedBodies } from '../measures/shared-days.store.ts';
import type { Weighed } from './parts.ts';

const weighedRow = z.object({ body: z.string(), weight: z.string().nullable() });

/** What each body weighs in a year, by the same statement as the days that are spread. */
export async function listWeighed(tx: Tx, application: string | null, year: number): Promise<Weighed[]> {
  const { rows } = await weighedBodies(application, year).execute(tx);
  return rows.map((row) => weighedRow.parse(row));
}
