import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import type { Mail } from '../../../http/mail.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { accounts } from '../../accounts/index.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { listEnrolments } from '../enrolment.store.ts';
import { registration } from '../index.ts';
import { before, firstDay, openOperatorWithMembers } from '../members.samples.ts';
import { changeOwn } from './open-session-action.ts';
import { changeSession } from './session-action.ts';

let test: TestDatabase;
let operators = 0;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [accounts, directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

/** A session of so many seats, and what the forms of its pages answer to its operator and to members. */
async function open(seats: number) {
  operators += 1;
  const { actor, session, of } = await openOperatorWithMembers(test.database, `formulaires-${operators}`, {
    capacite: String(seats),
  });
  const sent: Mail[] = [];
  /** Boxes that the mail server does not know. */
  const unknown = new Set<string>();
  const mail = async (one: Mail) => {
    if (unknown.has(one.to)) throw new Error('boîte inconnue');
    sent.push(one);
  };
  const deskOf = (who: Actor, today: string) => ({
    ...{ database: test.database, actor: who, mail },
    ...{ today: () => day(today), now: () => new Date(`${today}T10:00:00Z`) },
  });
  const change = (form: string, typed: Readonly<Record<string, string>> = {}, today = before) =>
    changeSession(deskOf(actor, today), form, typed, session);
  const changeAt = (town: string, form: string, typed: Readonly<Record<string, string>>) =>
    changeOwn(deskOf(of(town), before), form, typed, session);
  const all = () => test.database.read(actor, (tx) => listEnrolments(tx, session));
  const idOf = async (name: string) => (await all()).find(({ participant }) => participant === name)?.id ?? '';
  const boxOf = (name: string) => `${name}@ville.example`;
  return {
    ...{ sent, unknown, change, changeAt, boxOf, idOf },
    enrol: (name: string, today = before) => change('inscrire', { participant: name, courriel: boxOf(name) }, today),
    enrolAt: (town: string, ...names: readonly string[]) =>
      changeAt(
        town,
        'inscrire',
        Object.fromEntries(
          names.flatMap((name, index) => [
            [`agent-${index + 1}`, name],
            [`courriel-${index + 1}`, boxOf(name)],
          ]),
        ),
      ),
    standing: async () => (await all()).map(({ participant, state }) => `${participant} ${state}`),
    /** Leaves seats free while people wait, as a file may. */
    leaveSeats: (count: number) =>
      test.database.transaction(actor, (tx) =>
        sql`update training.session set capacity = ${count} where code = ${session}`.execute(tx),
      ),
  };
}

describe('a form that does not exist', () => {
  it('is refused on both sides', async () => {
    const { change, changeAt } = await open(1);
    await expect(change('rien')).rejects.toMatchObject({ code: 'training.unknown-form' });
    await expect(changeAt('arcueil', 'rien', {})).rejects.toMatchObject({ code: 'training.unknown-form' });
  });
});

describe('whoever comes while a seat is free and others wait', () => {
  it('waits no longer than the seats say, and those before them are let in first, on the operator’s side', async () => {
    const { enrol, leaveSeats, standing, sent } = await open(1);
    expect(await enrol('P1')).toBe('P1 est inscrit.');
    expect(await enrol('P2')).toBe('Plus de place : P2 est sur la liste d’attente, au rang 1.');
    await leaveSeats(2);
    expect(await enrol('P3')).toBe(
      'Plus de place : P3 est sur la liste d’attente, au rang 1. La place va à P2, qui attendait. 1 message parti.',
    );
    expect(sent.map(({ to }) => to)).toEqual(['P2@ville.example']);
    await leaveSeats(4);
    expect(await enrol('P4')).toBe('P4 est inscrit. La place va à P3, qui attendait. 1 message parti.');
    expect(await standing()).toEqual(['P1 enrolled', 'P2 enrolled', 'P3 enrolled', 'P4 enrolled']);
  });

  it('is not told that there is no seat once the session has begun and its list stands still', async () => {
    const { enrol, leaveSeats, standing } = await open(1);
    await enrol('P1');
    await enrol('P2');
    await leaveSeats(3);
    expect(await enrol('P3', firstDay)).toBe('D’autres attendent déjà : P3 est sur la liste d’attente, au rang 2.');
    expect(await standing()).toEqual(['P1 enrolled', 'P2 waiting', 'P3 waiting']);
  });

  it('is told so at their member, who learns of its own agents alone', async () => {
    const { enrolAt, leaveSeats, standing, sent, unknown, boxOf } = await open(1);
    await enrolAt('arcueil', 'A1');
    await enrolAt('gentilly', 'G1');
    await enrolAt('arcueil', 'A2');
    await leaveSeats(4);
    unknown.add(boxOf('A2'));
    expect(await enrolAt('arcueil', 'A3', 'A4')).toBe(
      'A3 est inscrit. Plus de place : A4 est sur la liste d’attente, au rang 1. La place va à A2, qui attendait. Le message n’est pas parti pour A2 (boîte inconnue).',
    );
    expect(sent.map(({ to }) => to)).toEqual(['G1@ville.example']);
    expect(await standing()).toEqual(['A1 enrolled', 'G1 enrolled', 'A2 enrolled', 'A3 enrolled', 'A4 waiting']);
  });
});

describe('the seat of whoever cancels', () => {
  it('goes to another agent of the same member, which its person reads; to another member’s, which they do not', async () => {
    const { enrolAt, changeAt, idOf } = await open(1);
    await enrolAt('arcueil', 'A1', 'A2');
    await enrolAt('gentilly', 'G1');
    const cancel = async (name: string) => changeAt('arcueil', 'annuler', { inscription: await idOf(name) });
    expect(await cancel('A1')).toBe('Inscription de A1 annulée. La place va à A2, qui attendait. 1 message parti.');
    // A2 was written to when they were let in.
    expect(await cancel('A2')).toBe('Inscription de A2 annulée. Un message prévient A2, et annule le rendez-vous.');
  });

  it('goes to those who wait at the operator’s, with each message that did not leave', async () => {
    const { enrol, change, idOf, leaveSeats, unknown, boxOf } = await open(1);
    for (const name of ['P1', 'P2', 'P3']) await enrol(name);
    await change('inviter');
    await leaveSeats(2);
    unknown.add(boxOf('P1')).add(boxOf('P3'));
    expect(await change('annuler', { inscription: await idOf('P1') })).toBe(
      'Inscription de P1 annulée. Le message n’est pas parti pour P1 (boîte inconnue). Les places vont à P2 et P3, qui attendaient. 1 message parti. Le message n’est pas parti pour P3 (boîte inconnue).',
    );
  });
});

describe('a refusal', () => {
  const gone = 'La personne qui l’avait faite n’a plus de rôle ici : l’adhérent le lira dans ses inscriptions.';

  it('says whether the person refused and those let in could be told', async () => {
    const { enrolAt, change, idOf, leaveSeats, unknown, boxOf } = await open(2);
    await enrolAt('arcueil', 'A1', 'A2', 'A3', 'A4');
    await change('inviter');
    const refuse = async (name: string) => change('refuser', { inscription: await idOf(name), mot: 'Réservée aux régies' });
    unknown.add(boxOf('A1'));
    await leaveSeats(3);
    expect(await refuse('A1')).toBe(
      `Inscription de A1 refusée. ${gone} Le message n’est pas parti pour A1 (boîte inconnue). Les places vont à A3 et A4, qui attendaient. 2 messages partis.`,
    );
    expect(await refuse('A2')).toBe(`Inscription de A2 refusée. ${gone} Un message prévient A2, et annule le rendez-vous.`);
  });
});
