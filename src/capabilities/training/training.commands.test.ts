import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { record } from '../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { recordCatalogue } from '../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { recordBodies } from '../directory/directory.samples.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { recordPersons, recordTeams } from '../staff/staff.samples.ts';
import { chooseLines } from './choose-lines.ts';
import { cancelEnrolment, enrol } from './enrol.ts';
import { listEnrolments, listShownEnrolments } from './enrolment.store.ts';
import { registration } from './index.ts';
import { inviteTrainees } from './invite-trainees.ts';
import { correctSession, openSession, removeSession } from './open-session.ts';
import { recordAttendance } from './record-attendance.ts';
import { correctCourse, recordCourse } from './record-course.ts';
import { findSession } from './session.store.ts';
import { readShownLines } from './shown-line.store.ts';

let test: TestDatabase;
let operators = 0;
const today = '2026-12-02';
const before = '2026-11-30';
const asked = { formation: 'tableur', 'jour-1': '2026-12-01', 'moment-1': 'matin', capacite: '3' };

async function openOperator() {
  operators += 1;
  const actor = testActor(`formation-${operators}`, ['team-head']);
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly']);
    await recordCatalogue(tx, actor);
    await recordTeams(tx, actor);
    await recordPersons(tx, actor, [{ code: 'A1' }, { code: 'A2' }]);
    await record(tx, actor, 'directory.operator', [{ code: actor.operator, name: 'Opérateur' }]);
  });
  const run = <Input, Result>(command: Parameters<typeof perform<Input, Result>>[2], raw: unknown, who: Actor = actor) =>
    perform(test.database, who, command, raw);
  await run(recordCourse, { nom: 'Tableur', categorie: 'office' });
  return { actor, run, as: (...roles: readonly Role[]): Actor => ({ ...actor, id: `autre-${roles.join('-')}`, roles }) };
}

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

const people = (actor: Actor, session: string) => test.database.read(actor, (tx) => listEnrolments(tx, session));
const faults = (fields: Readonly<Record<string, unknown>>) => ({ fields: expect.objectContaining(fields) });

describe('a course', () => {
  it('is refused without a category, of an unknown application, or under a name that another bears', async () => {
    const { run, as } = await openOperator();
    await expect(run(recordCourse, { nom: '', categorie: 'loisir', duree: '0' })).rejects.toMatchObject(
      faults({ nom: expect.any(String), categorie: expect.any(String), duree: expect.stringContaining('plus de 0') }),
    );
    await expect(run(recordCourse, { nom: 'TABLEUR', categorie: 'office' })).rejects.toMatchObject(
      faults({ nom: 'Une formation a déjà ce nom ou presque : « Tableur ».' }),
    );
    await expect(run(recordCourse, { nom: 'Comptes', categorie: 'business', logiciel: 'corioli' })).rejects.toMatchObject(
      faults({ logiciel: expect.stringContaining('vouliez-vous « coriolis »') }),
    );
    await expect(run(recordCourse, { nom: 'Comptes', categorie: 'business' }, as('agent'))).rejects.toMatchObject({
      kind: 'refused',
    });
    await expect(run(correctCourse, { code: 'tableur', nom: 'Tableur', categorie: 'office' })).rejects.toMatchObject({
      code: 'training.nothing-changed',
    });
    await expect(run(correctCourse, { code: 'rien', nom: 'Rien', categorie: 'office' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('a session', () => {
  it('is refused with a day twice, hours that go backwards, or trainers whom nobody knows', async () => {
    const { run, as } = await openOperator();
    await expect(
      run(openSession, { ...asked, 'jour-2': '2026-12-01', 'matin-de': '13h', capacite: '0', 'apres-midi-a': 'tard' }),
    ).rejects.toMatchObject(
      faults({ capacite: expect.any(String), 'apres-midi-a': expect.stringContaining('n’est pas une heure') }),
    );
    await expect(run(openSession, { ...asked, 'jour-2': '2026-12-01', 'matin-de': '13h' })).rejects.toMatchObject(
      faults({ 'jour-2': expect.any(String), 'matin-a': expect.any(String) }),
    );
    await expect(run(openSession, { ...asked, formation: 'tableau', 'formateur-2': 'A9' })).rejects.toMatchObject(
      faults({ formation: expect.stringContaining('tableur'), 'formateur-2': expect.stringContaining('A9') }),
    );
    await expect(run(openSession, asked, as('agent'))).rejects.toMatchObject({ kind: 'refused' });
  });

  it('counts half a day for each half-day, and bears the code of its course and first day', async () => {
    const { actor, run } = await openOperator();
    const code = await run(openSession, {
      ...asked,
      'jour-1': '2026-12-03',
      'moment-1': 'journee',
      'jour-2': '2026-12-01',
      'moment-2': 'apres-midi',
    });
    expect(code).toBe('tableur-2026-12-01');
    expect(await run(openSession, asked)).toBe('tableur-2026-12-01-2');
    const session = await test.database.read(actor, (tx) => findSession(tx, code));
    expect(session).toMatchObject({ firstDay: '2026-12-01', days: 150, remote: false, capacity: 3 });
    expect(session?.halfDays.map(({ day: date, begins }) => `${date} ${begins}`)).toEqual([
      '2026-12-01 13:30',
      '2026-12-03 09:00',
      '2026-12-03 13:30',
    ]);
  });

  it('keeps a seat for everybody enrolled, lets in who waits when it grows, and goes when nobody is left', async () => {
    const { actor, run } = await openOperator();
    const session = await run(openSession, { ...asked, capacite: '2' });
    for (const participant of ['Un', 'Deux', 'Trois']) await run(enrol, { session, participant });
    await expect(run(correctSession, { ...asked, today: before, session, capacite: '1' })).rejects.toMatchObject(
      faults({ capacite: expect.stringContaining('2 personnes sont inscrites') }),
    );
    expect(await run(correctSession, { ...asked, today: before, session, capacite: '3' })).toMatchObject({
      admitted: [{ participant: 'Trois' }],
    });
    await expect(run(removeSession, { session, today })).rejects.toMatchObject({ code: 'training.session-not-empty' });
    for (const { id } of await people(actor, session)) await run(cancelEnrolment, { session, today: before, inscription: id });
    await run(removeSession, { session, today });
    expect(await test.database.read(actor, (tx) => findSession(tx, session))).toBeNull();
  });
});

describe('who comes', () => {
  it('is run by managers and by the trainer whose account is theirs, nobody else', async () => {
    const { actor, run, as } = await openOperator();
    const session = await run(openSession, { ...asked, 'formateur-1': 'A1' });
    const agent = as('agent');
    await expect(run(enrol, { session, participant: 'Un' }, agent)).rejects.toMatchObject({ kind: 'refused' });
    await test.database.transaction(actor, (tx) =>
      record(tx, actor, 'staff.person_account', [{ person: 'A1', account: agent.id }]),
    );
    expect(await run(enrol, { session, participant: 'Un' }, agent)).toMatchObject({ participant: 'Un', rank: null });
    const other = await run(openSession, { ...asked, 'formateur-1': 'A2' });
    await expect(run(enrol, { session: other, participant: 'Un' }, agent)).rejects.toMatchObject({ kind: 'refused' });
    await expect(run(enrol, { session, participant: 'Un' }, as('reader'))).rejects.toMatchObject({ kind: 'refused' });
  });

  it('is refused twice, from nowhere, or at an address that is none', async () => {
    const { run } = await openOperator();
    const session = await run(openSession, asked);
    await run(enrol, { session, participant: 'Élise' });
    await expect(run(enrol, { session, participant: 'elise' })).rejects.toMatchObject(
      faults({ participant: expect.any(String) }),
    );
    await expect(run(enrol, { session, participant: 'A', adherent: 'gentily' })).rejects.toMatchObject(
      faults({ adherent: expect.stringContaining('gentilly') }),
    );
    await expect(run(enrol, { session, participant: 'A', courriel: 'a@b' })).rejects.toMatchObject(
      faults({ courriel: expect.any(String) }),
    );
    await expect(run(enrol, { session: 'rien', participant: 'A' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is seen by its member alone', async () => {
    const { actor, run } = await openOperator();
    const session = await run(openSession, asked);
    await run(enrol, { session, participant: 'D’Arcueil', adherent: 'arcueil' });
    await run(enrol, { session, participant: 'De Gentilly', adherent: 'gentilly' });
    await run(enrol, { session, participant: 'De nulle part' });
    const ofArcueil: Actor = { ...actor, roles: ['member-it-director'], member: 'arcueil' };
    const seen = await test.database.read(ofArcueil, (tx) => listShownEnrolments(tx));
    expect(seen.map(({ participant }) => participant)).toEqual(['D’Arcueil']);
  });

  it('is typed in once the session has begun, in one go, and may no longer cancel', async () => {
    const { actor, run } = await openOperator();
    const session = await run(openSession, asked);
    for (const participant of ['Un', 'Deux', 'Trois', 'Quatre']) await run(enrol, { session, participant });
    const [one, two, , four] = (await people(actor, session)).map(({ id }) => id);
    const sheet = {
      [`presence-${one}`]: 'present',
      [`jours-${one}`]: '0,25',
      [`presence-${two}`]: 'absent',
      [`presence-${four}`]: 'present',
    };
    await expect(run(recordAttendance, { session, today: '2026-11-30', ...sheet })).rejects.toMatchObject({
      code: 'training.not-held-yet',
    });
    await expect(
      run(recordAttendance, { session, today, ...sheet, [`jours-${one}`]: '1', [`jours-${two}`]: '0,5' }),
    ).rejects.toMatchObject(
      faults({ [`jours-${one}`]: expect.stringContaining('0,5 jour'), [`jours-${two}`]: expect.any(String) }),
    );
    await expect(run(recordAttendance, { session, today, ...sheet, [`jours-${one}`]: '0' })).rejects.toMatchObject(
      faults({ [`jours-${one}`]: expect.stringContaining('plus de 0 jour') }),
    );
    expect(await run(recordAttendance, { session, today, ...sheet })).toBe(2); // whoever waits is not on the sheet
    expect((await people(actor, session)).map(({ presence, attended }) => [presence, attended])).toEqual([
      ['present', 25],
      ['absent', null],
      [null, null],
      [null, null],
    ]);
    await expect(run(recordAttendance, { session, today, ...sheet })).rejects.toMatchObject({ code: 'training.nothing-changed' });
    await expect(run(cancelEnrolment, { session, today: before, inscription: one })).rejects.toMatchObject({
      code: 'training.already-held',
    });
    await expect(run(correctSession, { ...asked, today: before, session, 'jour-1': '2026-12-05' })).resolves.toMatchObject({
      admitted: [],
    });
  });
});

describe('mail', () => {
  it('invites once who has an address, a mailbox that refuses stopping nobody else', async () => {
    const { actor, run } = await openOperator();
    const session = await run(openSession, asked);
    await run(enrol, { session, participant: 'Un', courriel: 'un@arcueil.example' });
    await run(enrol, { session, participant: 'Deux', courriel: 'deux@arcueil.example' });
    await run(enrol, { session, participant: 'Trois' });
    const sent: Mail[] = [];
    const now = () => new Date('2026-11-20T10:00:00Z');
    const mail = async (one: Mail) => {
      if (one.to.startsWith('deux')) throw new Error('boîte inconnue');
      sent.push(one);
    };
    const desk = { database: test.database, mail, now, today: () => day(before) };
    await expect(inviteTrainees({ ...desk, today: () => day('2026-12-01') }, actor, session)).rejects.toMatchObject({
      code: 'training.session-begun',
    });
    await expect(inviteTrainees({ ...desk, mail: null }, actor, session)).rejects.toMatchObject({ code: 'training.no-mail' });
    expect(await inviteTrainees(desk, actor, session)).toMatchObject({ invited: { sent: 1, failed: ['Deux (boîte inconnue)'] } });
    expect(sent[0]?.calendar?.('formation@siim94.example')).toMatch(
      /DTSTART:20261201T080000Z\r\n.*\r\nORGANIZER;CN="Opérateur":mailto:formation@siim94\.example\r\n/,
    );
    expect((await people(actor, session)).map(({ invitedAt }) => invitedAt !== null)).toEqual([true, false, false]);
  });
});

it('lines are chosen per application, none taking it out of the table', async () => {
  const { actor, run, as } = await openOperator();
  const shown = () => test.database.read(actor, (tx) => readShownLines(tx));
  await expect(run(chooseLines, { logiciel: 'corioli', users: 'oui' })).rejects.toMatchObject({ kind: 'not-found' });
  await expect(run(chooseLines, { logiciel: 'coriolis' }, as('agent'))).rejects.toMatchObject({ kind: 'refused' });
  await run(chooseLines, { logiciel: 'coriolis', users: 'oui', trainees: 'oui' });
  expect((await shown()).get('coriolis')).toEqual(['trainees', 'users']);
  await run(chooseLines, { logiciel: 'coriolis' });
  expect((await shown()).get('coriolis')).toEqual([]);
  await expect(run(chooseLines, { logiciel: 'coriolis' })).rejects.toMatchObject({ code: 'training.nothing-changed' });
});
