import type { Tx } from '../../../database/face.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { contains, firstOverload, lastDay } from './occupancy.ts';
import { listOccupationsOfPerson, listOccupationsOfPost } from './occupation.store.ts';
import { type ShownOccupation, workingTime } from './occupation.ts';
import { lockPerson } from './person.store.ts';
import { personLabel } from './person.ts';
import type { Post } from './post.ts';

const holder = ({ person, personName }: ShownOccupation) => personLabel({ code: person, name: personName });

/** « par A12 jusqu’au 31 décembre 2027 », for those who hold the post on that day or later. */
export function heldWords(held: readonly ShownOccupation[]): string {
  return held
    .map((one) => {
      const last = lastDay(one);
      return `par ${holder(one)} ${last === null ? 'sans date de fin' : `jusqu’au ${frenchDay(last)}`}`;
    })
    .join(', ');
}

/** Those who still hold a post when it would be closed, by the first day on which it is. */
export async function heldFrom(tx: Tx, code: string, date: Day): Promise<ShownOccupation[]> {
  return (await listOccupationsOfPost(tx, code)).filter(({ toDay }) => toDay === null || toDay > date);
}

/** What the occupations of a post say against its new state, by field; empty when nothing does. */
export async function refusalsOfHolders(tx: Tx, post: Post): Promise<Record<string, string>> {
  const held = await listOccupationsOfPost(tx, post.code);
  const refusals: Record<string, string> = {};
  const early = held.find((one) => !contains({ ...post, toDay: null }, one));
  if (early)
    refusals['du'] =
      `Le poste est occupé par ${holder(early)} dès le ${frenchDay(early.fromDay)} : il est ouvert au plus tard ce jour.`;
  const { toDay } = post;
  const late = toDay === null ? [] : await heldFrom(tx, post.code, toDay);
  if (toDay !== null && late.length > 0)
    refusals['au'] =
      `Le poste est occupé après le ${frenchDay(addDays(toDay, -1))} ${heldWords(late)} : finissez d’abord l’occupation.`;
  const tooMuch = await overloadedHolder(tx, post, held);
  if (tooMuch !== null) refusals['quotite'] = tooMuch;
  return refusals;
}

/** With another quota, somebody could work for more than one. */
async function overloadedHolder(tx: Tx, post: Post, held: readonly ShownOccupation[]): Promise<string | null> {
  const codes = [...new Set(held.map(({ person }) => person))].sort();
  for (const code of codes) {
    const person = await lockPerson(tx, code);
    const all = await listOccupationsOfPerson(tx, code);
    const loads = all.map((one) => ({
      ...one,
      load: workingTime(one.post === post.code ? { ...one, quota: post.quota } : one),
    }));
    const over = firstOverload(loads, 100);
    if (person !== null && over !== null)
      return `Avec cette quotité, ${personLabel(person)} travaillerait à ${percentWords(over.sum)} le ${frenchDay(over.day)}.`;
  }
  return null;
}

/** « 87,5 % ». */
export function percentWords(hundredths: number): string {
  return `${String(hundredths).replace('.', ',')}\u00a0%`;
}
