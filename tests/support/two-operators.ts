import { join } from 'node:path';
import { formats } from '../../src/app.ts';
import { insertGrant, listGrants } from '../../src/capabilities/accounts/grant.store.ts';
import { invite, listInvitations } from '../../src/capabilities/accounts/index.ts';
import { publishReport } from '../../src/capabilities/report/index.ts';
import { commandActor } from '../../src/commands.ts';
import type { House } from '../../src/house.ts';
import { runImport } from '../../src/import/run-import.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { day } from '../../src/kernel/day.ts';
import { type Running, serve } from '../../src/serve.ts';
import { type EngineKind, openHouseOn } from './open-house.ts';

const root = join(import.meta.dirname, '../..');
const today = day('2026-11-22');
const clock = { now: () => new Date('2026-11-22T10:00:00Z'), today: () => today };
export const password = 'une-phrase-assez-longue';

/** Another operator, whose two members and software are named like nothing in the demonstration. */
const beta = {
  'operateur.csv': 'code;nom\nbeta;Syndicat beta\n',
  'adherents.csv': 'code;nom;qualite;categorie\nzorglub;Zorglubie;adhérent;ville\nquenotte;Quenotte-les-Bains;adhérent;ville\n',
  'natures-de-cotisation.csv': 'nom\nPartage\n',
  'cotisations.csv':
    'annee;adherent;nature;montant_ht\n2020;Zorglubie;Partage;7777,77\n2020;Quenotte-les-Bains;Partage;8888,88\n',
  'logiciels.csv': 'nom;domaine\nQuincailleur;\n',
  'postes.csv': 'code;intitule;quotite;budgete;du\nQX-1;Poste des quincailles;100;oui;01/01/2020\n',
  'personnel.csv': 'matricule;nom\n8007;Quincaillier\n',
  'occupations.csv': 'personne;poste;statut;taux;du\n8007;QX-1;titulaire;100;01/01/2020\n',
  'indicateurs.csv': 'nom;unite;nature_periode;cumul\nQuincailles comptées;nombre;année;somme\n',
};

/** Somebody who has signed in, with what is theirs. */
export type Person = {
  readonly name: string;
  readonly operator: string;
  readonly member: string | null;
  readonly cookie: string;
  readonly actor: Actor;
};

/** What a side owns, by kind of identifier. */
export type Owned = {
  readonly operator: string;
  readonly body: string;
  readonly application: string;
  readonly indicator: string;
  readonly post: string;
  readonly person: string;
  readonly import: string;
  readonly account: string;
  readonly grant: string;
  readonly invitation: string;
  readonly token: string;
  readonly session: string;
};

const nowhere = (digit: string) => `00000000-0000-4000-8000-00000000000${digit}`;

/** Names of things that nobody owns, of the shape of those that somebody does: a staff number is a number, which some fields read as one. */
export const nothing: Owned = {
  operator: 'xq-nowhere',
  body: 'xq-nobody',
  application: 'xq-no-software',
  indicator: 'xq-no-indicator',
  post: 'xq-no-post',
  person: '9909',
  import: nowhere('0'),
  account: nowhere('1'),
  grant: nowhere('2'),
  invitation: nowhere('3'),
  token: nowhere('4'),
  session: 'xqNoSessionOfAnybodyAtAll0000000',
};

export type TwoOperators = {
  readonly house: House;
  readonly running: Running;
  readonly people: readonly Person[];
  /** By the name of the person whose it is. */
  readonly owned: ReadonlyMap<string, Owned>;
  readonly close: () => Promise<void>;
};

async function person(house: House, operator: string, member: string | null, role: Role): Promise<Person> {
  const name = member ?? `${operator}-${role}`;
  const command = commandActor('essai', operator);
  const email = `${name}@${operator}.example`;
  const account = await house.desk.create(command, { name, email, password, roles: member === null ? [role] : [] });
  if (member !== null) {
    const terms = { role, scope: { kind: 'member' as const, code: member }, fromDay: today, toDay: null };
    await insertGrant(house.database.accounts, { ...terms, account, operator: command.operator, grantedBy: 'essai' });
  }
  const answer = await house.sessions.signIn({ email, password }, new Headers());
  if (!answer.signedIn) throw new Error(`${name}: ${answer.why}`);
  const cookie = answer.cookies.map((one) => one.split(';')[0]).join('; ');
  const session = await house.sessions.find(new Headers({ cookie }));
  if (!session) throw new Error(`${name} has just signed in`);
  return { name, operator, member, cookie, actor: session.actor };
}

/** Things of every kind that belong to a person: their account, role, session and token, and an invitation to their side. */
async function ownedBy(
  house: House,
  { actor, cookie, name }: Person,
  known: Pick<Owned, 'application' | 'indicator' | 'post' | 'person' | 'import'>,
) {
  const administrator = commandActor('essai', actor.operator);
  const scope = actor.member === null ? { kind: 'operator' as const } : { kind: 'member' as const, code: actor.member };
  const role: Role = actor.member === null ? 'reader' : 'member-reader';
  const asked = { name: `Hôte de ${name}`, email: `hote-${name}@${actor.operator}.example`, place: 'ici' };
  const desk = { database: house.database, now: clock.now, origin: 'http://localhost', mail: null };
  await invite(desk, administrator, { ...asked, terms: { role, scope, fromDay: today, toDay: null } });
  const invitations = await listInvitations(house.database.accounts, administrator);
  const grants = await listGrants(house.database.accounts, actor.id);
  const { sheet } = await house.tokens.make(actor, { name: `jeton de ${name}`, scope: 'read', days: 30 });
  const session = await house.sessions.find(new Headers({ cookie }));
  return {
    ...known,
    operator: actor.operator,
    body: actor.member ?? (actor.operator === 'beta' ? 'quenotte' : 'gentilly'),
    account: actor.id,
    grant: grants[0]?.id ?? '',
    invitation: invitations.find(({ email }) => email === asked.email)?.id ?? '',
    token: sheet.id,
    session: session?.id ?? '',
  } satisfies Owned;
}

/** Two operators on one site, with three people each: their own side, and two members. */
export async function openTwoOperators(engine: EngineKind): Promise<TwoOperators> {
  const { house, environment, close: removeHouse } = await openHouseOn(engine, clock);
  const options = { dryRun: false, strict: true };
  const files = Object.entries(beta).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  const load = async (operator: string, from: string | typeof files) => {
    const loaded = await runImport(house.database, commandActor('essai', operator), from, formats, options);
    if (!loaded.loaded) throw new Error(`${operator} was not loaded`);
    return loaded.importId ?? '';
  };
  const ofSiim94 = {
    application: 'agora',
    indicator: 'mandats-emis',
    post: 'A1',
    person: '0001',
    import: await load('siim94', join(root, 'demonstration/siim94')),
  };
  const ofBeta = {
    application: 'quincailleur',
    indicator: 'quincailles-comptees',
    post: 'QX-1',
    person: '8007',
    import: await load('beta', files),
  };
  // What is published to members stands beside their records: their own figures, and nothing of another's.
  for (const operator of ['siim94', 'beta']) {
    const publishing = { database: house.database, registry: house.registry, today: clock.today };
    await publishReport(publishing, commandActor('essai', operator), { year: 2020 });
  }
  const people = [
    await person(house, 'siim94', null, 'administrator'),
    await person(house, 'siim94', 'gentilly', 'member-it-director'),
    await person(house, 'siim94', 'arcueil', 'member-elected'),
    await person(house, 'beta', null, 'direction'),
    await person(house, 'beta', 'zorglub', 'member-referent'),
    await person(house, 'beta', 'quenotte', 'member-reader'),
  ];
  const owned = new Map<string, Owned>();
  for (const one of people) owned.set(one.name, await ownedBy(house, one, one.operator === 'beta' ? ofBeta : ofSiim94));
  // Stands still: what a password proved ten minutes ago would be refused in the middle, on a machine that takes longer.
  const began = new Date();
  const running = await serve(house, environment, { today: () => today, now: () => began }, () => {});
  const close = async () => {
    await running.close();
    await removeHouse();
  };
  return { house, running, people, owned, close };
}
