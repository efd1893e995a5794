import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerDatabase, type ServerDatabase } from '../../src/database/testing.ts';
import { type Environment, readEnvironment } from '../../src/environment.ts';
import { type House, openHouse } from '../../src/house.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { freePort } from './site.ts';

export type EngineKind = 'embedded' | 'postgresql';

/** A house in this process, without anything in it, on a database of its own that `close` removes. */
export type OpenHouse = { readonly house: House; readonly environment: Environment; readonly close: () => Promise<void> };

/**
 * @param settings of the environment, beside those that every house has: a mail server
 * @param loaded a data folder of the embedded database that the house begins as a copy of
 * @throws Error when the gate has not started the server that the house is asked on
 */
export async function openHouseOn(
  engine: EngineKind,
  clock: Clock,
  settings: Readonly<Record<string, string>> = {},
  loaded?: string,
): Promise<OpenHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'bievre-house-'));
  if (loaded !== undefined) cpSync(loaded, folder, { recursive: true });
  const superuser = process.env['BIEVRE_TEST_POSTGRES'];
  if (engine === 'postgresql' && !superuser)
    throw new Error('BIEVRE_TEST_POSTGRES names no server: run the journeys with `npm test -- --only journeys`');
  const server: ServerDatabase | null = engine === 'postgresql' && superuser ? await createServerDatabase(superuser) : null;
  const port = String(await freePort());
  const environment = readEnvironment({
    BIEVRE_DATA: folder,
    PORT: port,
    // As behind a proxy, so that requests can come from many addresses.
    BIEVRE_URL: `http://127.0.0.1:${port}`,
    ...settings,
    ...(server ? { DATABASE_URL: server.url, DATABASE_OWNER_URL: server.ownerUrl } : {}),
  });
  const house = await openHouse(environment, clock);
  const close = async () => {
    await server?.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { house, environment, close };
}
