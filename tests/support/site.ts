import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A site of its own, started as `npm start` does, with the demonstration operator in a folder that `stop` removes. */
export type Site = {
  readonly address: string;
  readonly account: { readonly email: string; readonly password: string };
  /** For commands run beside the site: `BIEVRE_DATA`. */
  readonly dataFolder: string;
  /** `before` is run when the site has ended, while its folder is still there. */
  readonly stop: (before?: () => void) => Promise<void>;
};

/** A site without the demonstration, in which nobody lives yet. */
export type EmptySite = Pick<Site, 'address' | 'dataFolder' | 'stop'> & {
  /** The path of the link of first access that is printed. */
  readonly link: string;
};

type Settings = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, '../..');

function readAccount(text: string): Pick<Site, 'account'> | null {
  const [, email] = /:\s*(\S+@\S+)/.exec(text) ?? [];
  const [, password] = /[Mm]ot de passe\s*:\s*(\S+)/.exec(text) ?? [];
  return email && password ? { account: { email, password } } : null;
}

/** @throws Error carrying what the process wrote, when it ends before it is open */
export function startSite(settings: Settings = {}): Promise<Site> {
  const loaded = process.env['BIEVRE_TEST_DEMONSTRATION'];
  const ownData = 'BIEVRE_DATA' in settings || 'DATABASE_URL' in settings;
  return start(settings, readAccount, ownData ? undefined : loaded);
}

/** A first start as a person makes it, which loads the demonstration, however many others did. */
export function startSiteAnew(settings: Settings = {}): Promise<Site> {
  return start(settings, readAccount);
}

/** The data folder of a site that has loaded the demonstration and was stopped. */
export async function keepSite(): Promise<string> {
  const site = await startSiteAnew();
  const folder = mkdtempSync(join(tmpdir(), 'bievre-demonstration-'));
  await site.stop(() => cpSync(site.dataFolder, folder, { recursive: true }));
  return folder;
}

/** @throws Error carrying what the process wrote, when it ends before it is open */
export function startEmptySite(settings: Settings = {}): Promise<EmptySite> {
  return start({ BIEVRE_DEMONSTRATION: 'non', ...settings }, (text) => {
    const [, link] = /https?:\/\/[^/]+(\/ouverture\/\S+)\n/.exec(text) ?? [];
    return link ? { link } : null;
  });
}

async function start<Told>(
  settings: Settings,
  read: (text: string) => Told | null,
  loaded?: string,
): Promise<Told & Pick<Site, 'address' | 'dataFolder' | 'stop'>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bievre-site-'));
  if (loaded !== undefined) cpSync(loaded, dataFolder, { recursive: true });
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), 'serve'], {
    cwd: root,
    env: {
      ...withoutSettings(),
      NODE_ENV: 'production',
      BIEVRE_TRACE: '1',
      BIEVRE_DATA: dataFolder,
      PORT: String(port),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const removeFolder = () => rmSync(dataFolder, { recursive: true, force: true });
  const stop = async (before?: () => void) => {
    await ended(child);
    before?.();
    removeFolder();
  };
  try {
    return { ...(await welcome(child, read)), dataFolder, stop };
  } catch (thrown) {
    await ended(child);
    removeFolder();
    throw thrown;
  }
}

/** What the person at the terminal reads: the address, and how to get in. */
function welcome<Told>(child: ChildProcess, told: (text: string) => Told | null): Promise<Told & Pick<Site, 'address'>> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (part: string): void => {
      text += part;
      const [, address] = /(https?:\/\/\S+)/.exec(text) ?? [];
      const rest = told(text);
      if (address && rest) resolve({ address, ...rest });
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => reject(new Error(`the site ended with code ${code} before it was open:\n${text}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}

/** The developer's own settings must not lead the tests to the developer's own data. */
function withoutSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(BIEVRE_|DATABASE_|PORT$|VITEST|TZ$)/.test(name)));
}

/**
 * A port that nobody holds, below those that systems give by themselves to whoever asks for any: between being found and being
 * taken, one of theirs went to another connection of this machine. Above 10080, which browsers refuse.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(11_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
