import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/kernel/actor.ts';
import { type HouseOfRoles, openHouseOfRoles } from '../support/people-of-roles.ts';
import { type ShownTable, tablesOfPage } from '../support/tables-of-page.ts';

/** The pages of the site, as the map of addresses has them. */
const pages = [
  ...readFileSync(join(import.meta.dirname, '../site-map.txt'), 'utf8').matchAll(/^(\/\S*) {2}\S+\.page\.tsx$/gm),
].map(([, path = '']) => path);

const shapes = pages.map((path) => ({
  path,
  shape: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
  names: path.split(':').length,
}));

/** The page that an address is of: where several could be, the one with fewer names to fill in. */
function pageOf(address: string): string | null {
  const { pathname } = new URL(address, 'http://localhost');
  return shapes.filter(({ shape }) => shape.test(pathname)).sort((a, b) => a.names - b.names)[0]?.path ?? null;
}

/** Tables that have no file, each with its reason. */
const without: readonly (readonly [page: string, table: RegExp, why: string])[] = [
  ['/compte', /^Sessions ouvertes$/, 'what one ends there is no record of the operator: addresses of one’s own devices'],
  ['/administration/personnes/:id', /^Rôles$/, 'the roles of one person; those of everybody go out with the list of people'],
  [
    '/personnel/:code/absences',
    /^Semaine type$/,
    'a drawing of the sentence above it; the weeks that were recorded have their file there',
  ],
  [
    '/temps/reglages/journee',
    /^Durées d’une journée$/,
    'its last row is what holds without a record: its file holds those that there are',
  ],
  ['/imports/modeles', /^Colonnes de /, 'the columns of a file: the file itself stands above them, ready to fill in'],
];

/** Pages whose own file, outside of any section, holds the tables of their sections, each with what it holds. */
const wholePages: Readonly<Record<string, string>> = {
  '/budget': 'every section and direction, one under the other',
  '/capacite': 'the months of every team',
  '/equipes/temps/mois': 'the locked months of every year',
  '/temps/reglages/types': 'the trees of every team, in the columns of their import',
  '/adherents/:code/bilans/:year': 'every figure of the report of that member',
};

/** Pages that nobody of this journey comes to, by why. */
const unvisited: readonly (readonly [why: string, pages: readonly string[]])[] = [
  [
    'for whoever has not signed in, or is leaving',
    [
      ...['/connexion', '/connexion/fin', '/connexion/nouveau-mot-de-passe', '/connexion/openid', '/connexion/oubli'],
      ...['/connexion/retour', '/connexion/second-facteur', '/deconnexion', '/place', '/voir-comme/fin'],
    ],
  ],
  [
    'opened by the secret of a link',
    ['/avis/:token', '/avis/merci', '/invitation/:token', '/mot-de-passe/:token', '/ouverture/:token'],
  ],
  ['a form, without a table', ['/compte/identite', '/compte/second-facteur/cle']],
  [
    'the form that corrects what the demonstration has none of',
    [
      ...['/capacite/:team/exploitation/:id', '/capacite/:team/projets/:id', '/personnel/:code/absences/:id'],
      ...['/personnel/:code/competences/:id', '/personnel/:code/semaines/:id', '/temps/reglages/partage/:year/:application'],
    ],
  ],
  ['no page at all', ['/*']],
];

let house: HouseOfRoles;
beforeAll(async () => {
  house = await openHouseOfRoles('embedded');
});
afterAll(() => house?.close());

type Reader = {
  readonly get: (address: string) => Promise<Response>;
  readonly post: (address: string, form: Record<string, string>) => Promise<Response>;
};

async function enter(role: Role): Promise<Reader> {
  const { email, password } = await house.admit(role, { role });
  const send = (address: string, init: RequestInit) =>
    fetch(house.address + address, { redirect: 'manual', ...init, headers: { origin: house.address, ...init.headers } });
  const answer = await send('/connexion', { method: 'POST', body: new URLSearchParams({ email, password }) });
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  const headers = { cookie: cookie.join('; ') };
  return {
    get: (address) => send(address, { headers }),
    post: (address, form) => send(address, { method: 'POST', headers, body: new URLSearchParams(form) }),
  };
}

type Seen = { readonly page: string; readonly address: string; readonly table: ShownTable };

/** Where a page leads, the evidence of its figures included. */
function linksOf(html: string): string[] {
  const links = [...html.matchAll(/<a\b[^>]*\bhref="([^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  const evidence = links.flatMap((link) => new URL(link, 'http://localhost').searchParams.get('preuve') ?? []);
  return [...links, ...evidence].filter((link) => /^\/(?!deconnexion|voir-comme)/.test(link));
}

/** Follows links from page to page, one address of each besides those it begins with, and gives every table that is met. */
async function lookRound({ get }: Reader, beginning: readonly string[]) {
  const waiting = [...beginning];
  const visited = new Set<string>();
  const known = new Set(waiting);
  const seen: Seen[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const page = pageOf(address);
    if (page === null || (visited.has(page) && !beginning.includes(address))) continue;
    const answer = await get(address);
    const html = await answer.text();
    const leads = answer.headers.get('location');
    if (leads?.startsWith('/') && !known.has(leads)) waiting.unshift(leads);
    if (answer.status !== 200) continue;
    visited.add(page);
    for (const table of tablesOfPage(html)) seen.push({ page, address, table });
    for (const next of linksOf(html)) {
      if (!known.has(next)) waiting.push(next);
      known.add(next);
    }
  }
  return { seen, visited };
}

const goesWithout = ({ page, table }: Seen) => without.some(([of, name]) => of === page && name.test(table.name));
/** Under a chart the table that it draws stands once more, with the same caption: its file is that of the first. */
function filesOf({ page, address, table }: Seen, seen: readonly Seen[]): readonly string[] {
  if (table.files.length > 0) return table.files;
  const alike = seen.find((one) => one.address === address && one.table.name === table.name && one.table.files.length > 0);
  return alike?.table.files ?? (wholePages[page] === undefined ? [] : table.ofPage);
}

/** How many rows a file for a spreadsheet has, under its heading; null for what is no such file. */
async function rowsOf({ get }: Reader, file: string): Promise<number | null> {
  const answer = await get(file);
  const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
  const isAttached = (answer.headers.get('content-disposition') ?? '').startsWith('attachment');
  const isFile = answer.status === 200 && isAttached && answer.headers.get('content-type')?.startsWith('text/csv') === true;
  return isFile && text.startsWith('\ufeff') ? text.trim().split('\r\n').length - 1 : null;
}

/** What is wrong with the files of a table: one that is none, or none that has a row. */
async function faultOf(reader: Reader, { table, page, address }: Seen, files: readonly string[]): Promise<string | null> {
  const rows = await Promise.all(files.map((file) => rowsOf(reader, file)));
  const broken = files.filter((_, index) => rows[index] === null);
  if (broken.length > 0) return `${broken.join(', ')}: no file`;
  return rows.some((count) => count !== null && count > 0) ? null : `${table.name}, on ${page} (${address}): no row`;
}

describe('the lines of time that go out', () => {
  it('are nobody’s to whoever has no week, and of a year at most: a period that is none is told in words', async () => {
    const ask = async ({ get }: Reader, query: string) => {
      const answer = await get(`/temps/lignes.csv?${query}`);
      return `${answer.status} ${await answer.text()}`;
    };
    const hr = await enter('hr');
    expect(await ask(await enter('finance'), 'du=2019-01-01&au=2019-01-31')).toMatch(/^403 .*lié à aucune personne/);
    expect(await ask(await enter('reader'), 'du=2019-01-01&au=2019-01-31')).toMatch(/^403 .*Seuls les agents/);
    expect(await ask(hr, 'du=2019-01-01&au=2020-12-31')).toMatch(/^422 Un an au plus/);
    expect(await ask(hr, 'du=2019-02-01&au=2019-01-01')).toMatch(/^422 Le dernier jour \(au\) vient avant/);
    expect(await ask(hr, 'du=2019-01-01&au=2019-01-31')).toMatch(
      /^200 personne;jour;type;jours;.*;synthetique\r\n0001;2019-01-02;/,
    );
  });
});

describe('every table of the site', () => {
  it('goes out as a file that stands beside it, for whoever is shown it', { timeout: 600_000 }, async () => {
    const direction = await enter('direction');
    await direction.post('/equipes/temps/mois', { formulaire: 'verrouiller', mois: '2019-03', malgre: 'oui' });
    const weeks = [
      '/equipes/temps?mois=2019-03',
      '/equipes/temps?mois=2019-03&etat=toutes',
      '/equipes/temps/semaines/0001/2019-03-04',
    ];
    const readers: readonly (readonly [Reader, readonly string[]])[] = [
      [direction, ['/', '/recherche?q=gen', ...weeks]],
      [await enter('administrator'), ['/']],
      [await enter('member-it-director'), ['/']],
    ];
    const faults: string[] = [];
    const visited = new Set<string>();
    for (const [reader, beginning] of readers) {
      const round = await lookRound(reader, beginning);
      for (const page of round.visited) visited.add(page);
      for (const one of round.seen.filter((seen) => !goesWithout(seen))) {
        const files = filesOf(one, round.seen);
        const lacking = files.length === 0 ? `${one.table.name}, on ${one.page} (${one.address}): no file` : null;
        faults.push(...[lacking ?? (await faultOf(reader, one, files))].filter((fault) => fault !== null));
      }
    }
    expect(faults).toEqual([]);
    const told = unvisited.flatMap(([, some]) => some);
    expect(pages.filter((page) => !visited.has(page) && !told.includes(page))).toEqual([]);
    expect(told.filter((page) => visited.has(page))).toEqual([]);
  });
});
