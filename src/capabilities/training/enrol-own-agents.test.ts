import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEntries } from '../../database/journal.store.ts';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { cancelEnrolment, enrol } from './enrol.ts';
import { cancelOwnEnrolment, enrolOwnAgents } from './enrol-own-agents.ts';
import { listEnrolments, listShownEnrolments } from './enrolment.store.ts';
import { letWaitingInAfter } from './fill-seats.ts';
import { registration } from './index.ts';
import { before, firstDay, openOperatorWithMembers } from './members.samples.ts';
import { correctSession } from './open-session.ts';
import { readSeats } from './own-enrolment.store.ts';
import { loadOpenSessions } from './pages/open-sessions.list.ts';
import { recordAttendance } from './record-attendance.ts';
import { refuseEnrolment } from './refuse-enrolment.ts';
import { listOpenSessions } from './session.store.ts';

let test: TestDatabase;
let operators = 0;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

async function open(typed?: Readonly<Record<string, string>>) {
  operators += 1;
  return openOperatorWithMembers(test.database, `adherents-${operators}`, typed);
}

const clock = { now: () => new Date('2026-11-20T10:00:00Z'), today: () => day(before) };

const faults = (fields: Readonly<Record<string, unknown>>) => ({ fields: expect.objectContaining(fields) });
const people = (actor: Actor, session: string) => test.database.read(actor, (tx) => listEnrolments(tx, session));
const standing = async (actor: Actor, session: string) =>
  (await people(actor, session)).map(({ participant, body, state }) => `${participant} ${body} ${state}`);
const idOf = async (actor: Actor, session: string, participant: string) =>
  (await people(actor, session)).find((one) => one.participant === participant)?.id ?? '';
const cancel = async (who: Actor, session: string, inscription: string, today: string = before) => {
  await perform(test.database, who, cancelOwnEnrolment, { session, inscription, today });
  await letWaitingInAfter({ database: test.database, mail: null, ...clock }, who, session);
};

describe('an agent is not enrolled by their member', () => {
  it.each<Role>(['member-elected', 'member-reader'])('who is a %s', async (role) => {
    const { of, enrol: ask } = await open();
    await expect(ask(of('arcueil', role), '8007')).rejects.toMatchObject({ kind: 'refused' });
  });

  it('on the operator’s side, nor cancelled, whatever the role', async () => {
    const { actor, session, enrol: ask } = await open();
    for (const who of [actor, { ...actor, roles: ['administrator', 'direction', 'member-it-director'] as const }]) {
      await expect(ask(who, '8007')).rejects.toMatchObject({ kind: 'refused' });
      await expect(cancel(who, session, 'x')).rejects.toMatchObject({ kind: 'refused' });
    }
  });

  it('into a session that is closed to members, has begun, is over its day, or does not exist', async () => {
    const closed = await open({ 'ouverte-adherents': '' });
    await expect(closed.enrol(closed.of('arcueil'), '8007')).rejects.toMatchObject({ code: 'training.session-closed' });
    const over = await open({ 'inscriptions-jusquau': '2026-11-19' });
    await expect(over.enrol(over.of('arcueil'), '8007')).rejects.toMatchObject({
      message: 'Les inscriptions étaient ouvertes jusqu’au 19 novembre 2026 : demandez à votre opérateur.',
    });
    const { session, of } = await open();
    const ask = (typed: object) => perform(test.database, of('arcueil'), enrolOwnAgents, { 'agent-1': '8007', ...typed });
    await expect(ask({ session, today: firstDay })).rejects.toMatchObject({ code: 'training.session-begun' });
    await expect(ask({ session: 'rien', today: before })).rejects.toMatchObject({ kind: 'not-found' });
    expect(await people(of('arcueil'), session)).toEqual([]);
  });

  it('without a name, with too long a name, twice, or with an address that is none', async () => {
    const { session, of, enrol: ask } = await open();
    const director = of('arcueil');
    await expect(ask(director)).rejects.toMatchObject(faults({ 'agent-1': expect.stringContaining('un agent au moins') }));
    await expect(ask(director, '8'.repeat(81))).rejects.toMatchObject(
      faults({ 'agent-1': expect.stringContaining('80 caractères') }),
    );
    await expect(ask(director, 'Élise', 'elise')).rejects.toMatchObject(faults({ 'agent-2': 'elise est déjà plus haut.' }));
    const typed = { session, today: before, 'agent-1': '8007', 'courriel-1': 'ville.fr', 'courriel-2': 'a@ville.fr' };
    await expect(perform(test.database, director, enrolOwnAgents, typed)).rejects.toMatchObject(
      faults({ 'courriel-1': expect.any(String) }),
    );
    await ask(director, 'Élise', '8008', '8009');
    await expect(ask(director, '8010', 'ELISE', '8009')).rejects.toMatchObject(
      faults({
        'agent-2': 'Élise est déjà inscrit à cette session.',
        'agent-3': '8009 est déjà sur la liste d’attente.',
      }),
    );
    expect(await people(director, session)).toHaveLength(3); // all of them or none
  });
});

describe('another member’s agent', () => {
  it('is neither seen, cancelled, nor told of by their own number', async () => {
    const { actor, session, of, enrol: ask } = await open();
    await ask(of('arcueil'), '8007');
    const theirs = await idOf(actor, session, '8007');
    await expect(cancel(of('gentilly'), session, theirs)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await ask(of('gentilly'), '8007')).toMatchObject([{ participant: '8007', rank: null }]);
    expect(await standing(of('gentilly'), session)).toEqual(['8007 gentilly enrolled']);
    expect(await test.database.read(of('gentilly'), listShownEnrolments)).toHaveLength(1);
    const seats = await test.database.read(of('gentilly'), (tx) => readSeats(tx, day(before)));
    expect([...seats]).toEqual([[session, { enrolled: 2, waiting: 0 }]]);
    const elsewhere = await open();
    expect([...(await test.database.read(elsewhere.of('gentilly'), (tx) => readSeats(tx, day(before)))).values()]).toEqual([
      { enrolled: 0, waiting: 0 },
    ]);
  });

  it('is out of reach of any statement of a member, as is what the operator decides', async () => {
    const { actor, session, of, enrol: ask } = await open({ capacite: '1' });
    await ask(of('arcueil'), '8007');
    await ask(of('gentilly'), '8008');
    const before = await people(actor, session);
    const sets = [
      "presence = 'present'",
      'attended_hundredths = 50',
      'invited_at = now()',
      "body = 'arcueil'",
      "session = 'autre'",
      "participant = '8009'",
      "state = 'enrolled'",
      "state = 'cancelled', refusal = 'non'",
      "asked_at = '2020-01-01', place = 1",
      "member_account = 'autre'",
      "origin = 'synthetic'",
    ];
    for (const set of sets)
      await expect(
        test.database.transaction(of('gentilly'), (tx) => sql.raw(`update training.enrolment set ${set}`).execute(tx)),
        set,
      ).rejects.toMatchObject({ code: 'database.refused' });
    for (const [columns, values] of [
      ['body', "'arcueil'"],
      ['body, presence', "'gentilly', 'present'"],
      ['body, invited_at', "'gentilly', now()"],
      ['body, refusal, state', "'gentilly', 'non', 'cancelled'"],
    ])
      await expect(
        test.database.transaction(of('gentilly'), (tx) =>
          sql
            .raw(
              `insert into training.enrolment (operator, session, participant, origin, recorded_by, ${columns})
              values ('${actor.operator}', '${session}', 'X', 'entered', 'x', ${values})`,
            )
            .execute(tx),
        ),
        values,
      ).rejects.toMatchObject({ code: 'database.refused' });
    await test.database.transaction(of('gentilly'), (tx) => sql`delete from training.enrolment`.execute(tx));
    const session2 = test.database.transaction(of('gentilly'), (tx) => sql`update training.session set capacity = 9`.execute(tx));
    await expect(session2).rejects.toMatchObject({ code: 'database.refused' });
    expect(await people(actor, session)).toEqual(before);
  });

  it('is let in when a seat is freed, without whoever freed it knowing of them', async () => {
    const { actor, session, of, enrol: ask } = await open({ capacite: '1' });
    await ask(of('arcueil'), '8007');
    expect(await ask(of('gentilly'), '8008', '8009')).toMatchObject([
      { participant: '8008', rank: 1 },
      { participant: '8009', rank: 2 },
    ]);
    await cancel(of('arcueil'), session, await idOf(actor, session, '8007'));
    expect(await standing(actor, session)).toEqual(['8007 arcueil cancelled', '8008 gentilly enrolled', '8009 gentilly waiting']);
    expect(await ask(of('arcueil'), '8007')).toMatchObject([{ participant: '8007', rank: 2 }]); // asks again, after everybody
  });
});

describe('their own agent', () => {
  it('is cancelled before the session only, once, also when the operator had enrolled them', async () => {
    const { actor, session, of } = await open();
    await perform(test.database, actor, enrol, { session, participant: '8007', adherent: 'arcueil' });
    const id = await idOf(actor, session, '8007');
    await expect(cancel(of('arcueil'), session, id, firstDay)).rejects.toMatchObject({ code: 'training.session-begun' });
    await cancel(of('arcueil'), session, id);
    await expect(cancel(of('arcueil'), session, id)).rejects.toMatchObject({ code: 'training.already-cancelled' });
    expect(await standing(actor, session)).toEqual(['8007 arcueil cancelled']);
  });

  it('whose presence is known stays as the operator typed it', async () => {
    const { actor, session, of, enrol: ask } = await open();
    await ask(of('arcueil'), '8007');
    const id = await idOf(actor, session, '8007');
    await perform(test.database, actor, recordAttendance, { session, today: firstDay, [`presence-${id}`]: 'present' });
    await expect(cancel(of('arcueil'), session, id)).rejects.toMatchObject({ code: 'training.session-begun' });
    const [shown] = await test.database.read(of('arcueil', 'member-referent'), listShownEnrolments);
    expect(shown).toMatchObject({ participant: '8007', presence: 'present' });
  });

  it('is marked as theirs for the operator, with who asked, in the journal too', async () => {
    const { actor, session, of, enrol: ask } = await open();
    await ask(of('arcueil', 'member-referent'), '8007');
    await perform(test.database, actor, enrol, { session, participant: '8008', adherent: 'arcueil' });
    expect(await people(actor, session)).toMatchObject([
      { participant: '8007', memberAccount: 'dsi-arcueil', memberPerson: 'DSI de arcueil' },
      { participant: '8008', memberAccount: null, memberPerson: null },
    ]);
    const entries = await test.database.read(actor, (tx) => listEntries(tx, { fact: 'training.enrolled', limit: 5 }));
    expect(entries.map(({ actorId }) => actorId)).toEqual(['essai', 'dsi-arcueil']);
    expect(JSON.stringify(entries)).not.toContain('8007'); // never who
    expect(await test.database.read(of('arcueil'), (tx) => listEntries(tx, { limit: 5 }))).toEqual([]);
  });

  it('sees the seats that are left, and none once others wait', async () => {
    const { session, of, enrol: ask } = await open({ capacite: '2', 'inscriptions-jusquau': '2026-11-25' });
    await ask(of('arcueil'), '8007');
    const shown = async (who: Actor) => (await test.database.read(who, (tx) => loadOpenSessions(tx, day(before))))[0];
    expect(await shown(of('gentilly'))).toMatchObject({ code: session, seatsLeft: 1, own: 0, enrolUntil: '2026-11-25' });
    expect(await shown(of('arcueil'))).toMatchObject({ own: 1 });
    await ask(of('gentilly'), '8008', '8009');
    expect(await shown(of('gentilly'))).toMatchObject({ seatsLeft: 0, waiting: 1, own: 2 });
    expect(await test.database.read(of('arcueil'), (tx) => listOpenSessions(tx, day(firstDay)))).toEqual([]);
  });
});

describe('the operator', () => {
  it('refuses what a member asked, with a word, once; it is not asked again', async () => {
    const { actor, session, of, enrol: ask } = await open({ capacite: '1' });
    await ask(of('arcueil'), '8007');
    await ask(of('gentilly'), '8008');
    const refuse = (inscription: string, mot: string, who: Actor = actor) =>
      perform(test.database, who, refuseEnrolment, { session, inscription, mot, today: before });
    const id = await idOf(actor, session, '8007');
    await expect(refuse(id, '')).rejects.toMatchObject(faults({ mot: expect.any(String) }));
    await expect(refuse(id, 'non', { ...actor, roles: ['reader'] })).rejects.toMatchObject({ kind: 'refused' });
    await expect(refuse(id, 'non', { ...actor, roles: ['agent'] })).rejects.toMatchObject({ kind: 'refused' });
    await expect(refuse(id, 'non', of('arcueil'))).rejects.toMatchObject({ kind: 'refused' });
    const done = await refuse(id, 'Réservée aux régies');
    expect(done.admitted).toMatchObject([{ participant: '8008' }]);
    await expect(refuse(id, 'non')).rejects.toMatchObject({ code: 'training.already-cancelled' });
    await expect(ask(of('arcueil'), '8007')).rejects.toMatchObject(faults({ 'agent-1': expect.stringContaining('a refusé') }));
    expect(await people(of('arcueil'), session)).toMatchObject([{ state: 'cancelled', refusal: 'Réservée aux régies' }]);
    await perform(test.database, actor, enrol, { session, participant: '8009', adherent: 'arcueil' });
    await expect(refuse(await idOf(actor, session, '8009'), 'non')).rejects.toMatchObject({ code: 'training.not-to-refuse' });
    await test.database.transaction(actor, (tx) =>
      sql`update training.enrolment set state = 'waiting' where participant = '8007'`.execute(tx),
    );
    await cancel(of('arcueil'), session, id); // as a file would have put it: what was refused is no longer
    await perform(test.database, actor, enrol, { session, participant: '8007', adherent: 'arcueil' });
    expect((await people(actor, session)).find(({ participant }) => participant === '8007')).toMatchObject({ refusal: null });
  });

  it('closes a session to members again, and what they asked stays', async () => {
    const { actor, session, of, enrol: ask, asked } = await open();
    await ask(of('arcueil'), '8007');
    await expect(
      perform(test.database, actor, correctSession, { ...asked, session, today: before, 'inscriptions-jusquau': firstDay }),
    ).rejects.toMatchObject(faults({ 'inscriptions-jusquau': expect.stringContaining('plus tôt') }));
    await perform(test.database, actor, correctSession, { ...asked, session, today: before, 'ouverte-adherents': '' });
    await expect(ask(of('arcueil'), '8008')).rejects.toMatchObject({ code: 'training.session-closed' });
    const straight = test.database.transaction(of('arcueil'), (tx) =>
      sql`insert into training.enrolment (operator, session, participant, body, origin, recorded_by)
        values (${actor.operator}, ${session}, '8008', 'arcueil', 'entered', 'x')`.execute(tx),
    );
    await expect(straight).rejects.toMatchObject({ code: 'database.refused' });
    await cancel(of('arcueil'), session, await idOf(actor, session, '8007'));
  });

  it('writes to those who are let in after a member cancelled', async () => {
    const { actor, session, of, enrol: ask } = await open({ capacite: '1' });
    await ask(of('arcueil'), '8007');
    await perform(test.database, of('gentilly'), enrolOwnAgents, {
      session,
      today: before,
      'agent-1': '8008',
      'courriel-1': 'agent@gentilly.example',
    });
    await perform(test.database, of('arcueil'), cancelOwnEnrolment, {
      session,
      today: before,
      inscription: await idOf(actor, session, '8007'),
    });
    const sent: Mail[] = [];
    const desk = { database: test.database, mail: async (one: Mail) => void sent.push(one), ...clock };
    await letWaitingInAfter(desk, of('arcueil'), session);
    expect(sent).toMatchObject([{ to: 'agent@gentilly.example', subject: 'Une place s’est libérée : Tableur' }]);
    const facts = await test.database.read(actor, (tx) => listEntries(tx, { fact: 'training.let-in', limit: 5 }));
    expect(facts).toMatchObject([{ actorName: 'Liste d’attente', actorKind: 'system' }]);
    await expect(
      perform(test.database, actor, cancelEnrolment, { session, today: before, inscription: await idOf(actor, session, '8008') }),
    ).resolves.toMatchObject({ cancelled: { participant: '8008' } });
  });
});
