import type { Tx } from '../../database/face.ts';
import { record, type SampleRecord } from '../../database/records.samples.ts';
import type { TestDatabase, TestSchema } from '../../database/testing.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { openRegister } from '../staff/register/register.samples.ts';
import { recordPersons } from '../staff/staff.samples.ts';
import { recordKinds, recordTimeLines } from './activity.samples.ts';
import { listDayLengths } from './day-length.store.ts';
import { registration as activity } from './index.ts';
import { listKindRecords } from './kinds/kind-record.store.ts';
import { stateOf as kindState } from './kinds/record-kind.ts';
import { listProjectRecords } from './projects/project.store.ts';
import { stateOf as projectState } from './projects/record-project.ts';
import { lengthsState } from './set-day-length.ts';
import { listSharingKeys, listWeights } from './sharing/sharing-key.store.ts';
import { keyState, type SharingKey } from './sharing/sharing-key.ts';
import { versionOf } from './typed-over.ts';

type Form = Readonly<Record<string, string>>;

const kindNow = async (tx: Tx, { code }: Form) => (await listKindRecords(tx)).filter((one) => one.code === code).map(kindState);
const projectNow = async (tx: Tx, { code }: Form) =>
  (await listProjectRecords(tx)).filter((one) => one.code === code).map(projectState);
async function keyNow(tx: Tx, { logiciel, annee }: Form) {
  const isIt = (one: SharingKey) => (one.application ?? '') === (logiciel ?? '') && String(one.year) === annee;
  const key = (await listSharingKeys(tx)).find(isIt);
  return key === undefined ? [] : [keyState(key, await listWeights(tx, key))];
}
const lengthsNow = async (tx: Tx) => [lengthsState(await listDayLengths(tx))];

/** What each form is typed over, as a page that is opened now shows it; none where there is nothing. */
const shownNow: Readonly<Record<string, (tx: Tx, form: Form) => Promise<readonly unknown[]>>> = {
  'activity.correct-kind': kindNow,
  'activity.change-nature': kindNow,
  'activity.end-kind': kindNow,
  'activity.reopen-kind': kindNow,
  'activity.correct-project': projectNow,
  'activity.correct-sharing-key': keyNow,
  'activity.remove-sharing-key': keyNow,
  'activity.set-weights': keyNow,
  'activity.set-day-length': lengthsNow,
  'activity.remove-day-length': lengthsNow,
};

/** A form as whoever opens its page now sends it. */
export async function openedNow(tx: Tx, { name }: { readonly name: string }, form: Form): Promise<Form> {
  const [shown] = (await shownNow[name]?.(tx, form)) ?? [];
  return { version: versionOf(shown ?? null), ...form };
}

/** What a test of the settings of time opens. */
export const settingsSchema: TestSchema = { capabilities: [directory, catalogue, staff, activity] };

/**
 * An operator of its own with two trees (infra {mco {suivi, aide}, ancien (ended), projet}, support {aide-support}), two projects, two
 * applications, three bodies, and lines of A1: suivi on 2 and 3 March 2026, the project `finances` on the latter. Forms are sent by its
 * director unless another is named, from a page opened just before unless they have a version.
 */
export async function openSettings(base: TestDatabase) {
  const register = await openRegister(base.database);
  const director = register.actorWith(['direction']);
  await base.database.transaction(director, async (tx) => {
    await record(tx, director, 'directory.body', [
      { code: 'arcueil', name: 'Arcueil', status: 'member', category: 'town' },
      { code: 'gentilly', name: 'Gentilly', status: 'member', category: 'town' },
      { code: 'villejuif', name: 'Villejuif', status: 'member', category: 'town' },
    ]);
    await record(tx, director, 'catalogue.domain', [{ code: 'rh', name: 'RH' }]);
    await record(tx, director, 'catalogue.application', [
      { code: 'elise', name: 'Élise' },
      { code: 'concerto', name: 'Concerto' },
    ]);
    await record(tx, director, 'catalogue.function', [{ code: 'elise', name: 'Élise', application: 'elise' }]);
    await record(tx, director, 'catalogue.subscription', [
      { function: 'elise', body: 'arcueil', users: 30 },
      { function: 'elise', body: 'gentilly', users: 10 },
    ]);
    await recordKinds(tx, director, [
      { code: 'mco', name: 'MCO', team: 'infra', nature: 'run' },
      { code: 'suivi', name: 'Suivi', parent: 'mco' },
      { code: 'aide', name: 'Assistance', parent: 'mco', nature: 'assistance' },
      { code: 'ancien', name: 'Ancien', team: 'infra', to_day: '2025-01-01' },
      { code: 'projet', name: 'Projet', team: 'infra', nature: 'project', from_day: '2024-01-01' },
      { code: 'aide-support', name: 'Assistance', team: 'support', nature: 'assistance' },
    ]);
    await record(tx, director, 'activity.project', [
      { code: 'finances', name: 'Refonte des finances', application: 'elise' },
      { code: 'archives', name: 'Archives', aliases: ['Versement'], from_day: '2024-01-01' },
    ]);
    await recordPersons(tx, director, [{ code: 'A1' }]);
    await recordTimeLines(tx, director, [
      { person: 'A1', day: '2026-03-02', kind: 'suivi' },
      { person: 'A1', day: '2026-03-03', kind: 'suivi', days_hundredths: 50 },
      { person: 'A1', day: '2026-03-03', kind: 'suivi', days_hundredths: 50, project: 'finances' },
    ]);
  });
  const head = (...teams: readonly string[]): Actor => ({
    ...register.actorWith(['team-head']),
    ...(teams.length === 0 ? {} : { teams: { 'team-head': teams } }),
  });
  const put = (table: string, ...rows: readonly SampleRecord[]) =>
    base.database.transaction(director, (tx) => record(tx, director, table, rows));
  const opened = (command: { readonly name: string }, form: Form) =>
    base.database.read(director, (tx) => openedNow(tx, command, form));
  return {
    ...register,
    director,
    opened,
    head,
    send: async <Input, Result>(command: Command<Input, Result, Tx>, form: Form, actor: Actor = director) =>
      register.send(command, await opened(command, form), actor),
    refused: async <Input, Result>(command: Command<Input, Result, Tx>, form: Form, actor: Actor = director) =>
      register.refused(command, await opened(command, form), actor),
    /** Records of a table, as they stand. */
    put,
    /** Records lines of time. */
    work: (...lines: readonly SampleRecord[]) =>
      base.database.transaction(director, (tx) => recordTimeLines(tx, director, lines)),
    /** Locks months, by their first days. */
    lock: (...months: readonly string[]) => put('activity.month_lock', ...months.map((month) => ({ month }))),
  };
}

export type Settings = Awaited<ReturnType<typeof openSettings>>;

/** The first days of the first months of a year, all of them unless said otherwise. */
export const monthsOf = (year: number, count = 12): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}-01`);
