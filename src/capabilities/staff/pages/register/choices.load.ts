import type { Tx } from '../../../../database/face.ts';
import type { Choice } from '../../../../web/form-field.tsx';
import { listTeams } from '../../../directory/index.ts';
import { listPosts } from '../../register/post.store.ts';
import { listFrameworks, listGrades, listStreams } from '../../register/reference.store.ts';

type Dated = { readonly code: string; readonly name: string; readonly toDay: string | null };

/** What is over stays on offer, said to be so: a post of the past had the grade of its time. */
function choicesOf(list: readonly Dated[], today: string): Choice[] {
  const isOver = ({ toDay }: Dated) => toDay !== null && toDay <= today;
  const choice = (one: Dated): Choice => ({ value: one.code, label: isOver(one) ? `${one.name} (n’existe plus)` : one.name });
  return [...list.filter((one) => !isOver(one)), ...list.filter(isOver)].map(choice);
}

/** What the lists of the forms of posts offer. */
export async function loadPostChoices(tx: Tx, today: string) {
  return {
    grades: choicesOf(await listGrades(tx), today),
    frameworks: choicesOf(await listFrameworks(tx), today),
    streams: choicesOf(await listStreams(tx), today),
    teams: choicesOf(await listTeams(tx), today),
  };
}

export type PostChoices = Awaited<ReturnType<typeof loadPostChoices>>;

/** Every post, for a field that proposes them. */
export async function loadPosts(tx: Tx): Promise<Choice[]> {
  return (await listPosts(tx)).map(({ code, title }) => ({ value: code, label: title }));
}
