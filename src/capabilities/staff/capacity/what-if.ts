import { addDays, type Day, dayOf, yearOf } from '../../../kernel/day.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { ProjectDays } from './load.ts';
import { addMonths, type Month, monthOf } from './month.ts';
import { holds, type Occupation, type Worker } from './workforce.ts';

/** A post that can be held. */
export type Post = {
  readonly code: string;
  readonly title: string;
  readonly quota: number;
  readonly team: string | null;
  readonly fromDay: Day | null;
  readonly toDay: Day | null;
};

/** What a plan is made from, as recorded or as supposed. */
export type Plan = { readonly workers: readonly Worker[]; readonly projects: readonly ProjectDays[] };

/** A hypothesis that could not be followed, or not wholly, in the words of its reader. */
export type Caveat = string;

export type Supposed = Plan & { readonly caveats: readonly Caveat[] };

type Setting = { readonly posts: readonly Post[]; readonly first: Month; readonly titleOf: (post: string) => string };

/** The first day of the month after a birthday, when pensions begin; 29 February is the 28th in a year without it. */
export function departureAt(birth: Day, age: number): Day {
  const year = yearOf(birth) + age;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const [month, date] = [Number(birth.slice(5, 7)), Number(birth.slice(8))];
  const birthday = dayOf(year, month, month === 2 && date === 29 && !isLeap ? 28 : date);
  return birthday.endsWith('-01') ? birthday : addMonths(monthOf(birthday), 1);
}

/** The same occupations, none of them lasting to this day or beginning after it. */
function cutAt(occupations: readonly Occupation[], day: Day, isMeant: (one: Occupation) => boolean): Occupation[] {
  return occupations.flatMap((one) => {
    if (!isMeant(one)) return [one];
    if (one.fromDay >= day) return [];
    return [one.toDay === null || one.toDay > day ? { ...one, toDay: day } : one];
  });
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number < 2 ? one : many}`;
}

function departAt(plan: Plan, age: number, first: Month): Supposed {
  const staying = (worker: Worker) => worker.occupations.some(({ toDay }) => toDay === null);
  const unknown = plan.workers.filter((worker) => staying(worker) && worker.birth === null).length;
  // Who has the age and is still there leaves as soon as the plan allows: at the end of its first month.
  const earliest = addMonths(first, 1);
  let over = 0;
  const workers = plan.workers.map((worker) => {
    if (!staying(worker) || worker.birth === null) return worker;
    const reached = departureAt(worker.birth, age);
    if (reached <= first) over += 1;
    return { ...worker, occupations: cutAt(worker.occupations, reached > first ? reached : earliest, () => true) };
  });
  const caveats: Caveat[] = [];
  if (unknown > 0)
    caveats.push(
      `${count(unknown, 'personne dont l’année de naissance n’est pas connue reste', 'personnes dont l’année de naissance n’est pas connue restent')} en place.`,
    );
  if (over > 0)
    caveats.push(
      `${count(over, 'personne a déjà', 'personnes ont déjà')} ${age} ans passés : ${over < 2 ? 'son' : 'leur'} départ est supposé à la fin du premier mois.`,
    );
  return { ...plan, workers, caveats };
}

function heldOf(workers: readonly Worker[], post: string): readonly Occupation[] {
  return workers.flatMap(({ occupations }) => occupations.filter((one) => one.post === post));
}

/** Somebody who is not recorded, with nothing but the post: full time on it, no skill, the usual leave. */
function newcomer(post: Post, month: Month, toDay: Day | null, rate: number): Worker {
  const occupation = { post: post.code, postTeam: post.team, quota: post.quota, rate, fromDay: month, toDay };
  const nothing = { birth: null, assignments: [], patterns: [], absences: [], skills: [] };
  return { ...nothing, code: `+${post.code}`, occupations: [occupation] };
}

function fill(plan: Plan, post: Post, month: Month, title: string): Supposed {
  const held = heldOf(plan.workers, post.code);
  const free = 100 - held.filter((one) => holds(one, month)).reduce((sum, { rate }) => sum + rate, 0);
  if (free <= 0) return { ...plan, caveats: [`${title} : déjà occupé à cette date, l’hypothèse ne change rien.`] };
  const next = held
    .map(({ fromDay }) => fromDay)
    .filter((from) => from > month)
    .sort()[0];
  const ends = [next, post.toDay].filter((end) => end !== null && end !== undefined).sort();
  return { ...plan, workers: [...plan.workers, newcomer(post, month, ends[0] ?? null, free)], caveats: [] };
}

function changePost(plan: Plan, hypothesis: Extract<Hypothesis, { post: string }>, setting: Setting): Supposed {
  const post = setting.posts.find(({ code }) => code === hypothesis.post);
  if (!post) return { ...plan, caveats: [`Aucun poste de cette équipe n’a le code « ${hypothesis.post} ».`] };
  const title = setting.titleOf(post.code);
  if (hypothesis.kind === 'filled') return fill(plan, post, hypothesis.month, title);
  const isOf = (one: Occupation) => one.post === post.code;
  if (hypothesis.kind === 'vacant') {
    const workers = plan.workers.map((one) => ({ ...one, occupations: cutAt(one.occupations, hypothesis.month, isOf) }));
    return { ...plan, workers, caveats: [] };
  }
  // Arrivals of the month under way are no longer a matter of supposition.
  const next = addDays(addMonths(setting.first, 1), -1);
  const isComing = (one: Occupation) => isOf(one) && one.fromDay > next;
  const workers = plan.workers.map((one) => ({ ...one, occupations: one.occupations.filter((held) => !isComing(held)) }));
  const comes = plan.workers.some(({ occupations }) => occupations.some(isComing));
  return { ...plan, workers, caveats: comes ? [] : [`${title} : aucun remplacement n’est enregistré, rien ne change.`] };
}

function changeProject(plan: Plan, hypothesis: Extract<Hypothesis, { project: string }>): Supposed {
  const isMeant = ({ project }: ProjectDays) => project === hypothesis.project;
  if (!plan.projects.some(isMeant))
    return { ...plan, caveats: [`Aucun jour n’est prévu pour un projet « ${hypothesis.project} ».`] };
  const projects =
    hypothesis.kind === 'dropped'
      ? plan.projects.filter((row) => !isMeant(row))
      : plan.projects.map((row) => (isMeant(row) ? { ...row, month: addMonths(row.month, hypothesis.months) } : row));
  return { ...plan, projects, caveats: [] };
}

/**
 * The plan as it would be. Posts are left before they are filled, so that the order in which hypotheses were asked does not
 * change what they say together.
 */
export function suppose(plan: Plan, hypotheses: readonly Hypothesis[], setting: Setting): Supposed {
  const order: readonly Hypothesis['kind'][] = ['age', 'not-replaced', 'vacant', 'filled', 'moved', 'dropped'];
  const inOrder = [...hypotheses].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  let supposed: Supposed = { ...plan, caveats: [] };
  for (const hypothesis of inOrder) {
    const { caveats } = supposed;
    const next =
      hypothesis.kind === 'age'
        ? departAt(supposed, hypothesis.age, setting.first)
        : 'post' in hypothesis
          ? changePost(supposed, hypothesis, setting)
          : changeProject(supposed, hypothesis);
    supposed = { ...next, caveats: [...caveats, ...next.caveats] };
  }
  return supposed;
}
