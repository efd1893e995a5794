import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import { day } from '../../kernel/day.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { cancelEnrolment, enrol } from './enrol.ts';
import { listEnrolments } from './enrolment.store.ts';
import { registration } from './index.ts';
import { inviteTrainees } from './invite-trainees.ts';
import { before, openOperatorWithMembers } from './members.samples.ts';
import { correctSession, removeSession } from './open-session.ts';
import { tellRemoved } from './tell-members.ts';
import { nobody, tellCancelled, tellMoved } from './tell-trainees.ts';
import { readTelling } from './telling.ts';

let test: TestDatabase;
let operators = 0;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

/** A session to which 8007 and 8008 are enrolled, and nobody is invited yet. */
async function openEnrolled() {
  operators += 1;
  const { actor, session, asked } = await openOperatorWithMembers(test.database, `une-fois-${operators}`);
  const sent: string[] = [];
  const clock = { minute: 0 };
  const desk = {
    database: test.database,
    mail: async ({ to, subject }: Mail) => void sent.push(`${to.slice(0, 4)} ${subject}`),
    now: () => new Date(Date.parse(`${before}T10:00:00Z`) + clock.minute * 60_000),
    today: () => day(before),
  };
  for (const participant of ['8007', '8008'])
    await perform(test.database, actor, enrol, { session, participant, courriel: `${participant}@arcueil.example` });
  const people = () => test.database.read(actor, (tx) => listEnrolments(tx, session));
  const invite = (mail: (one: Mail) => Promise<void> = desk.mail) => inviteTrainees({ ...desk, mail }, actor, session);
  const correct = (typed: object) =>
    perform(test.database, actor, correctSession, { ...asked, session, today: before, ...typed });
  const cancel = async (name: string) => {
    const inscription = (await people()).find(({ participant }) => participant === name)?.id;
    return perform(test.database, actor, cancelEnrolment, { session, today: before, inscription });
  };
  /** Does something else while the first mail is on its way. */
  const meanwhile = <Result>(what: () => Promise<Result>) => {
    const done: Result[] = [];
    const mail = async (one: Mail) => {
      if (done.length === 0) done.push(await what());
      await desk.mail(one);
    };
    return { mail, done };
  };
  return { actor, session, sent, clock, desk, people, invite, correct, cancel, meanwhile };
}

const busy = (...names: readonly string[]) => ({ ...nobody, busy: names });

it('two who invite at once send one message to each', async () => {
  const { sent, invite, meanwhile } = await openEnrolled();
  const { mail, done } = meanwhile(() => invite());
  expect(await invite(mail)).toMatchObject({ invited: { ...nobody, sent: 2 } });
  expect(done).toEqual([{ invited: busy('8007', '8008'), released: nobody }]);
  expect(sent).toEqual(['8007 Formation : Tableur', '8008 Formation : Tableur']);
  await expect(invite()).rejects.toMatchObject({ code: 'training.nobody-to-invite' });
});

it('side by side, they send one message to each too', async () => {
  const { sent, invite } = await openEnrolled();
  await Promise.allSettled([invite(), invite(), invite()]);
  expect(sent.toSorted()).toEqual(['8007 Formation : Tableur', '8008 Formation : Tableur']);
});

it('a correction and a cancellation do not tell what « Prévenir » is telling', async () => {
  const { actor, sent, desk, invite, correct, cancel, meanwhile } = await openEnrolled();
  await invite();
  const moved = await correct({ lieu: 'Salle 2' });
  const { cancelled } = await cancel('8008');
  sent.length = 0;
  const { mail, done } = meanwhile(async () => [
    await tellMoved(desk, actor, moved.session, moved.misled),
    await tellCancelled(desk, actor, moved.session, [cancelled]),
  ]);
  await invite(mail);
  expect(done).toEqual([[{ ...busy('8008'), sent: 1 }, busy('8008')]]);
  expect(sent.toSorted()).toEqual(['8007 Formation modifiée : Tableur', '8008 Inscription annulée : Tableur']);
});

it('whoever was read before somebody else wrote to them is not written to', async () => {
  const { actor, sent, desk, invite, correct } = await openEnrolled();
  await invite();
  const { session, misled } = await correct({ lieu: 'Salle 2' });
  await invite();
  sent.length = 0;
  expect(await tellMoved(desk, actor, session, misled)).toEqual(busy('8007', '8008'));
  expect(sent).toEqual([]);
});

it('a sending that stopped midway loses no message: it can be done again a while later, and is not done any more by who began it', async () => {
  const { actor, session, sent, clock, desk, people, invite } = await openEnrolled();
  const telling = () => test.database.read(actor, async (tx) => [...(await readTelling(tx, session, desk.now())).values()]);
  let goOn = () => {};
  const stopped = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const first = invite(() => {
    begun();
    return stopped;
  });
  await hasBegun;
  expect(await invite()).toMatchObject({ invited: busy('8007', '8008') });
  expect((await people()).map(({ told }) => told)).toEqual([null, null]);
  expect(await telling()).toEqual(['now', 'now']);
  clock.minute = 10;
  expect(await telling()).toEqual(['stopped', 'stopped']);
  expect(await invite()).toMatchObject({ invited: { sent: 2 } });
  goOn();
  expect(await first).toMatchObject({ invited: { sent: 1, failed: ['8008 (le serveur de messagerie est trop lent)'] } });
  expect(sent).toEqual(['8007 Formation : Tableur', '8008 Formation : Tableur']);
  expect(await telling()).toEqual([]);
});

it('whoever may have got what stopped midway is written to again, though they know what is planned now', async () => {
  const { sent, clock, invite, correct, desk, actor } = await openEnrolled();
  await invite();
  const { session, misled } = await correct({ lieu: 'Salle 2' });
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const stopping = () => {
    begun();
    return new Promise<void>(() => undefined);
  };
  void tellMoved({ ...desk, mail: stopping }, actor, session, misled);
  await hasBegun;
  await correct({});
  await expect(invite()).rejects.toMatchObject({ code: 'training.nobody-to-invite' });
  clock.minute = 10;
  sent.length = 0;
  expect(await invite()).toMatchObject({ invited: { sent: 2 } });
  expect(sent).toEqual(['8007 Formation : Tableur', '8008 Formation : Tableur']);
  await expect(invite()).rejects.toMatchObject({ code: 'training.nobody-to-invite' });
});

/** Both are being invited for the first time, and the process dies before the first message is known to have left. */
async function openStopped() {
  const house = await openEnrolled();
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  void house.invite(() => {
    begun();
    return new Promise<void>(() => undefined);
  });
  await hasBegun;
  return house;
}

it('whoever may have got an invitation that stopped midway is told when they don’t come any more', async () => {
  const { actor, session, sent, clock, desk, invite, cancel } = await openStopped();
  const planned = (await cancel('8007')).session;
  const { cancelled } = await cancel('8008');
  expect(await tellCancelled(desk, actor, planned, [cancelled])).toEqual(nobody);
  clock.minute = 10;
  expect(await tellCancelled(desk, actor, planned, [cancelled])).toEqual({ ...nobody, sent: 1 });
  expect(await invite()).toEqual({ invited: nobody, released: { ...nobody, sent: 1 } });
  expect(sent).toEqual(['8008 Inscription annulée : Tableur', '8007 Inscription annulée : Tableur']);
  await expect(inviteTrainees(desk, actor, session)).rejects.toMatchObject({ code: 'training.nobody-to-invite' });
});

it('so are they when the session is removed', async () => {
  const { actor, session, sent, desk } = await openStopped();
  const removal = await perform(test.database, actor, removeSession, { session, today: before });
  expect(await tellRemoved(desk, actor, removal)).toMatchObject([{ sent: 2, unreached: [] }, nobody]);
  expect(sent).toEqual(['8007 Formation annulée : Tableur', '8008 Formation annulée : Tableur']);
});

it('a message that was refused can be sent again at once', async () => {
  const { sent, invite } = await openEnrolled();
  const refusing = () => Promise.reject(new Error('boîte pleine'));
  expect(await invite(refusing)).toMatchObject({ invited: { sent: 0, failed: ['8007 (boîte pleine)', '8008 (boîte pleine)'] } });
  expect(await invite()).toMatchObject({ invited: { sent: 2 } });
  expect(sent).toHaveLength(2);
});

it('nobody is written to of a session that is gone before anything left', async () => {
  const { actor, session, sent, desk, invite, correct, cancel } = await openEnrolled();
  await invite();
  const { cancelled } = await cancel('8008');
  const moved = await correct({ lieu: 'Salle 2' });
  await perform(test.database, actor, removeSession, { session, today: before });
  sent.length = 0;
  await expect(tellMoved(desk, actor, moved.session, moved.misled)).rejects.toMatchObject({ code: 'training.unknown-session' });
  expect(await tellCancelled(desk, actor, moved.session, [cancelled])).toEqual(nobody);
  expect(sent).toEqual([]);
});
