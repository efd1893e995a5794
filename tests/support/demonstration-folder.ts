import { rmSync } from 'node:fs';
import { keepSite } from './site.ts';

/** The demonstration is loaded once for all the journeys: each site that they start is given a copy of what that made. */
export async function setup(): Promise<() => void> {
  const folder = await keepSite();
  process.env['BIEVRE_TEST_DEMONSTRATION'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
