import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandActor, commandContext, houseCommands } from '../../src/commands.ts';
import { verifyJournal } from '../../src/database/verify-journal.ts';
import { day } from '../../src/kernel/day.ts';
import { listForms, type PageForm } from '../support/forms.ts';
import { noEnrolment, openSession, openSessionToMembers, othersEnrolment, othersPast } from '../support/open-session.ts';
import { stateOf } from '../support/state.ts';
import { nothing, type Owned, openTwoOperators, type Person, type TwoOperators } from '../support/two-operators.ts';

const root = join(import.meta.dirname, '../..');

/** Whose things each person tries to reach: a member of their own operator, and one of the other; the staff, the other side's. */
const pairs: readonly (readonly [reader: string, owner: string])[] = [
  ['gentilly', 'arcueil'],
  ['gentilly', 'zorglub'],
  ['arcueil', 'gentilly'],
  ['zorglub', 'quenotte'],
  ['quenotte', 'gentilly'],
  ['siim94-administrator', 'quenotte'],
  ['beta-direction', 'gentilly'],
];

/** Every address that is read, as the map of the site lists them; what ends a session is left out. */
function addresses(): string[] {
  const map = readFileSync(join(root, 'tests/site-map.txt'), 'utf8');
  return [...map.matchAll(/^(?:GET )?(\/\S*)/gm)]
    .map((match) => match[1] ?? '')
    .filter((path) => !/^\/(connexion|deconnexion|place)/.test(path));
}

/** The identifier that an address wants, by its name and by where it stands. */
function idFor(path: string, owned: Owned): string {
  if (path.includes('/imports')) return owned.import;
  if (path.includes('/personnes')) return owned.account;
  if (path.includes('/jetons')) return owned.token;
  if (path.includes('/invitations')) return owned.invitation;
  return owned.import;
}

/** What the code in an address is of, by the word that it begins with. */
function codeFor(path: string, owned: Owned): string {
  if (path.includes('indic')) return owned.indicator;
  if (path.includes('catalogue')) return owned.application;
  if (path.startsWith('/postes')) return owned.post;
  return path.startsWith('/personnel') ? owned.person : owned.body;
}

function fill(path: string, owned: Owned): string {
  return path
    .replace(':code', codeFor(path, owned))
    .replace(':id', idFor(path, owned))
    .replace(':year', '2020')
    .replace(':number', '1')
    .replace(':edition', `${owned.operator}-2020`)
    .replace(':person', owned.person)
    .replace(':monday', '2020-03-02')
    .replace(/:\w+/, owned.body);
}

/** An address filled with identifiers, and the same with them in what is asked beside the path: a filter, a sort, an evidence. */
function requestsTo(path: string, owned: Owned): string[] {
  const evidence = `/chiffres?mesure=contributions.amount&periode=2020&d.body=${owned.body}`;
  const asked = [
    '',
    `?mesure=contributions.amount&periode=2020&d.body=${owned.body}`,
    `?measure=contributions.amount&period=2020&body=${owned.body}&year=2020&application=${owned.application}&by=kind`,
    `?q=${owned.body}&tri=${owned.body}&annee=2020&preuve=${encodeURIComponent(evidence)}`,
    `?objet=${owned.account}&personne=${owned.account}&bilan=${owned.operator}-2020`,
  ];
  return asked
    .map((query) => fill(path, owned) + query)
    .filter((request) => Object.values(owned).some((typed) => request.includes(typed)));
}

/** Bodies of a form that name what is owned: each kind of identifier in every field that takes one, for every button. */
function bodiesOf(form: PageForm, owned: Owned): URLSearchParams[] {
  const scopes = [`member:${owned.body}`, `${owned.operator}/${owned.body}`];
  // In one order for every owner, so that the answers can be laid side by side.
  const values = [...(Object.keys(nothing) as (keyof Owned)[]).map((kind) => owned[kind]), ...scopes]; // its own keys
  // Each try prints a report, or is weighed as a password is: the kinds of identifier that could matter there are enough.
  const tried = (action: string): readonly string[] => {
    if (form.path.includes('/publication')) return values.slice(0, 3);
    return /prouver|mot-de-passe/.test(action) ? [owned.account, owned.token, owned.session] : values;
  };
  return form.actions.flatMap((action) =>
    tried(action).map(
      (value) => new URLSearchParams([['action', action], ...form.fields.map((field): [string, string] => [field, value])]),
    ),
  );
}

function typedIn(...owned: readonly Owned[]): string[] {
  return owned.flatMap((one) => Object.values(one)).sort((a, b) => b.length - a.length);
}

/** The words around the first difference of two answers. */
function whereTheyPart(found: string, unfound: string): string {
  const at = [...found].findIndex((letter, index) => letter !== unfound[index]);
  const around = (text: string) => `${text.slice(0, 4)}…${text.slice(Math.max(0, at - 60), at + 60)}`;
  return `${around(found)} ≠ ${around(unfound)}`;
}

/**
 * Every address, form, file and command, tried by the people of two operators with what is not theirs. The two engines are two
 * files, so that they run side by side.
 */
export function testWhatBelongsToOthers(engine: 'embedded' | 'postgresql'): void {
  describe(`what belongs to others, on the ${engine} engine`, () => {
    let site: TwoOperators;
    let tried = 0;
    beforeAll(async () => {
      site = await openTwoOperators(engine);
    });
    afterAll(() => site?.close());

    const personOf = (name: string): Person => {
      const found = site.people.find((one) => one.name === name);
      if (!found) throw new Error(`nobody is called ${name}`);
      return found;
    };

    /** What is `owner`'s and may not be told to the reader: what the members of one operator share is not another member's. */
    const forbidden = (reader: Person, owner: string): Owned => {
      const owned = site.owned.get(owner);
      if (!owned) throw new Error(`${owner} owns nothing`);
      if (owned.operator !== reader.operator) return owned;
      return { ...owned, operator: nothing.operator, application: nothing.application, indicator: nothing.indicator };
    };

    /** What can be read of an answer: its status, where it leads, and its words without those that were typed. */
    async function read(reader: Person, path: string, typed: readonly string[], init: RequestInit = {}): Promise<string> {
      tried += 1;
      // Each from an address of its own, as the proxy would say: the limits on attempts would end the test.
      const address = `10.${(tried >> 16) & 255}.${(tried >> 8) & 255}.${tried & 255}`;
      const headers = { cookie: reader.cookie, origin: site.running.address, 'x-forwarded-for': address, ...init.headers };
      const answer = await fetch(site.running.address + path, { redirect: 'manual', ...init, headers });
      // The journal grows with each request, and tells of it: its statements are tested apart (journal.test.ts).
      if (/^\/(api\/)?journal\b/.test(path)) return String(answer.status);
      const text = await answer.text();
      const shown = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text;
      const words = typed.reduce((left, one) => left.replaceAll(one, '§'), shown);
      const set = answer.headers.getSetCookie().map((cookie) => cookie.split('=', 1)[0]);
      return `${answer.status} ${answer.headers.get('location') ?? ''} ${set.join()} ${words}`;
    }

    async function reach(ask: (reader: Person, owned: Owned, typed: readonly string[]) => Promise<string[]>): Promise<string[]> {
      const told: string[] = [];
      for (const [name, owner] of pairs) {
        const reader = personOf(name);
        const theirs = forbidden(reader, owner);
        const typed = typedIn(theirs, nothing);
        const [found, unfound] = [await ask(reader, theirs, typed), await ask(reader, nothing, typed)];
        for (const [index, answer] of found.entries())
          if (answer !== unfound[index])
            told.push(`${name} of ${owner}'s, ${index}: ${whereTheyPart(answer, unfound[index] ?? '')}`);
      }
      return told;
    }

    it('is told of by no address: the answer is that of a thing which does not exist', { timeout: 600_000 }, async () => {
      const told = await reach(async (reader, owned, typed) => {
        const answers: string[] = [];
        for (const path of addresses()) {
          const asked = requestsTo(path, { ...nothing, ...owned });
          for (const request of asked) answers.push(await read(reader, request, typed));
        }
        return answers;
      });
      expect(told).toEqual([]);
    });

    it('is neither changed nor told of by any form or call, whatever it names', { timeout: 600_000 }, async () => {
      const before = { siim94: await stateOf(site.house, 'siim94'), beta: await stateOf(site.house, 'beta') };
      const told = await reach(async (reader, owned, typed) => {
        const answers: string[] = [];
        // A view is kept for oneself, whatever its address names: that another's is out of reach is tried in explore.test.ts.
        for (const form of listForms().filter(({ path }) => !/^\/(connexion|deconnexion|invitation|explorer)/.test(path)))
          for (const body of bodiesOf(form, owned)) {
            // What ends one's own sessions would end the test.
            if (/autres$/.test(body.get('action') ?? '')) continue;
            answers.push(await read(reader, fill(form.path, owned), typed, { method: 'POST', body }));
          }
        answers.push(await read(reader, `/api/imports/${owned.import}/undo`, typed, { method: 'POST' }));
        return answers;
      });
      expect(told).toEqual([]);
      expect(await stateOf(site.house, 'siim94')).toEqual(before.siim94);
      expect(await stateOf(site.house, 'beta')).toEqual(before.beta);
    });

    it('cannot be reached by the lines of a file, nor the operator’s own file taken over', async () => {
      const administrator = personOf('siim94-administrator');
      const before = await stateOf(site.house, 'beta');
      const file = (name: string, text: string) => ({ name, content: Buffer.from(text).toString('base64') });
      const lines = (body: string, kind: string) =>
        file('cotisations.csv', `annee;adherent;nature;montant_ht\n2031;${body};${kind};1,00\n`);
      const theirs = [lines('zorglub', 'Partage'), file('operateur.csv', 'code;nom\nbeta;Pris\n')];
      const unfound = [lines(nothing.body, 'xq-no-kind'), file('operateur.csv', 'code;nom\nxq-nowhere;Pris\n')];
      const typed = ['zorglub', 'Partage', 'beta', 'Pris', nothing.body, 'xq-no-kind', 'xq-nowhere'];
      for (const [index, sent] of theirs.entries()) {
        const post = (one: unknown) => ({
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ files: [one] }),
        });
        const [found, missing] = [
          await read(administrator, '/api/imports?dry-run=true', typed, post(sent)),
          await read(administrator, '/api/imports?dry-run=true', typed, post(unfound[index])),
        ];
        expect(found).toEqual(missing);
        expect(found).toMatch(/"rejected":\[\{|^4\d\d/);
      }
      expect(await stateOf(site.house, 'beta')).toEqual(before);
    });

    it('is printed by no command that acts in another operator', async () => {
      const said: string[] = [];
      const say = (text: string | Uint8Array) => void said.push(typeof text === 'string' ? text : new TextDecoder().decode(text));
      const context = commandContext(site.house, 'essai', root, () => day('2026-11-22'), say, say);
      // Those that name an operator act in it; `import` is the machine's administrator's, who may act in all of them.
      const commands = houseCommands.filter(({ usage }) => usage.includes('OPÉRATEUR'));
      const options = { format: 'csv', edition: 'computed' };
      for (const command of commands) {
        const known = Object.fromEntries(Object.entries(options).filter(([name]) => name in command.options));
        const positionals = ['beta', '2020'].slice(0, command.positionals.max);
        await command.run(context, { options: known, positionals }).catch((thrown: unknown) => say(String(thrown)));
      }
      const text = said.join('\n');
      expect(commands.length).toBeGreaterThan(4);
      expect(text).toContain('beta');
      expect(['Gentilly', 'Arcueil', 'Villejuif', 'SIIM94'].filter((name) => text.includes(name))).toEqual([]);
    });

    it('stands on no page that a member’s person can open, by name or by amount', async () => {
      const amounts = ['984\u202f156', '5\u202f687\u202f974', '7777', '8888'];
      const names = ['Villejuif', 'Vitry', 'Arcueil', 'Zorglubie', 'Quenotte', ...amounts];
      const published = '/adherents/gentilly/bilans/2020';
      for (const path of ['/adherents/gentilly', published, `${published}/chiffres.csv`]) {
        const text = await read(personOf('gentilly'), path, []);
        expect(text, path).toMatch(/^200 /);
        expect(text, path).toContain('394\u202f055');
        const found = names.filter((name) => text.includes(name));
        expect(found, path).toEqual([]);
      }
    });

    it('is enrolled, cancelled and carried away in training by nobody of another member', async () => {
      const held: readonly (readonly [operator: string, reader: string, owner: string])[] = [
        ['siim94', 'gentilly', 'arcueil'],
        ['beta', 'zorglub', 'quenotte'],
      ];
      const page = `/formation/inscriptions/ouvertes/${openSession}`;
      for (const [operator, name, owner] of held) {
        await openSessionToMembers(site.house, operator, owner);
        const reader = personOf(name);
        const post = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
        const typed = [othersEnrolment, othersPast, noEnrolment];
        const before = await stateOf(site.house, operator);
        for (const asked of [othersEnrolment, othersPast]) {
          const cancel = (inscription: string) => read(reader, page, typed, post({ formulaire: 'annuler', inscription }));
          expect(await cancel(asked)).toBe(await cancel(noEnrolment));
          const certificate = (id: string) => read(reader, `/formation/inscriptions/${id}/attestation.pdf`, typed);
          expect(await certificate(asked)).toBe(await certificate(noEnrolment));
        }
        expect(await stateOf(site.house, operator)).toEqual(before);
        const agent = `Agent de ${owner}`;
        for (const path of [page, '/formation/inscriptions', '/formation/inscriptions/ouvertes', '/formation/inscriptions.csv']) {
          const text = await read(reader, path, []);
          expect(text, path).toMatch(/^200 /);
          expect(text, path).not.toMatch(new RegExp(`${agent}|@${owner}`));
        }
        // Theirs, called as the other member calls its own: it waits, since the one seat is taken.
        const own = post({ formulaire: 'inscrire', 'agent-1': agent, adherent: owner, body: owner });
        expect(await read(reader, page, [], own)).toContain(`${agent} est sur la liste d’attente, au rang 1`);
      }
    });

    it('leaves each operator a journal whose chain holds, with what was refused in it', async () => {
      process.stdout.write(`isolation (${engine}): ${tried} requests tried, by ${site.people.length} people\n`);
      expect(tried).toBeGreaterThan(2000);
      for (const operator of ['siim94', 'beta']) {
        const checked = await verifyJournal(site.house.database, commandActor('essai', operator));
        expect(checked).toMatchObject({ broken: null });
        expect(checked.intact).toBeGreaterThan(4);
      }
    });
  });
}
