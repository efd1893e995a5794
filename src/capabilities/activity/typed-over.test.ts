import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../../database/face.ts';
import { openTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { Command } from '../../kernel/command.ts';
import { begin } from './begun.samples.ts';
import { listDayLengths } from './day-length.store.ts';
import { changeNature } from './kinds/change-nature.ts';
import { endKind, reopenKind } from './kinds/end-kind.ts';
import { listKindRecords } from './kinds/kind-record.store.ts';
import { correctKind } from './kinds/record-kind.ts';
import { listProjectRecords } from './projects/project.store.ts';
import { correctProject } from './projects/record-project.ts';
import { removeDayLength, setDayLength } from './set-day-length.ts';
import { openSettings, type Settings, settingsSchema } from './settings.samples.ts';
import { correctSharingKey, removeSharingKey } from './sharing/set-sharing-key.ts';
import { setWeights } from './sharing/set-weights.ts';
import { listSharingKeys, listWeights } from './sharing/sharing-key.store.ts';

type Form = Readonly<Record<string, string>>;
/** A form of the settings, on the page that somebody has open. */
type Asked = {
  readonly send: (form: Form) => Promise<unknown>;
  readonly open: () => Promise<Form>;
  readonly begin: (form: Form) => ReturnType<typeof begin<unknown, unknown>>;
};
type Case = readonly [what: string, first: () => Asked, second: () => Asked, told: RegExp];

let base: TestDatabase;
let house: Settings;
beforeAll(async () => {
  base = await openTestDatabase(settingsSchema);
  return () => base.close();
});
beforeEach(async () => {
  house = await openSettings(base);
  const key = { application: 'elise', year: 2024 };
  await house.put('activity.sharing_key', { ...key, rule: 'own' });
  await house.put('activity.sharing_weight', { ...key, body: 'arcueil', weight: '2' });
  await house.put('activity.day_length', { from_day: '2022-01-01', hours_hundredths: 700 });
});

const asked = <Input, Result>(command: Command<Input, Result, Tx>, form: Form): Asked => ({
  send: (typed) => house.send(command, typed),
  open: () => house.opened(command, form),
  begin: (typed) => begin(base.database, command, typed, house.director),
});

const suivi = (nom: string) => asked(correctKind, { code: 'suivi', nom, parent: 'mco' });
const projet = { code: 'projet', nom: 'Projets', equipe: 'infra', nature: 'project', du: '2024-01-01' };
const key = { logiciel: 'elise', annee: '2024' };
const lengthFrom = (du: string, heures: string) => asked(setDayLength, { du, heures });

const ofKind = /^Ce type d’activité a été changé ailleurs depuis que vous avez ouvert cette page\s: rien n’a été écrasé/;
const ofKey = /^Cette clé ou ses poids ont été changés ailleurs .*\s: rien n’a été écrasé/;
const ofLengths = /^Ces durées ont été changées ailleurs .*\s: rien n’a été écrasé/;

const cases: readonly Case[] = [
  ['a kind that both correct', () => suivi('Suivi des logiciels'), () => suivi('Suivi applicatif'), ofKind],
  [
    'a kind that both end',
    () => asked(endKind, { code: 'suivi', au: '2026-03-31' }),
    () => asked(endKind, { code: 'suivi', au: '2026-04-30' }),
    ofKind,
  ],
  [
    'a kind that one ends again and the other reopens',
    () => asked(endKind, { code: 'ancien', au: '2025-12-31' }),
    () => asked(reopenKind, { code: 'ancien' }),
    ofKind,
  ],
  [
    'a kind that one corrects and whose nature the other changes',
    () => asked(correctKind, projet),
    () => asked(changeNature, { code: 'projet', nature: 'internal', du: '2027-01-01', nom: 'Interne' }),
    ofKind,
  ],
  [
    'a project that both correct',
    () => asked(correctProject, { code: 'finances', nom: 'Finances', logiciel: 'elise' }),
    () => asked(correctProject, { code: 'finances', nom: 'Refonte', logiciel: 'elise' }),
    /^Ce projet a été changé ailleurs .*\s: rien n’a été écrasé/,
  ],
  [
    'a key that both correct',
    () => asked(correctSharingKey, { ...key, cle: 'own', source: 'Délibération 12' }),
    () => asked(correctSharingKey, { ...key, cle: 'own', source: 'Convention' }),
    ofKey,
  ],
  [
    'a key whose rule one changes and whose weights the other sets',
    () => asked(correctSharingKey, { ...key, cle: 'own', source: 'Délibération 12' }),
    () => asked(setWeights, { ...key, 'poids-arcueil': '3' }),
    ofKey,
  ],
  [
    'a key whose weights one sets and that the other takes away',
    () => asked(setWeights, { ...key, 'poids-arcueil': '3' }),
    () => asked(removeSharingKey, key),
    ofKey,
  ],
  [
    'the hours of a day that both change',
    () => lengthFrom('2022-01-01', '7,5'),
    () => lengthFrom('2022-01-01', '7,8'),
    ofLengths,
  ],
  [
    'the hours of a day that one changes and the other takes back',
    () => lengthFrom('2022-01-01', '7,5'),
    () => asked(removeDayLength, { du: '2022-01-01' }),
    ofLengths,
  ],
];

/** All that the settings hold. */
const recorded = () =>
  house.read(async (tx) => ({
    kinds: await listKindRecords(tx),
    projects: await listProjectRecords(tx),
    keys: await listSharingKeys(tx),
    weights: await listWeights(tx, { application: 'elise', year: 2024 }),
    lengths: await listDayLengths(tx),
  }));

const toldTo = (told: RegExp) => ({
  code: 'activity.changed-meanwhile',
  fields: { version: expect.stringMatching(told) },
  message: expect.stringContaining('Ce que vous avez tapé est resté ici ; comparez, puis enregistrez de nouveau pour le garder.'),
});

describe('the settings of time are not written over', () => {
  it.each(cases)('%s: the second is told, and may then decide', async (_what, one, other, told) => {
    const [first, second] = [one(), other()];
    const [firstForm, secondForm] = [await first.open(), await second.open()];
    await first.send(firstForm);
    const standing = await recorded();
    await expect(second.send(secondForm)).rejects.toMatchObject(toldTo(told));
    expect(await recorded()).toEqual(standing);
    await second.send(await second.open());
    expect(await recorded()).not.toEqual(standing);
  });

  it.each(cases)('%s: a form that does not say what it is typed over changes nothing', async (_what, _one, other) => {
    const second = other();
    const standing = await recorded();
    await expect(second.send({ ...(await second.open()), version: '' })).rejects.toMatchObject({
      fields: { version: expect.stringContaining('ouvrez la page de nouveau') },
    });
    expect(await recorded()).toEqual(standing);
  });

  // The embedded database has one connection: a transaction there waits for the one before it.
  it.skipIf(!process.env['BIEVRE_TEST_POSTGRES']).each(cases)('%s, both at once', async (_what, one, other, told) => {
    const [first, second] = [one(), other()];
    const [firstForm, secondForm] = [await first.open(), await second.open()];
    const running = await first.begin(firstForm);
    const refused = expect(second.send(secondForm)).rejects.toMatchObject(toldTo(told));
    await running.endWhenAwaited(refused);
    await refused;
  });
});
