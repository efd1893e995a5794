import { z } from 'zod';
import type { Database, Tx } from '../../../database/face.ts';
import { perform } from '../../../database/perform.ts';
import { monthTyped, optionalText, parseForm } from '../../../http/form-input.ts';
import type { SendMail } from '../../../http/mail.ts';
import { demand, mayChange } from '../../../kernel/access.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { problem } from '../../../kernel/problem.ts';
import type { Address } from '../../accounts/index.ts';
import { mayApproveWeeks } from '../activity.access.ts';
import { weekSubject } from '../activity.subjects.ts';
import { readTiedAddresses } from '../tied-addresses.ts';
import { listLateWeeks } from './late-weeks.ts';
import { deleteReminder, insertReminder, type Reminder } from './reminder.store.ts';
import { reminderMail } from './reminder-mail.ts';
import { monthWindow } from './week-days.ts';

/** What writing to people who are late needs. */
export type ReminderDesk = {
  readonly database: Database;
  readonly mail: SendMail | null;
  readonly today: () => Day;
  readonly origin: string;
};

const asked = z.object({ mois: monthTyped('Dites de quel mois.'), personne: optionalText });
type Asked = { readonly month: Day; readonly person: string | null };

const parseAsked = (raw: unknown): Asked => {
  const { mois, personne } = parseForm('activity.bad-reminder', asked, raw);
  return { month: mois, person: personne };
};

type Reached = { readonly account: Address; readonly mondays: readonly Day[] };

/** Whom the mails are for, by staff number; who has no address is told apart. */
type Kept = { readonly reached: ReadonlyMap<string, Reached>; readonly unreachable: readonly string[] };

/** Notes, before any mail leaves, that these weeks are told of today: who asks at the same moment finds nobody left. */
const keepReminders = (today: Day, addresses: ReadonlyMap<string, Address>): Command<Asked, Kept, Tx> => ({
  name: 'activity.remind',
  parse: parseAsked,
  may: mayApproveWeeks,
  run: async (tx, { month, person }, actor) => {
    const late = (await listLateWeeks(tx, actor, monthWindow(month), today)).filter(
      (week) => (person ?? week.person) === week.person,
    );
    if (late.length === 0)
      throw problem('conflict', 'activity.nobody-late', 'Personne à relancer : aucune de ces semaines n’est plus en retard.');
    const kept: Reminder[] = [];
    for (const week of late) {
      const reminder = { person: week.person, monday: week.monday, day: today };
      if (addresses.has(week.person) && (await insertReminder(tx, actor, reminder))) kept.push(reminder);
    }
    const reached = new Map<string, Reached>();
    for (const { person: code, monday } of kept) {
      const account = addresses.get(code);
      if (account !== undefined) reached.set(code, { account, mondays: [...(reached.get(code)?.mondays ?? []), monday] });
    }
    const unreachable = [...new Set(late.map((week) => week.person).filter((code) => !addresses.has(code)))];
    if (kept.length === 0 && unreachable.length === 0)
      throw problem(
        'conflict',
        'activity.already-reminded',
        'Déjà prévenus aujourd’hui : un rappel par jour et par semaine suffit.',
      );
    const facts = kept.map(({ person: code, monday }) => ({
      ...{ name: 'activity.week-reminded', subject: weekSubject(code, monday) },
      ...{ before: null, after: { day: today } },
    }));
    return { result: { reached, unreachable }, facts };
  },
});

/** Takes back what was noted of a mail that did not leave: it may be sent again the same day. */
const takeBack: Command<readonly Reminder[], void, Tx> = {
  name: 'activity.take-back-reminder',
  parse: (raw) => raw as readonly Reminder[], // made by `remindLate` alone, of what it has just kept
  may: mayApproveWeeks,
  run: async (tx, reminders) => {
    for (const one of reminders) await deleteReminder(tx, one);
    const facts = reminders.map(({ person, monday, day }) => ({
      ...{ name: 'activity.reminder-failed', subject: weekSubject(person, monday) },
      ...{ before: { day }, after: null },
    }));
    return { result: undefined, facts };
  },
};

/** How many were written to, who could not be for want of an address, and whose mail did not leave, with the reason. */
export type Reminded = { readonly sent: number; readonly unreachable: readonly string[]; readonly failed: readonly string[] };

/**
 * Writes to those who are late in a month, or to one of them, about their weeks that they were not told of today. Mails leave outside any
 * transaction; one that the server refuses stops no other.
 * @throws Problem when nobody is late, or no mail server is set
 */
export async function remindLate({ database, mail, today, origin }: ReminderDesk, actor: Actor, raw: unknown): Promise<Reminded> {
  demand(mayChange(actor));
  demand(mayApproveWeeks(actor));
  if (mail === null)
    throw problem(
      'conflict',
      'activity.no-mail',
      'Aucun serveur de messagerie n’est réglé : prévenez vous-même ceux qui sont en retard.',
    );
  const day = today();
  const addresses = await readTiedAddresses(database, actor);
  const { reached, unreachable } = await perform(database, actor, keepReminders(day, addresses), raw);
  const failed: string[] = [];
  for (const [person, { account, mondays }] of reached) {
    try {
      await mail(reminderMail({ to: account.email, name: account.name, mondays, origin }, actor.name));
    } catch (thrown) {
      failed.push(`${person} (${thrown instanceof Error ? thrown.message.slice(0, 120) : 'le serveur ne l’a pas pris'})`);
      await perform(
        database,
        actor,
        takeBack,
        mondays.map((monday) => ({ person, monday, day })),
      );
    }
  }
  return { sent: reached.size - failed.length, unreachable, failed };
}
