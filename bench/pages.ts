/**
 * How long a page takes to arrive while 20 people read the demonstration operator, each opening one every 3 seconds.
 *
 * Method: the site as `npm start` runs it (pages built, embedded database) in a process of its own; 20 readers signed in once,
 * who start at moments spread over 3 seconds and then open, in a fixed order that differs by reader, the pages listed below:
 * chapters of the reports, members, the matrix, applications, budgets, contributions, indicators, evidence of figures. Measured from the
 * request to the last byte of the HTML, warm-up of one full turn not counted. The baseline of the same run is the health
 * address, asked by the same loop: what remains above it is the page's own work.
 *
 * Run: npm start once (it builds the pages), then node bench/pages.ts [seconds]
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { startSite } from '../tests/support/site.ts';

const readers = 20;
const every = 3_000;
const seconds = Number(process.argv[2] ?? 60);

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function line(name: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const shown = [0.5, 0.95, 1].map((share) => quantile(sorted, share).toFixed(1).padStart(8));
  return `${name.padEnd(60)}${String(sorted.length).padStart(6)}${shown.join('')}`;
}

async function signIn(address: string, account: { email: string; password: string }): Promise<string> {
  const body = new URLSearchParams({ email: account.email, password: account.password });
  const answer = await fetch(`${address}/connexion`, { method: 'POST', body, redirect: 'manual', headers: { origin: address } });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (cookies.length === 0) throw new Error(`signing in answered ${answer.status} without a cookie`);
  return cookies.join('; ');
}

/** How many new pages are opened from each page, at each step from home: all that the navigation names, then some behind each. */
const stepsFromHome = [40, 8, 6];

/** The pages that people open: found as they find them, by the links of the pages before. */
async function listPages(address: string, cookie: string): Promise<string[]> {
  const found = new Set(['/']);
  for (const newOnes of stepsFromHome) {
    for (const page of [...found]) {
      const answer = await fetch(address + page, { headers: { cookie } });
      if (!answer.headers.get('content-type')?.includes('text/html')) continue;
      const links = [...(await answer.text()).matchAll(/href="(\/[^"#]*)"/g)].map((match) =>
        (match[1] ?? '').replaceAll('&amp;', '&'),
      );
      const pages = links.filter((link) => !/^\/(assets|api|deconnexion|connexion)|\.(pdf|csv|json|svg|html)|format=/.test(link));
      for (const link of pages.filter((one) => !found.has(one)).slice(0, newOnes)) found.add(link);
    }
  }
  return [...found].sort();
}

const site = await startSite();
try {
  const cookie = await signIn(site.address, site.account);
  const pages = await listPages(site.address, cookie);
  const times = new Map<string, number[]>();
  const baseline: number[] = [];
  const open = async (path: string, into: number[] | null): Promise<void> => {
    const began = performance.now();
    const answer = await fetch(site.address + path, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
    into?.push(performance.now() - began);
  };
  for (const page of pages) await open(page, null);
  const until = performance.now() + seconds * 1_000;
  const read = async (reader: number): Promise<void> => {
    await pause((every / readers) * reader);
    for (let turn = 0; performance.now() < until; turn += 1) {
      const began = performance.now();
      const page = pages[(turn * 7 + reader * 3) % pages.length] ?? '/';
      const measured = times.get(page) ?? [];
      times.set(page, measured);
      await open(page, measured);
      await open('/health', baseline);
      await pause(Math.max(0, every - (performance.now() - began)));
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)));
  const all = [...times.values()].flat();
  console.log(
    `${'page, milliseconds'.padEnd(60)}${'n'.padStart(6)}${['median', 'p95', 'max'].map((name) => name.padStart(8)).join('')}`,
  );
  for (const [page, measured] of [...times].sort(([a], [b]) => a.localeCompare(b)))
    console.log(line(page.slice(0, 58), measured));
  console.log(line('baseline: /health', baseline));
  console.log(line('all pages', all));
  const p95 = (list: readonly number[]) =>
    quantile(
      [...list].sort((a, b) => a - b),
      0.95,
    );
  console.log(
    `p95 of all pages ${p95(all).toFixed(1)} ms (aim: 100), ${(p95(all) / p95(baseline)).toFixed(1)} times the baseline's`,
  );
} finally {
  await site.stop();
}
