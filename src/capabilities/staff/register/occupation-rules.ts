import type { Tx } from '../../../database/face.ts';
import type { Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { unknownCode, unknownRecord } from '../staff.problems.ts';
import { contains, covers, firstOverload, overlaps } from './occupancy.ts';
import { findOccupation, listOccupationsOfPerson, listOccupationsOfPost } from './occupation.store.ts';
import { type OccupationTerms, type ShownOccupation, workingTime } from './occupation.ts';
import { lockPerson } from './person.store.ts';
import { type Person, personLabel } from './person.ts';
import { lockPost } from './post.store.ts';
import type { Post } from './post.ts';
import { percentWords } from './post-changes.ts';
import { stretchWords } from './post-form.ts';
import { listGrades } from './reference.store.ts';

type Refusals = Record<string, string>;
type Asked = {
  readonly terms: OccupationTerms;
  /** Held, both of them, so that nobody else changes meanwhile what they are looked at for. */
  readonly post: Post | null;
  readonly person: Person;
  /** The occupation that is corrected: it does not stand in its own way. */
  readonly except: string | null;
};

async function refusalOfPost(tx: Tx, { terms, post, person, except }: Asked): Promise<Refusals> {
  if (post === null) return {};
  if (!contains(post, terms)) {
    const isEarly = post.fromDay !== null && terms.fromDay < post.fromDay;
    const field = isEarly || (post.toDay !== null && terms.fromDay >= post.toDay) ? 'du' : 'au';
    return { [field]: `Le poste ${post.code} n’est ouvert que ${stretchWords(post)} : l’occupation doit tenir dans ces dates.` };
  }
  const held = (await listOccupationsOfPost(tx, post.code)).filter(({ id }) => id !== except);
  if (held.some((one) => one.person === terms.person && overlaps(one, terms)))
    return { du: `${personLabel(person)} occupe déjà ce poste à ces dates : corrigez plutôt cette occupation.` };
  const over = firstOverload([...held.map((one) => ({ ...one, load: one.rate })), { ...terms, load: terms.rate }], 100);
  if (over === null) return {};
  const there = namesOn(held, over.day);
  const already = percentWords(over.sum - terms.rate);
  return {
    taux: `Le ${frenchDay(over.day)}, le poste est déjà occupé à ${already} par ${there} : il ne peut pas l’être à ${percentWords(over.sum)}.`,
  };
}

function namesOn(held: readonly ShownOccupation[], date: Day): string {
  const there = held.filter((one) => covers(one, date));
  return there.map((one) => personLabel({ code: one.person, name: one.personName })).join(', ');
}

async function refusalOfPerson(tx: Tx, { terms, post, person, except }: Asked): Promise<Refusals> {
  const held = (await listOccupationsOfPerson(tx, terms.person)).filter(({ id }) => id !== except);
  if (post === null && held.some((one) => one.post === null && one.fromDay === terms.fromDay))
    return { du: `${personLabel(person)} travaille déjà hors poste à partir de ce jour : corrigez plutôt cette occupation.` };
  const own = workingTime({ rate: terms.rate, quota: post?.quota ?? 100 });
  const over = firstOverload([...held.map((one) => ({ ...one, load: workingTime(one) })), { ...terms, load: own }], 100);
  if (over === null) return {};
  return {
    taux: `Le ${frenchDay(over.day)}, ${personLabel(person)} travaillerait à ${percentWords(over.sum)} d’un temps complet, avec ce qui lui est déjà donné : 100\u00a0% au plus.`,
  };
}

async function refusalOfGrade(tx: Tx, { terms: { grade } }: Asked): Promise<Refusals> {
  if (grade === null) return {};
  const codes = (await listGrades(tx)).map(({ code }) => code);
  return codes.includes(grade) ? {} : { grade: unknownCode('Aucun grade', grade, codes) };
}

/**
 * The post that is to be occupied, held; null outside of any. Always held before the person, or two changes could wait for each other.
 * @throws Problem `staff.bad-occupation` beside the field `poste`
 */
export async function lockPostOf(tx: Tx, code: string | null): Promise<Post | null> {
  const post = code === null ? null : await lockPost(tx, code);
  if (code !== null && post === null)
    throw refusedFields('conflict', 'staff.bad-occupation', { poste: `Aucun poste n’a le code « ${code} ».` });
  return post;
}

/** @throws Problem `staff.bad-occupation` with a sentence for each field, when the post or the person has no room for it */
export async function demandPlace(tx: Tx, asked: Asked): Promise<void> {
  const refusals = { ...(await refusalOfGrade(tx, asked)), ...(await refusalOfPost(tx, asked)) };
  const all = Object.keys(refusals).length > 0 ? refusals : await refusalOfPerson(tx, asked);
  if (Object.keys(all).length > 0) throw refusedFields('conflict', 'staff.bad-occupation', all);
}

/** The occupation, its post and its person, held: nothing changes between the looking and the doing. */
export async function lockOccupation(tx: Tx, id: string) {
  const found = await findOccupation(tx, id);
  if (found === null) throw unknownRecord();
  const post = await lockPostOf(tx, found.post);
  const person = await lockPerson(tx, found.person);
  const before = await findOccupation(tx, id);
  if (before === null || person === null) throw unknownRecord();
  return { before, post, person };
}
