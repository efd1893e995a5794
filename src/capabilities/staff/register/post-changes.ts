import type { Tx } from '../../../database/face.ts';
import { addDays } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { contains, firstOverload, lastDay } from './occupancy.ts';
import { listOccupationsOfPerson, listOccupationsOfPost } from './occupation.store.ts';
import { type ShownOccupation, workingTime } from './occupation.ts';
import { lockPerson } from './person.store.ts';
import { personLabel } from './person.ts';
import type { Post } from './post.ts';

/** An occupation, as the rules of its post look at it. */
export type Holding = Pick<ShownOccupation, 'post' | 'person' | 'personName' | 'fromDay' | 'toDay' | 'rate' | 'quota'>;

type PostTerms = Pick<Post, 'code' | 'fromDay' | 'toDay' | 'quota'>;

const holder = ({ person, personName }: Holding) => personLabel({ code: person, name: personName });

/** « par A12 jusqu’au 31 décembre 2027 ». */
function heldWords(held: readonly Holding[]): string {
  return held
    .map((one) => {
      const last = lastDay(one);
      return `par ${holder(one)} ${last === null ? 'sans date de fin' : `jusqu’au ${frenchDay(last)}`}`;
    })
    .join(', ');
}

/** Who holds a post before the first day on which it is to be open; null when nobody does. @param held the occupations of the post */
export function refusalOfStart({ fromDay }: Pick<PostTerms, 'fromDay'>, held: readonly Holding[]): string | null {
  const early = held.find((one) => !contains({ fromDay, toDay: null }, one));
  if (early === undefined) return null;
  return `Le poste est occupé par ${holder(early)} dès le ${frenchDay(early.fromDay)} : il est ouvert au plus tard ce jour.`;
}

/** Who still holds a post on the first day on which it is to be closed; null when nobody does. @param held the occupations of the post */
export function refusalOfEnd({ toDay }: Pick<PostTerms, 'toDay'>, held: readonly Holding[]): string | null {
  const late = toDay === null ? [] : held.filter((one) => one.toDay === null || one.toDay > toDay);
  if (toDay === null || late.length === 0) return null;
  return `Le poste est occupé après le ${frenchDay(addDays(toDay, -1))} ${heldWords(late)} : finissez d’abord l’occupation.`;
}

/** Who would work for more than one with another quota of a post; null when nobody would. @param held all that a person occupies */
export function refusalOfQuota({ code, quota }: Pick<PostTerms, 'code' | 'quota'>, held: readonly Holding[]): string | null {
  const loads = held.map((one) => ({ ...one, load: workingTime(one.post === code ? { ...one, quota } : one) }));
  const [first] = held;
  const over = firstOverload(loads, 100);
  if (first === undefined || over === null) return null;
  return `Avec cette quotité, ${holder(first)} travaillerait à ${percentWords(over.sum)} le ${frenchDay(over.day)}.`;
}

/** What the occupations of a post say against its new state, by field; empty when nothing does. */
export async function refusalsOfHolders(tx: Tx, post: Post): Promise<Record<string, string>> {
  const held = await listOccupationsOfPost(tx, post.code);
  const refusals = {
    du: refusalOfStart(post, held),
    au: refusalOfEnd(post, held),
    quotite: await refusalOfHolderQuotas(tx, post, held),
  };
  return Object.fromEntries(Object.entries(refusals).flatMap(([field, refusal]) => (refusal === null ? [] : [[field, refusal]])));
}

async function refusalOfHolderQuotas(tx: Tx, post: Post, held: readonly ShownOccupation[]): Promise<string | null> {
  for (const code of [...new Set(held.map(({ person }) => person))].sort()) {
    await lockPerson(tx, code);
    const refusal = refusalOfQuota(post, await listOccupationsOfPerson(tx, code));
    if (refusal !== null) return refusal;
  }
  return null;
}

/** « 87,5 % ». */
export function percentWords(hundredths: number): string {
  return `${String(hundredths).replace('.', ',')}\u00a0%`;
}
