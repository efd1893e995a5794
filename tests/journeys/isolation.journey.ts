import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/app.ts';
import { insertGrant } from '../../src/capabilities/accounts/grant.store.ts';
import { commandActor } from '../../src/commands.ts';
import { verifyJournal } from '../../src/database/verify-journal.ts';
import { readEnvironment } from '../../src/environment.ts';
import { type House, openHouse } from '../../src/house.ts';
import { runImport } from '../../src/import/run-import.ts';
import type { Role } from '../../src/kernel/actor.ts';
import { day } from '../../src/kernel/day.ts';
import { type Running, serve } from '../../src/serve.ts';

const root = join(import.meta.dirname, '../..');
const today = day('2026-11-22');
const clock = { now: () => new Date('2026-11-22T10:00:00Z'), today: () => today };
const password = 'une-phrase-assez-longue';

/** Another operator, whose two members and software are named like nothing in the demonstration. */
const beta = {
  'operateur.csv': 'code;nom\nbeta;Syndicat beta\n',
  'adherents.csv': 'code;nom;qualite;categorie\nzorglub;Zorglubie;adhérent;ville\nquenotte;Quenotte-les-Bains;adhérent;ville\n',
  'natures-de-cotisation.csv': 'nom\nPartage\n',
  'cotisations.csv':
    'annee;adherent;nature;montant_ht\n2020;Zorglubie;Partage;7777,77\n2020;Quenotte-les-Bains;Partage;8888,88\n',
  'logiciels.csv': 'nom;domaine\nQuincailleur;\n',
  'indicateurs.csv': 'nom;unite;nature_periode;cumul\nQuincailles comptées;nombre;année;somme\n',
};

type Person = { readonly name: string; readonly operator: string; readonly member: string | null; readonly cookie: string };

let house: House;
let running: Running;
let folder = '';
let people: Person[] = [];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

async function person(operator: string, member: string | null, role: Role): Promise<Person> {
  const name = member ?? `${operator}-${role}`;
  const actor = commandActor('essai', operator);
  const email = `${name}@${operator}.example`;
  const account = await house.desk.create(actor, { name, email, password, roles: member === null ? [role] : [] });
  if (member !== null) {
    const scope = { kind: 'member' as const, code: member };
    await insertGrant(house.database.accounts, {
      account,
      operator: actor.operator,
      role,
      scope,
      fromDay: today,
      toDay: null,
      grantedBy: 'essai',
    });
  }
  const answer = await house.sessions.signIn({ email, password }, new Headers());
  if (!answer.signedIn) throw new Error(`${name}: ${answer.why}`);
  return { name, operator, member, cookie: answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ') };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bievre-isolation-'));
  const environment = readEnvironment({ BIEVRE_DATA: folder, PORT: String(await freePort()) });
  house = await openHouse(environment, clock);
  const options = { dryRun: false, strict: true };
  const siim94 = commandActor('essai', 'siim94');
  await runImport(house.database, siim94, join(root, 'demonstration/siim94'), formats, options);
  const files = Object.entries(beta).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  const loaded = await runImport(house.database, commandActor('essai', 'beta'), files, formats, options);
  expect(loaded.files.flatMap(({ rejected }) => rejected)).toEqual([]);
  people = [
    await person('siim94', null, 'administrator'),
    await person('siim94', 'gentilly', 'member-it-director'),
    await person('siim94', 'arcueil', 'member-elected'),
    await person('beta', null, 'direction'),
    await person('beta', 'zorglub', 'member-referent'),
    await person('beta', 'quenotte', 'member-reader'),
  ];
  running = await serve(house, environment, { today: () => today, now: () => new Date() }, () => {});
});
afterAll(async () => {
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every address of the site and of its API, as the map of the site lists them; what ends a session is left out. */
function addresses(): string[] {
  const map = readFileSync(join(root, 'tests/site-map.txt'), 'utf8');
  return [...map.matchAll(/^(?:GET )?(\/\S*)/gm)]
    .map((match) => match[1] ?? '')
    .filter((path) => !/^\/(connexion|deconnexion|place)/.test(path));
}

/** What a side owns, by kind of identifier. `nothing` names things that nobody owns. */
type Owned = { readonly body: string; readonly application: string; readonly indicator: string; readonly import: string };

const nothing: Owned = {
  body: 'xq-nobody',
  application: 'xq-no-software',
  indicator: 'xq-no-indicator',
  import: '00000000-0000-4000-8000-000000000000',
};

/** An address filled with identifiers, and the same with them in what is asked beside the path. */
function requestsTo(path: string, owned: Owned): string[] {
  const code = path.includes('indic') ? owned.indicator : path.includes('catalogue') ? owned.application : owned.body;
  const filled = path
    .replace(':code', code)
    .replace(':id', owned.import)
    .replace(':year', '2020')
    .replace(':number', '1')
    .replace(':edition', 'siim94-2020')
    .replace(/:\w+/, owned.body);
  const evidence = `/chiffres?mesure=contributions.amount&periode=2020&d.body=${owned.body}`;
  const asked = [
    '',
    `?mesure=contributions.amount&periode=2020&d.body=${owned.body}`,
    `?measure=contributions.amount&period=2020&body=${owned.body}&year=2020&application=${owned.application}&by=kind`,
    `?q=${owned.body}&tri=${owned.body}&annee=2020&preuve=${encodeURIComponent(evidence)}`,
  ];
  return asked.map((query) => filled + query).filter((request) => Object.values(owned).some((typed) => request.includes(typed)));
}

/** What a reader can read of an answer: its status, and its words without those that were typed. */
async function read(reader: Person, path: string, typed: readonly string[]): Promise<string> {
  const answer = await fetch(running.address + path, { headers: { cookie: reader.cookie }, redirect: 'manual' });
  const text = await answer.text();
  const shown = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text;
  const words = typed.reduce((left, one) => left.replaceAll(one, '§'), shown);
  return `${answer.status} ${answer.headers.get('location') ?? ''} ${words}`;
}

/** Whose things each person tries to reach: a member of their own operator, and one of the other. */
const pairs: readonly (readonly [reader: string, owner: string])[] = [
  ['gentilly', 'arcueil'],
  ['gentilly', 'zorglub'],
  ['arcueil', 'gentilly'],
  ['zorglub', 'quenotte'],
  ['quenotte', 'gentilly'],
  ['siim94-administrator', 'quenotte'],
  ['beta-direction', 'gentilly'],
];

/** Asks every address for what is not the reader's, and for what does not exist: the answers that differ. */
async function reach(reader: Person, theirs: Owned): Promise<{ tried: number; told: string[] }> {
  const typed = [...Object.values(theirs), ...Object.values(nothing)];
  const told: string[] = [];
  let tried = 0;
  for (const path of addresses()) {
    const missing = requestsTo(path, nothing);
    for (const [index, request] of requestsTo(path, theirs).entries()) {
      const [found, unfound] = await Promise.all([read(reader, request, typed), read(reader, missing[index] ?? '', typed)]);
      tried += 2;
      if (found !== unfound) told.push(`${reader.name}: ${request}: ${found.slice(0, 160)} ≠ ${unfound.slice(0, 160)}`);
    }
  }
  return { tried, told };
}

describe('what belongs to others', () => {
  it('is told of by no address: the answer is that of a thing which does not exist', { timeout: 600_000 }, async () => {
    const imports = await Promise.all(
      ['siim94', 'beta'].map(async (operator) => {
        const reader = people.find((one) => one.operator === operator && one.member === null);
        const answer = await fetch(`${running.address}/api/imports`, { headers: { cookie: reader?.cookie ?? '' } });
        const [first] = (await answer.json()) as { id: string }[]; // what the API's own schema says
        return [operator, first?.id ?? ''] as const;
      }),
    );
    const importOf = new Map(imports);
    const owners: Readonly<Record<string, Owned>> = {
      gentilly: { body: 'gentilly', application: 'agora', indicator: 'mandats-emis', import: importOf.get('siim94') ?? '' },
      arcueil: { body: 'arcueil', application: 'agora', indicator: 'mandats-emis', import: importOf.get('siim94') ?? '' },
      zorglub: {
        body: 'zorglub',
        application: 'quincailleur',
        indicator: 'quincailles-comptees',
        import: importOf.get('beta') ?? '',
      },
      quenotte: {
        body: 'quenotte',
        application: 'quincailleur',
        indicator: 'quincailles-comptees',
        import: importOf.get('beta') ?? '',
      },
    };
    let tried = 0;
    const told: string[] = [];
    for (const [name, owner] of pairs) {
      const reader = people.find((one) => one.name === name);
      const owned = owners[owner];
      if (!reader || !owned) throw new Error(`${name} reads what is ${owner}'s`);
      const sameOperator = owners[name]?.import === owned.import;
      // What the members of one operator share, the names of its software, is not another member's.
      const found = await reach(reader, sameOperator ? { ...nothing, body: owned.body, import: owned.import } : owned);
      tried += found.tried;
      told.push(...found.told);
    }
    process.stdout.write(`isolation: ${tried} requests tried, by ${people.length} people\n`);
    expect(tried).toBeGreaterThan(500);
    expect(told).toEqual([]);
  });

  it('stands on no page that a member’s person can open, by name or by amount', async () => {
    const names = [
      'Villejuif',
      'Vitry',
      'Arcueil',
      'Zorglubie',
      'Quenotte',
      '984\u202f156',
      '5\u202f687\u202f974',
      '7777',
      '8888',
    ];
    const gentilly = people.find(({ name }) => name === 'gentilly');
    if (!gentilly) throw new Error('gentilly has signed in');
    const answer = await fetch(`${running.address}/adherents/gentilly`, { headers: { cookie: gentilly.cookie } });
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('394\u202f055');
    expect(names.filter((name) => text.includes(name))).toEqual([]);
  });

  it('leaves each operator a journal whose chain holds, with what was refused in it', async () => {
    for (const operator of ['siim94', 'beta']) {
      const checked = await verifyJournal(house.database, commandActor('essai', operator));
      expect(checked).toMatchObject({ broken: null });
      expect(checked.intact).toBeGreaterThan(4);
    }
  });
});
