import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import { day } from '../../kernel/day.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { cancelEnrolment, enrol } from './enrol.ts';
import { cancelOwnEnrolment } from './enrol-own-agents.ts';
import { listEnrolments } from './enrolment.store.ts';
import { tellCancelledByMember } from './fill-seats.ts';
import { registration } from './index.ts';
import { inviteTrainees } from './invite-trainees.ts';
import { before, firstDay, openOperatorWithMembers } from './members.samples.ts';
import { correctSession, removeSession } from './open-session.ts';
import { findSession } from './session.store.ts';
import { tellCancelled, tellLetIn, tellMoved } from './tell-trainees.ts';

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

const events = (mail: Mail | undefined) => mail?.calendar?.('formation@prevenir.example') ?? '';

describe('whoever was invited', () => {
  it('is told that the operator cancelled, and their event with it', async () => {
    const { actor, desk, sent, cancel } = await openInvited();
    const { session, cancelled } = await cancel('8007');
    expect(await tellCancelled(desk, actor, session, [cancelled])).toEqual({ sent: 1, failed: [] });
    expect(sent).toMatchObject([{ to: '8007@arcueil.example', subject: 'Inscription annulée : Tableur' }]);
    expect(events(sent[0])).toContain('STATUS:CANCELLED');
    expect(events(sent[0])).toContain('DTSTART:20261201T080000Z');
  });

  it('is told that their own member cancelled', async () => {
    const { session, of, desk, sent, idOf } = await openInvited();
    const asked = { session, today: before, inscription: await idOf('8007') };
    const done = await perform(test.database, of('arcueil'), cancelOwnEnrolment, asked);
    expect(await tellCancelledByMember(desk, of('arcueil'), done.session, done.cancelled)).toEqual({ sent: 1, failed: [] });
    expect(events(sent[0])).toContain('ORGANIZER;CN="Opérateur":mailto:formation@prevenir.example');
  });

  it('is told that the session is given on another day, once, and is invited by it', async () => {
    const { actor, desk, sent, people, correct } = await openInvited();
    const done = await correct({ 'jour-1': '2026-12-08', 'moment-1': 'apres-midi' });
    expect(await tellMoved(desk, actor, done, done.misled)).toEqual({ sent: 1, failed: [] });
    expect(sent).toMatchObject([{ to: '8007@arcueil.example', subject: 'Formation modifiée : Tableur' }]);
    expect(sent[0]?.text).toContain('le 8 décembre 2026');
    expect(events(sent[0])).toMatch(/UID:tableur-2026-12-01-1@/);
    expect((await people()).map(({ invitedAt }) => invitedAt !== null)).toEqual([true, false, false]);
  });

  it('has the half-days that are not given any more taken out of their calendar', async () => {
    const { actor, desk, sent, correct } = await openInvited();
    const longer = await correct({ 'jour-2': '2026-12-02' });
    await tellMoved(desk, actor, longer, longer.misled);
    const { misled } = await correct({ 'jour-2': '2026-12-02', lieu: 'Salle 2' });
    expect(misled.map(({ participant }) => participant)).toEqual(['8007']);
    await tellMoved(desk, actor, longer, misled);
    const shorter = await correct({ lieu: 'Salle 2' });
    await tellMoved(desk, actor, shorter, shorter.misled);
    const last = events(sent.at(-1));
    expect(last.match(/STATUS:CONFIRMED/g)).toHaveLength(1);
    expect(last.match(/STATUS:CANCELLED/g)).toHaveLength(2);
  });

  it('is told that the session is not given', async () => {
    const { actor, session, desk, sent } = await openInvited();
    const done = await perform(test.database, actor, removeSession, { session, today: before });
    expect(done.gone.map(({ participant }) => participant)).toEqual(['8007', '8008', '8009']);
    await tellCancelled(desk, actor, done.session, done.gone);
    expect(sent.map(({ to }) => to)).toEqual(['8007@arcueil.example']);
    expect(await test.database.read(actor, (tx) => findSession(tx, session))).toBeNull();
  });

  it('is to be invited again when the message that says so does not leave', async () => {
    const { actor, desk, people, correct } = await openInvited();
    const done = await correct({ lieu: 'Salle 2' });
    const mail = () => Promise.reject(new Error('boîte pleine'));
    expect(await tellMoved({ ...desk, mail }, actor, done, done.misled)).toEqual({ sent: 0, failed: ['8007 (boîte pleine)'] });
    expect((await people()).map(({ invitedAt }) => invitedAt)).toEqual([null, null, null]);
  });
});

describe('nobody is written to', () => {
  it('who was not invited, has no address, or is told of a session that has begun', async () => {
    const { actor, desk, sent, cancel, people } = await openInvited();
    const { session, cancelled } = await cancel('8007');
    const others = (await people()).filter(({ participant }) => participant !== '8007');
    const begun = { ...desk, today: () => day(firstDay) };
    for (const [at, of] of [
      [desk, others],
      [desk, [{ ...cancelled, email: null }]],
      [{ ...desk, mail: null }, [cancelled]],
      [begun, [cancelled]],
    ] as const)
      expect(await tellCancelled(at, actor, session, of)).toEqual({ sent: 0, failed: [] });
    expect(await tellMoved(begun, actor, { before: session, session }, [cancelled])).toEqual({ sent: 0, failed: [] });
    expect(await tellLetIn({ ...desk, mail: null }, actor, session, others)).toEqual({ sent: 0, failed: [] });
    expect(sent).toEqual([]);
  });
});
