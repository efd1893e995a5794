import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../database/face.ts';
import { openTestDatabase } from '../../../database/testing.ts';
import type { Mail } from '../../../http/mail.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { insertAccount } from '../../accounts/account.store.ts';
import { insertGrant } from '../../accounts/grant.store.ts';
import { accounts } from '../../accounts/index.ts';
import { remindLate } from './remind.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities } from './weeks.samples.ts';

let weeks: Weeks;
let database: Database;
beforeAll(async () => {
  const test = await openTestDatabase({ capabilities: [accounts, ...weekCapabilities] });
  database = test.database;
  weeks = await openWeeks(test);
  for (const person of ['A1', 'A3', 'A4']) await open(`compte-${person}`, 'alpha');
  // An account of another operator: its address is not this one’s to use.
  await open('compte-A2', 'beta');
});
afterAll(() => weeks.close());

async function open(id: string, operator: string): Promise<void> {
  await insertAccount(database.accounts, { id, name: `Personne ${id}`, email: `${id}@exemple.fr` }, null);
  const terms = { role: 'agent', scope: { kind: 'operator' }, fromDay: day('2020-01-01'), toDay: null } as const;
  await insertGrant(database.accounts, { ...terms, account: id, operator, grantedBy: 'essai' });
}

const saturday = day('2026-11-28');
const monday = day('2026-11-30');

/** A mail server that keeps what it is given, or refuses it. */
function desk(today = monday, refuses: (mail: Mail) => boolean = () => false) {
  const mails: Mail[] = [];
  const mail = async (one: Mail) => {
    if (refuses(one)) throw new Error('boîte pleine');
    mails.push(one);
  };
  return { mails, database, mail, today: () => today, origin: 'https://bievre.exemple' };
}

const november = { mois: '2026-11' };

async function refused(
  actor: Actor,
  asked: Readonly<Record<string, string>>,
  where = desk() as Parameters<typeof remindLate>[0],
) {
  try {
    await remindLate(where, actor, asked);
  } catch (thrown) {
    if (isProblem(thrown)) return thrown.message;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe('a reminder is refused', () => {
  it('to whoever approves no week, and without a mail server or a month', async () => {
    expect(await refused(weeks.agent('A1'), november)).toContain('Seuls les responsables');
    expect(await refused(weeks.hr, november, { ...desk(), mail: null })).toContain('Aucun serveur de messagerie');
    expect(await refused(weeks.head, {})).toContain('Dites de quel mois');
  });

  it('about somebody of another team, and about weeks that are not over, or finished', async () => {
    expect(await refused(weeks.head, { ...november, personne: 'A4' })).toContain('Personne à relancer');
    expect(await refused(weeks.head, { mois: '2026-12' })).toContain('Personne à relancer');
    // Their own, of which their page offers no reminder either.
    expect(await refused(weeks.head, { ...november, personne: 'A3' })).toContain('Personne à relancer');
  });
});

describe('a reminder', () => {
  it('goes to the address of the account of who is late, once a day for a week, and is journaled', async () => {
    const where = desk();
    const asked = { ...november, personne: 'A1' };
    await weeks.record('activity.week', [{ person: 'A1', monday: '2026-11-16', state: 'finished' }]);
    expect(await remindLate(where, weeks.head, asked)).toEqual({ sent: 1, unreachable: [], failed: [] });
    expect(where.mails).toMatchObject([{ to: 'compte-a1@exemple.fr', subject: '3 de vos semaines ne sont pas terminées' }]);
    expect(where.mails[0]?.text).toContain('du 9 au 13 novembre 2026 ; du 23 au 27 novembre 2026');
    // The week of 26 October has but a Sunday in November: it is of October.
    expect(where.mails[0]?.text).toContain('https://bievre.exemple/semaine?lundi=2026-11-02');
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.week-reminded', subject: `week/${plainWeek}/A1` });
    expect(await refused(weeks.head, asked)).toContain('Déjà prévenus aujourd’hui');
    const nextDay = desk(day('2026-12-01'));
    await remindLate(nextDay, weeks.director, asked);
    expect(nextDay.mails).toHaveLength(1);
  });

  it('of one week says which; two asked at once send one', async () => {
    await weeks.record(
      'activity.week',
      ['2026-08-31', '2026-09-07', '2026-09-14', '2026-09-21'].map((one) => ({ person: 'A1', monday: one, state: 'approved' })),
    );
    const where = desk();
    const asked = { mois: '2026-09', personne: 'A1' };
    const both = await Promise.allSettled([1, 2].map(() => remindLate(where, weeks.head, asked)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(where.mails).toMatchObject([{ subject: 'Votre semaine du 28 septembre au 2 octobre 2026 n’est pas terminée' }]);
  });

  it('stops at nobody: who has no account here is told apart, and a mail that did not leave may be sent again', async () => {
    const october = { mois: '2026-10' };
    const where = desk(saturday, ({ to }) => to === 'compte-a3@exemple.fr');
    const { sent, unreachable, failed } = await remindLate(where, weeks.director, october);
    expect([sent, unreachable, failed]).toEqual([2, ['A2'], ['A3 (boîte pleine)']]);
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.reminder-failed' });
    const again = desk(saturday);
    expect((await remindLate(again, weeks.director, october)).sent).toBe(1);
    expect(again.mails.map(({ to }) => to)).toEqual(['compte-a3@exemple.fr']);
    const kept = await weeks.read((tx) => sql`select 1 from activity.reminder where day = ${saturday}::date`.execute(tx));
    expect(kept.rows.length).toBeGreaterThan(10);
  });
});
