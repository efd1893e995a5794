import { data } from 'react-router';
import { answerForm } from '../../../../http/form-action.ts';
import type { PageChange } from '../../../../http/reading.ts';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { countOf } from '../../../../web/count-of.ts';
import { personWeekPath } from '../../activity.paths.ts';
import { approveWeeks } from '../../week/approve-many.ts';
import { type Reminded, remindLate } from '../../week/remind.ts';
import { frenchWeek } from '../../week/week-days.ts';

/** A week that was left as it is, with its page and the reason. */
export type LeftWeek = { readonly label: string; readonly path: string; readonly why: string };

export type TeamTimeAnswer = FormAnswer & { readonly left: readonly LeftWeek[] };

function remindedWords({ sent, unreachable, failed }: Reminded): string {
  const parts = [countOf(sent, 'message envoyé', 'messages envoyés', 'Aucun message envoyé')];
  if (unreachable.length > 0) parts.push(`pas d’adresse pour ${unreachable.join(', ')} : aucun compte ne leur est lié`);
  if (failed.length > 0) parts.push(`le message n’est pas parti pour ${failed.join(', ')}`);
  return `${parts.join(' ; ')}.`;
}

/** What the forms of the page of teams do; weeks that could not be approved are told one by one. */
export async function changeTeamTime(page: PageChange, request: Request) {
  const left: LeftWeek[] = [];
  const answered = await answerForm(request, async (form, typed) => {
    if (form === 'relancer') return remindedWords(await remindLate(page, page.actor, typed));
    const { approved, refused } = await approveWeeks(page.database, page.actor, typed);
    for (const { person, monday, why } of refused)
      left.push({ label: `${person}, semaine ${frenchWeek(monday)}`, path: personWeekPath(person, monday), why });
    return `${countOf(approved, 'semaine approuvée', 'semaines approuvées', 'Aucune semaine approuvée')}.`;
  });
  const answer: TeamTimeAnswer = { ...answered.data, left };
  return data(answer, answered.init ?? undefined);
}
