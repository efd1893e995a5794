/**
 * The browser of the journeys: Debian's Chromium without a window, installed when no Chromium is there. It is the same engine, less
 * what a window has around its page, which took a quarter of its processor, and three quarters for each new reader.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CannotStart } from './bootstrap.mjs';
import { debianPackage } from './debian.mjs';

const withoutWindow = 'chromium-headless-shell';

/** Path of an executable Chromium, with the environment that it needs; `BIEVRE_CHROMIUM` names another one. */
export async function findChromium() {
  const named = process.env.BIEVRE_CHROMIUM;
  if (named) {
    if (existsSync(named)) return { path: named, env: {} };
    throw new CannotStart(`BIEVRE_CHROMIUM names ${named}, which does not exist`);
  }
  const found = inPath();
  if (found) return { path: found, env: {} };
  // Not every system has it by itself.
  const { folder, env } = await debianPackage(withoutWindow).catch(() => debianPackage('chromium'));
  const installed = [withoutWindow, 'chromium']
    .map((name) => join(folder, 'usr/lib/chromium', name))
    .find((path) => existsSync(path));
  if (installed) return { path: installed, env };
  throw new CannotStart(
    `no Chromium: install Debian's package "${withoutWindow}" (apt-get install ${withoutWindow}), or name a browser in BIEVRE_CHROMIUM`,
  );
}

function inPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = [withoutWindow, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
