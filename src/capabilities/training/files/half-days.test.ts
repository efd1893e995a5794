import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../../database/perform.ts';
import type { FileFormat, ParsedRow } from '../../../import/format.ts';
import { recordCells } from '../../../import/format-records.ts';
import { undoImport } from '../../../import/undo.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { formatCsv } from '../../../sheets/format-file.ts';
import { openSession } from '../open-session.ts';
import { findSession } from '../session.store.ts';
import { frenchMoment } from '../session-form.ts';
import { halfDayFormat } from './half-day.import.ts';
import { sessionFormat, trainerFormat } from './session.import.ts';
import { listFiledHalfDays, listFiledSessions, listFiledTrainers } from './training-file.store.ts';
import { formats, openTrainingFiles } from './training-files.samples.ts';

const reference = {
  'personnel.csv': 'matricule\nA1\nA2\n',
  'formations.csv': 'code;nom;categorie\ntableur;Tableur;bureautique\n',
};

let test: Awaited<ReturnType<typeof openTrainingFiles>>;
beforeAll(async () => {
  test = await openTrainingFiles();
});
afterAll(() => test.close());

const newcomer = () => test.newcomer(reference, 'direction');

type Form = Readonly<Record<string, string>>;
const opened = (actor: Actor, form: Form) => perform(test.database, actor, openSession, { formation: 'tableur', ...form });
const sessionOf = (actor: Actor, code: string) => test.database.read(actor, (tx) => findSession(tx, code));

/** The sessions that are recorded, written as their own files. */
function written(actor: Actor) {
  const all = { year: null, session: null };
  return test.database.read(actor, async (tx) => {
    const csv = (format: FileFormat, records: readonly ParsedRow[]) => ({
      [`${format.file}.csv`]: formatCsv(recordCells(format, records)),
    });
    return {
      ...csv(sessionFormat, await listFiledSessions(tx, all)),
      ...csv(halfDayFormat, await listFiledHalfDays(tx, all)),
      ...csv(trainerFormat, await listFiledTrainers(tx, all)),
    };
  });
}

async function refusals(actor: Actor, texts: Form) {
  const { files } = await test.load(actor, texts);
  return files.flatMap((file) => file.rejected.map(({ line, field, rule }) => [line, field, rule]));
}

const halfDays = (...lines: readonly string[]) => ({
  'demi-journees-formation.csv': ['session;jour;moment;de;a', ...lines].join('\n'),
});
const sessions = (...lines: readonly string[]) => ({
  'sessions-formation.csv': ['code;formation;du;jours', ...lines].join('\n'),
});

const twoHalves = {
  'jour-1': '2026-12-05',
  'moment-1': 'matin',
  'jour-2': '2026-12-08',
  'moment-2': 'apres-midi',
  'matin-de': '9h',
  'matin-a': '12h30',
  'formateur-1': 'A1',
  'ouverte-adherents': 'oui',
  'inscriptions-jusquau': '2026-11-30',
};

describe('a session planned on its page', () => {
  it('goes out with its half-days, their hours, and until when members enrol', async () => {
    const actor = await newcomer();
    await opened(actor, twoHalves);
    const { 'sessions-formation.csv': ofSessions, 'demi-journees-formation.csv': ofHalfDays } = await written(actor);
    expect(ofSessions).toContain(';ouverte_aux_adherents;inscriptions_jusquau;');
    expect(ofSessions).toContain(';oui;2026-11-30;');
    expect(ofHalfDays?.trim().split('\r\n').slice(1)).toEqual([
      'tableur-2026-12-05;2026-12-05;matin;09:00;12:30',
      'tableur-2026-12-05;2026-12-08;après-midi;13:30;17:00',
    ]);
  });

  it('is the same, whatever was typed, at an operator who has none, and changes nothing where it is', async () => {
    const moment = fc.constantFrom(...Object.keys(frenchMoment));
    const optional = (...values: readonly string[]) => fc.constantFrom('', ...values);
    const form = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 1, maxLength: 4 }),
      moments: fc.tuple(moment, moment, moment, moment),
      terms: fc.record({
        'matin-de': optional('8h', '09:30'),
        'apres-midi-a': optional('16h45'),
        'formateur-1': optional('A1', 'A2'),
        lieu: optional('Salle 1', '=Salle'),
        distance: optional('oui'),
        capacite: optional('8'),
        preparation: optional('0,5'),
        cout: optional('850,50'),
        'ouverte-adherents': optional('oui'),
        'inscriptions-jusquau': optional('2026-12-05'),
      }),
    });
    await fc.assert(
      fc.asyncProperty(form, async ({ days, moments, terms }) => {
        const actor = await newcomer();
        const planned = days.flatMap((date, index) => [
          [`jour-${index + 1}`, `2026-12-${date}`],
          [`moment-${index + 1}`, moments[index] ?? ''],
        ]);
        const code = await opened(actor, { ...terms, ...Object.fromEntries(planned) });
        const files = await written(actor);
        const again = await test.load(actor, files);
        expect(again.files.map(({ added, changed, rejected }) => [added, changed, rejected])).toEqual(
          again.files.map(() => [0, 0, []]),
        );
        const other = await newcomer();
        expect(await refusals(other, files)).toEqual([]);
        expect(await sessionOf(other, code)).toEqual(await sessionOf(actor, code));
      }),
      { numRuns: 6 },
    );
  });
});

describe('a file of half-days', () => {
  it('is read as people write times, and leaves a session without half-days as it was', async () => {
    const actor = await newcomer();
    const both = {
      ...sessions('T1;tableur;05/12/2026;1', 'T2;tableur;06/12/2026;2'),
      ...halfDays('T1;05/12/2026;Matin;9 h;12h30', 'T1;05/12/2026;apres-midi;13:30:00;17H'),
    };
    expect(await refusals(actor, both)).toEqual([]);
    expect((await sessionOf(actor, 'T1'))?.halfDays).toEqual([
      { day: '2026-12-05', half: 'morning', begins: '09:00', ends: '12:30' },
      { day: '2026-12-05', half: 'afternoon', begins: '13:30', ends: '17:00' },
    ]);
    expect(await sessionOf(actor, 'T2')).toMatchObject({ days: 200, halfDays: [], openToMembers: false, enrolUntil: null });
  });

  it('is taken back with the sessions that came with it', async () => {
    const actor = await newcomer();
    const lines = halfDays('T1;05/12/2026;matin;9h;12h');
    const { importId } = await test.load(actor, { ...sessions('T1;tableur;05/12/2026;0,5'), ...lines });
    await undoImport(test.database, actor, importId ?? '', formats);
    expect(await sessionOf(actor, 'T1')).toBeNull();
    await test.load(actor, sessions('T1;tableur;05/12/2026;0,5'));
    const { importId: second } = await test.load(actor, lines);
    await undoImport(test.database, actor, second ?? '', formats);
    expect(await sessionOf(actor, 'T1')).toMatchObject({ days: 50, halfDays: [] });
  });

  it('is refused where its half-days are not the days of the session, those recorded included', async () => {
    const actor = await newcomer();
    const lengths = sessions(
      'T1;tableur;05/12/2026;1',
      'T2;tableur;05/12/2026;',
      'T3;tableur;05/12/2026;0,5',
      'T4;tableur;05/12/2026;0,5',
    );
    const lines = halfDays(
      'T1;05/12/2026;matin;9h;12h',
      'T2;05/12/2026;matin;9h;12h',
      'T3;06/12/2026;matin;9h;12h',
      'T4;05/12/2026;matin;9h;12h',
    );
    expect(await refusals(actor, { ...lengths, ...lines })).toEqual([
      [2, 'session', 'planned-days'],
      [3, 'session', 'planned-days'],
      [4, 'jour', 'planned-days'],
    ]);
    expect(
      await refusals(actor, { ...sessions('T4;tableur;05/12/2026;1'), ...halfDays('T4;05/12/2026;après-midi;14h;17h') }),
    ).toEqual([
      [2, 'jours', 'planned-days'],
      [2, 'session', 'planned-days'],
    ]);
    expect((await sessionOf(actor, 'T4'))?.halfDays).toHaveLength(1);
  });

  it('is refused where the form of a session could not hold it', async () => {
    const actor = await newcomer();
    const lengths = sessions(
      ...['T1;tableur;01/12/2026;2,5', 'T2;tableur;01/12/2026;1', 'T3;tableur;01/12/2026;1', 'T4;tableur;01/12/2026;0,5'],
    );
    const fiveDays = [1, 2, 3, 4, 5].map((date) => `T1;0${date}/12/2026;matin;9h;12h`);
    const lines = halfDays(
      ...fiveDays,
      ...['T2;01/12/2026;matin;9h;12h', 'T2;02/12/2026;matin;8h;12h'],
      ...['T3;01/12/2026;matin;9h;14h', 'T3;01/12/2026;après-midi;13h30;17h'],
      ...['T4;01/12/2026;matin;12h;9h', 'T4;01/12/2026;matin;9;12h'],
    );
    const rules = (await refusals(actor, { ...lengths, ...lines })).map(([, , rule]) => rule);
    expect(rules.toSorted()).toEqual(
      [
        ...fiveDays.map(() => 'days-planned'),
        'same-hours',
        'same-hours',
        'half-days-overlap',
        'half-days-overlap',
        'half-day-reversed',
        'time',
      ].toSorted(),
    );
  });
});

it('a file of sessions says until when members enrol where they do, before the first day', async () => {
  const actor = await newcomer();
  const lines = [
    'T1;tableur;05/12/2026;oui;05/12/2026',
    'T2;tableur;05/12/2026;;01/12/2026',
    'T3;tableur;05/12/2026;oui;04/12/2026',
  ];
  expect(
    await refusals(actor, {
      'sessions-formation.csv': ['code;formation;du;ouverte_aux_adherents;inscriptions_jusquau', ...lines].join('\n'),
    }),
  ).toEqual([
    [2, 'inscriptions_jusquau', 'enrol-until'],
    [3, 'inscriptions_jusquau', 'enrol-until'],
  ]);
  expect(await sessionOf(actor, 'T3')).toMatchObject({ openToMembers: true, enrolUntil: '2026-12-04' });
  // A file that has not these columns leaves them as they are.
  await test.load(actor, sessions('T3;tableur;05/12/2026;1'));
  expect(await sessionOf(actor, 'T3')).toMatchObject({ days: 100, openToMembers: true, enrolUntil: '2026-12-04' });
});
