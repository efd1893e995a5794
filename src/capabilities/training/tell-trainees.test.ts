import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tamper } from '../../database/journal.samples.ts';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import { addDays, day } from '../../kernel/day.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { cancelEnrolment, enrol } from './enrol.ts';
import { cancelOwnEnrolment } from './enrol-own-agents.ts';
import { forgetTold, listEnrolments, setInvited } from './enrolment.store.ts';
import { tellCancelledByMember } from './fill-seats.ts';
import { registration } from './index.ts';
import { inviteTrainees } from './invite-trainees.ts';
import { before, firstDay, openOperatorWithMembers } from './members.samples.ts';
import { fillTold } from './migrations/2026-11-28-training-told.ts';
import { correctSession, removeSession } from './open-session.ts';
import { recordCourse } from './record-course.ts';
import { findSession } from './session.store.ts';
import { tellRemoved } from './tell-members.ts';
import { nobody, tellCancelled, tellLetIn, tellMoved } from './tell-trainees.ts';
import { knowsOtherwise, whoAreMisled } from './told-plan.ts';

let test: TestDatabase;
let operators = 0;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

/** A session of two seats: 8007 is invited, 8008 has an address and is not, 8009 waits. */
async function openInvited() {
  operators += 1;
  const { actor, session, of, asked } = await openOperatorWithMembers(test.database, `prevenir-${operators}`);
  const sent: Mail[] = [];
  const desk = {
    database: test.database,
    mail: async (one: Mail) => void sent.push(one),
    now: () => new Date(`${before}T10:00:00Z`),
    today: () => day(before),
  };
  const ask = (participant: string) =>
    perform(test.database, actor, enrol, {
      ...{ session, participant, adherent: 'arcueil', courriel: `${participant}@arcueil.example` },
    });
  await ask('8007');
  await inviteTrainees(desk, actor, session);
  for (const participant of ['8008', '8009']) await ask(participant);
  const people = () => test.database.read(actor, (tx) => listEnrolments(tx, session));
  const idOf = async (name: string) => (await people()).find(({ participant }) => participant === name)?.id;
  const cancel = async (name: string) =>
    perform(test.database, actor, cancelEnrolment, { session, today: before, inscription: await idOf(name) });
  const correct = (typed: object) =>
    perform(test.database, actor, correctSession, { ...asked, session, today: before, ...typed });
  sent.length = 0;
  return { actor, session, of, desk, sent, people, idOf, cancel, correct };
}

const one = { ...nobody, sent: 1 };
const events = (mail: Mail | undefined) => mail?.calendar?.('formation@prevenir.example') ?? '';

describe('whoever was invited', () => {
  it('is told that the operator cancelled, and their event with it', async () => {
    const { actor, desk, sent, cancel } = await openInvited();
    const { session, cancelled } = await cancel('8007');
    expect(await tellCancelled(desk, actor, session, [cancelled])).toEqual(one);
    expect(sent).toMatchObject([{ to: '8007@arcueil.example', subject: 'Inscription annulée : Tableur' }]);
    expect(events(sent[0])).toContain('STATUS:CANCELLED');
    expect(events(sent[0])).toContain('DTSTART:20261201T080000Z');
  });

  it('is told that their own member cancelled', async () => {
    const { session, of, desk, sent, idOf } = await openInvited();
    const asked = { session, today: before, inscription: await idOf('8007') };
    const done = await perform(test.database, of('arcueil'), cancelOwnEnrolment, asked);
    expect(await tellCancelledByMember(desk, of('arcueil'), done.session, done.cancelled)).toEqual(one);
    expect(events(sent[0])).toContain('ORGANIZER;CN="Opérateur":mailto:formation@prevenir.example');
  });

  it('is told that the session is given on another day, once, and is invited by it', async () => {
    const { actor, desk, sent, people, correct } = await openInvited();
    const done = await correct({ 'jour-1': '2026-12-08', 'moment-1': 'apres-midi' });
    expect(await tellMoved(desk, actor, done.session, done.misled)).toEqual(one);
    expect(sent).toMatchObject([{ to: '8007@arcueil.example', subject: 'Formation modifiée : Tableur' }]);
    expect(sent[0]?.text).toContain('le 8 décembre 2026');
    expect(events(sent[0])).toMatch(/UID:tableur-2026-12-01-1@/);
    expect((await people()).map(({ invitedAt }) => invitedAt !== null)).toEqual([true, false, false]);
  });

  it('has the half-days that are not given any more taken out of their calendar', async () => {
    const { actor, desk, sent, correct } = await openInvited();
    const longer = await correct({ 'jour-2': '2026-12-02' });
    await tellMoved(desk, actor, longer.session, longer.misled);
    const roomier = await correct({ 'jour-2': '2026-12-02', lieu: 'Salle 2' });
    expect(roomier.misled.map(({ participant }) => participant)).toEqual(['8007']);
    await tellMoved(desk, actor, roomier.session, roomier.misled);
    const shorter = await correct({ lieu: 'Salle 2' });
    await tellMoved(desk, actor, shorter.session, shorter.misled);
    const last = events(sent.at(-1));
    expect(last.match(/STATUS:CONFIRMED/g)).toHaveLength(1);
    expect(last.match(/STATUS:CANCELLED/g)).toHaveLength(2);
  });

  it('is told that the session is not given', async () => {
    const { actor, session, desk, sent } = await openInvited();
    const done = await perform(test.database, actor, removeSession, { session, today: before });
    expect(done.gone.map(({ participant }) => participant)).toEqual(['8007', '8008', '8009']);
    await tellRemoved(desk, actor, done);
    expect(sent.map(({ to }) => to)).toEqual(['8007@arcueil.example']);
    expect(await test.database.read(actor, (tx) => findSession(tx, session))).toBeNull();
  });

  it('is to be invited again when the message that says so does not leave', async () => {
    const { actor, desk, sent, people, correct } = await openInvited();
    const done = await correct({ lieu: 'Salle 2' });
    const mail = () => Promise.reject(new Error('boîte pleine'));
    expect(await tellMoved({ ...desk, mail }, actor, done.session, done.misled)).toEqual({
      ...{ ...nobody, failed: ['8007 (boîte pleine)'] },
    });
    await inviteTrainees(desk, actor, done.session.code);
    expect(sent.map(({ subject }) => subject)).toEqual(['Formation modifiée : Tableur', 'Formation : Tableur']);
    expect((await people()).map((one) => knowsOtherwise(one, done.session))).toEqual([false, false, false]);
  });
});

describe('nobody is written to', () => {
  it('who was not invited, or is told of a session that is over', async () => {
    const { actor, desk, sent, cancel, people } = await openInvited();
    const { session, cancelled } = await cancel('8007');
    const others = (await people()).filter(({ participant }) => participant !== '8007');
    expect(await tellCancelled(desk, actor, session, others)).toEqual(nobody);
    const over = { ...desk, today: () => addDays(day(firstDay), 1) };
    expect(await tellCancelled(over, actor, session, [cancelled])).toEqual(nobody);
    expect(await tellMoved(over, actor, { ...session, place: 'Salle 2' }, [cancelled])).toEqual(nobody);
    expect(await tellLetIn({ ...desk, mail: null }, actor, session, others)).toEqual(nobody);
    expect(sent).toEqual([]);
  });
});

describe('whoever knows and cannot be written to', () => {
  it('is named when a seat is given to them: waiting without an address, nothing else tells them', async () => {
    const { actor, desk, sent, people, cancel } = await openInvited();
    const { session } = await cancel('8007');
    const admitted = (await people()).slice(1).map((one, index) => (index === 0 ? { ...one, email: null } : one));
    const [{ participant = '' } = {}] = admitted;
    sent.length = 0;
    expect(await tellLetIn(desk, actor, session, admitted)).toEqual({
      ...nobody,
      sent: admitted.length - 1,
      unreached: [participant],
    });
    expect(await tellLetIn(desk, actor, session, admitted.slice(0, 1))).toEqual({ ...nobody, unreached: [participant] });
    expect(sent).toHaveLength(admitted.length - 1);
  });

  it('is named: no mail server, or no address any more', async () => {
    const { actor, desk, cancel, correct } = await openInvited();
    const { session, cancelled } = await cancel('8007');
    const unreached = { ...nobody, unreached: ['8007'] };
    expect(await tellCancelled({ ...desk, mail: null }, actor, session, [cancelled])).toEqual(unreached);
    expect(await tellCancelled(desk, actor, session, [{ ...cancelled, email: null }])).toEqual(unreached);
    const moved = await correct({ lieu: 'Salle 2' });
    expect(await tellMoved({ ...desk, mail: null }, actor, moved.session, [cancelled])).toEqual(unreached);
  });
});

describe('whose calendar is wrong', () => {
  const broken = () => Promise.reject(new Error('boîte pleine'));

  it('is told of the cancellation although the message before it was lost, each as they know the session', async () => {
    const { actor, desk, sent, cancel, correct } = await openInvited();
    const moved = await correct({ 'jour-1': '2026-12-08' });
    await tellMoved({ ...desk, mail: broken }, actor, moved.session, moved.misled);
    const { session, cancelled } = await cancel('8007');
    expect(await tellCancelled(desk, actor, session, [cancelled])).toEqual(one);
    expect(sent[0]?.text).toContain('le 1er décembre 2026');
    expect(events(sent[0])).toMatch(/DTSTART:20261201T080000Z[\s\S]*STATUS:CANCELLED/);
  });

  it('loses the half-days that they know and that are given no more when they are invited again', async () => {
    const { actor, session, desk, sent, correct } = await openInvited();
    const longer = await correct({ 'jour-2': '2026-12-02' });
    await tellMoved(desk, actor, longer.session, longer.misled);
    await correct({});
    sent.length = 0;
    expect(await inviteTrainees(desk, actor, session)).toMatchObject({ invited: { sent: 2 } });
    const [known, fresh] = ['8007', '8008'].map((name) => events(sent.find(({ to }) => to.startsWith(name))));
    expect(known?.match(/STATUS:CANCELLED/g)).toHaveLength(2);
    expect(fresh).not.toContain('STATUS:CANCELLED');
  });

  it('shows when the session moves, or they are cancelled, while the mails are on their way', async () => {
    const { actor, session, desk, sent, people, cancel, correct } = await openInvited();
    await cancel('8007'); // 8009 is let in
    const meanwhile = async (mail: Mail) => {
      sent.push(mail);
      if (!mail.to.startsWith('8008')) return;
      expect((await correct({ lieu: 'Salle 2' })).misled).toEqual([]);
      await cancel('8009');
    };
    const left = await inviteTrainees({ ...desk, mail: meanwhile }, actor, session);
    expect(left).toMatchObject({ invited: { sent: 2 }, released: { sent: 1 } });
    const now = await test.database.read(actor, (tx) => findSession(tx, session));
    const wrong = async () => {
      if (now === null) throw new Error('the session is there');
      const { outdated, uncancelled } = whoAreMisled(await people(), now, day(before));
      return [outdated, uncancelled].map((all) => all.map(({ participant }) => participant));
    };
    expect(await wrong()).toEqual([['8008'], ['8009']]);
    sent.length = 0;
    expect(await inviteTrainees(desk, actor, session)).toEqual({ invited: one, released: one });
    expect(sent.map(({ subject }) => subject).sort()).toEqual(['Formation modifiée : Tableur', 'Inscription annulée : Tableur']);
    expect(await wrong()).toEqual([[], []]);
  });

  it('is what left last, whichever of two messages is noted last', async () => {
    const { actor, people } = await openInvited();
    const [first] = await people();
    const [id, kept] = [first?.id ?? '', first?.told ?? null];
    if (kept === null) throw new Error('8007 is invited');
    for (const [place, minute] of [
      ['Salle 3', '10:02'],
      ['Salle 2', '10:01'],
    ] as const)
      await test.database.transaction(actor, (tx) => setInvited(tx, id, new Date(`${before}T${minute}:00Z`), { ...kept, place }));
    expect((await people())[0]?.told).toEqual({ ...kept, place: 'Salle 3' });
    await test.database.transaction(actor, (tx) => forgetTold(tx, [{ id, invitedAt: first?.invitedAt ?? null }]));
    expect((await people())[0]?.told).not.toBeNull(); // a cancellation that was for the invitation before
  });

  it('gets the cancellation next when the session is removed while the mails are on their way', async () => {
    const { actor, session, desk, sent, cancel } = await openInvited();
    await cancel('8009');
    const meanwhile = async (mail: Mail) => {
      if (sent.push(mail) === 1) await perform(test.database, actor, removeSession, { session, today: before });
    };
    await expect(inviteTrainees({ ...desk, mail: meanwhile }, actor, session)).rejects.toMatchObject({
      code: 'training.removed-meanwhile',
    });
    expect(sent.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
      '8008@arcueil.example Formation : Tableur',
      '8008@arcueil.example Inscription annulée : Tableur',
    ]);
  });

  it('is told of another course, and of a later day of a session that has begun', async () => {
    const { actor, session, desk, sent, correct } = await openInvited();
    await perform(test.database, actor, recordCourse, { nom: 'Courrier', categorie: 'office' });
    const other = await correct({ formation: 'courrier', 'jour-2': '2026-12-02' });
    expect(await tellMoved(desk, actor, other.session, other.misled)).toEqual(one);
    expect(sent[0]?.text).toContain('La formation « Tableur », à laquelle vous êtes inscrit, devient la formation « Courrier ».');
    const begun = { ...desk, today: () => day(firstDay) };
    await expect(inviteTrainees(begun, actor, session)).rejects.toMatchObject({ code: 'training.session-begun' });
    await correct({ formation: 'courrier', 'jour-2': '2026-12-03', today: firstDay });
    expect(await inviteTrainees(begun, actor, session)).toMatchObject({ invited: one });
    expect(events(sent.at(-1))).toContain('DTSTART:20261203T080000Z');
  });
});

it('is known of those invited before it was kept, by the plan of now', async () => {
  const { actor, people } = await openInvited();
  const kept = (await people()).map(({ told }) => told);
  expect(kept).toMatchObject([{ course: 'tableur', firstDay, halfDays: [{ begins: '09:00' }] }, null, null]);
  await test.database.transaction(actor, (tx) => sql`update training.enrolment set told = null`.execute(tx));
  await tamper(test.database, fillTold);
  expect((await people()).map(({ told }) => told)).toEqual(kept);
});
