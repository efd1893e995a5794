/** The browser of the journeys: Debian's Chromium, installed when it is absent. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CannotStart } from './bootstrap.mjs';
import { debianPackage } from './debian.mjs';

/** Path of an executable Chromium, with the environment that it needs; `BIEVRE_CHROMIUM` names another one. */
export async function findChromium() {
  const named = process.env.BIEVRE_CHROMIUM;
  if (named) {
    if (existsSync(named)) return { path: named, env: {} };
    throw new CannotStart(`BIEVRE_CHROMIUM names ${named}, which does not exist`);
  }
  const found = inPath();
  if (found) return { path: found, env: {} };
  const { folder, env } = await debianPackage('chromium');
  const installed = [join(folder, 'usr/lib/chromium/chromium'), join(folder, 'usr/bin/chromium')].find((path) =>
    existsSync(path),
  );
  if (installed) return { path: installed, env };
  throw new CannotStart(
    'no Chromium: install Debian\'s package "chromium" (apt-get install chromium), or name another one in BIEVRE_CHROMIUM',
  );
}

function inPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
