import { letter } from '../../../http/letter.ts';
import type { Mail } from '../../../http/mail.ts';
import type { Day } from '../../../kernel/day.ts';
import { ownWeekPath, ownWeekPathOf } from '../activity.paths.ts';
import { frenchWeek } from './week-days.ts';

type Late = { readonly to: string; readonly name: string; readonly mondays: readonly Day[]; readonly origin: string };

/** Tells somebody which of their weeks are not finished. @param by who asks for it, as they are called */
export function reminderMail({ to, name, mondays, origin }: Late, by: string): Mail {
  const [first, ...others] = mondays;
  const alone = first !== undefined && others.length === 0;
  const weeks = mondays.map(frenchWeek);
  return letter({
    to,
    name,
    subject: alone
      ? `Votre semaine ${frenchWeek(first)} n’est pas terminée`
      : `${mondays.length} de vos semaines ne sont pas terminées`,
    title: 'Semaine à terminer',
    said: [
      alone
        ? `Votre semaine ${frenchWeek(first)} n’est pas terminée.`
        : `Ces semaines ne sont pas terminées : ${weeks.join(' ; ')}.`,
    ],
    offer: {
      text: alone ? 'Terminez-la à cette adresse :' : 'Terminez-les, à partir de la première :',
      html: alone ? 'Ouvrir cette semaine' : 'Ouvrir mes semaines',
      link: `${origin}${first === undefined ? ownWeekPath : ownWeekPathOf(first)}`,
    },
    after: [`Ce message est envoyé à la demande de ${by}.`],
  });
}
