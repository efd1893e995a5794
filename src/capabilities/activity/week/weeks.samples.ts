import type { Rows, Tx } from '../../../database/face.ts';
import { listEntries } from '../../../database/journal.store.ts';
import { perform } from '../../../database/perform.ts';
import { record } from '../../../database/records.samples.ts';
import { type TestDatabase, testActor } from '../../../database/testing.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import { type Day, day } from '../../../kernel/day.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { recordPersons, recordPosts, recordTeams } from '../../staff/staff.samples.ts';
import { recordKinds } from '../activity.samples.ts';
import { registration as activity } from '../index.ts';
import { cellField, workFields } from './edited-row.ts';
import { readWeek } from './week.store.ts';
import type { Work } from './work.ts';

/** Wednesday 11 November 2026 is a holiday in this week. */
export const holidayWeek = day('2026-11-09');
export const plainWeek = day('2026-11-23');

/** Work for the operator itself, unless said otherwise. */
export function workOf(kind: string, more: Readonly<Record<string, string | null>> = {}): Work {
  const none = { application: null, domain: null, project: null, comment: null, body: null, scope: 'internal' };
  return { ...none, ...('body' in more ? { scope: null } : {}), ...more, kind } as Work; // as the sample says it
}

type Form = Readonly<Record<string, string>>;

/** A week as its form sends it: works with the texts of their days. */
export function weekTyped(monday: Day, version: number, rows: readonly (readonly [Work, ...string[]])[]): Form {
  const fields = rows.flatMap(([work, ...cells], row) => [
    ...workFields(row, work),
    ...cells.map((text, place) => [cellField(row, place), text] as const),
  ]);
  return { lundi: monday, version: String(version), ...Object.fromEntries(fields) };
}

const since = { from_day: '2024-01-01' };

/** A1 and A2 in infra, A3 its head, A4 part-time in another team and away on one afternoon; A5 arrives in the middle of a week. */
async function recordAll(tx: Tx, hr: Actor): Promise<void> {
  await recordTeams(tx, hr);
  await record(tx, hr, 'directory.body', [
    { code: 'arcueil', name: 'Arcueil', status: 'member', category: 'town' },
    { code: 'gentilly', name: 'Gentilly', status: 'member', category: 'town' },
  ]);
  await record(tx, hr, 'catalogue.domain', [
    { code: 'rh', name: 'RH' },
    { code: 'paie', name: 'Paie', parent: 'rh' },
  ]);
  await record(tx, hr, 'catalogue.application', [
    { code: 'elise', name: 'Élise' },
    { code: 'vieux', name: 'Vieux guichet', to_day: '2026-11-25' },
  ]);
  await record(tx, hr, 'catalogue.function', [{ code: 'elise', name: 'Élise', application: 'elise' }]);
  await record(tx, hr, 'catalogue.subscription', [{ function: 'elise', body: 'arcueil', ...since }]);
  await recordKinds(tx, hr, [
    { code: 'mco', name: 'MCO', team: 'infra', nature: 'run', to_day: '2026-11-27' },
    { code: 'suivi', name: 'Suivi', parent: 'mco' },
    { code: 'interne', name: 'Interne', team: 'infra', nature: 'internal' },
    { code: 'aide', name: 'Assistance', team: 'si', nature: 'assistance' },
  ]);
  await recordPosts(
    tx,
    hr,
    ['P1', 'P2', 'P3', 'P4', 'P5'].map((code) => ({ code, team: code === 'P4' ? 'si' : 'infra', ...since })),
  );
  await recordPersons(tx, hr, [
    ...['A1', 'A2', 'A3'].map((code) => ({ code, occupations: [{ post: code.replace('A', 'P'), ...since }] })),
    { code: 'A4', occupations: [{ post: 'P4', rate: 80, ...since }] },
    { code: 'A5', occupations: [{ post: 'P5', from_day: '2026-11-25' }] },
  ]);
  await record(tx, hr, 'staff.absence', [
    { person: 'A1', kind: 'annual', from_day: '2026-11-27', from_noon: true, to_day: '2026-11-28' },
  ]);
  await record(
    tx,
    hr,
    'staff.person_account',
    ['A1', 'A2', 'A3', 'A4', 'A5'].map((person) => ({ person, account: `compte-${person}` })),
  );
}

/** What the tests of weeks open: all that working time rests on. */
export const weekCapabilities = [directory, catalogue, staff, activity];

/** An operator whose agents fill weeks, with a way to send forms as the pages do. */
export async function openWeeks(test: TestDatabase) {
  const { database } = test;
  const hr = testActor('alpha', ['hr', 'direction']);
  await database.transaction(hr, (tx) => recordAll(tx, hr));
  const agent = (person: string, roles: readonly Role[] = ['agent']): Actor => ({
    ...testActor('alpha', roles),
    id: `compte-${person}`,
  });
  const send = <Input, Result>(command: Command<Input, Result, Tx, Rows>, form: Form, actor: Actor) =>
    perform(database, actor, command, form);
  return {
    close: test.close,
    hr,
    agent,
    head: { ...agent('A3', ['team-head']), teams: { 'team-head': ['infra'] } } satisfies Actor,
    otherHead: { ...testActor('alpha', ['team-head']), id: 'compte-A9', teams: { 'team-head': ['si'] } } satisfies Actor,
    director: { ...testActor('alpha', ['direction']), id: 'compte-direction' } satisfies Actor,
    send,
    /** Field → refusal of a form that must be refused; the whole sentence under '' when no field is at fault. */
    refused: async <Input, Result>(command: Command<Input, Result, Tx, Rows>, form: Form, actor: Actor): Promise<Form> => {
      try {
        await send(command, form, actor);
      } catch (thrown) {
        if (isProblem(thrown)) return thrown.fields ?? { '': thrown.message };
        throw thrown;
      }
      throw new Error('nothing was refused');
    },
    read: <T>(run: (tx: Tx) => Promise<T>, actor: Actor = hr) => database.read(actor, run),
    week: (person: string, monday: Day) => database.read(hr, (tx) => readWeek(tx, person, monday)),
    lastFact: async () => {
      const [entry] = await database.read(hr, (tx) => listEntries(tx, { limit: 1 }));
      return { fact: entry?.fact, subject: entry?.subject, before: entry?.before, after: entry?.after };
    },
    record: (table: string, rows: readonly Readonly<Record<string, unknown>>[]) =>
      database.transaction(hr, (tx) => record(tx, hr, table, rows)),
  };
}

export type Weeks = Awaited<ReturnType<typeof openWeeks>>;

/** `lun. kind 0,5` and so on: what a week says, for a test to read. */
export function toldLines({ lines }: Awaited<ReturnType<typeof readWeek>>): readonly string[] {
  return lines.map(({ day: place, work, hundredths }) => `${place} ${work.kind} ${hundredths}`).sort();
}
