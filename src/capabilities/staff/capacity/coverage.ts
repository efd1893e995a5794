import { addDays, type Day } from '../../../kernel/day.ts';
import { ableLevel, type SkillLevel, type SkillTerms } from '../register/skill.ts';
import { skillKey } from './available-days.ts';
import { holds, type Worker } from './workforce.ts';

/** How well a skill is covered: by nobody, by one person alone, by one who is leaving, by several of whom all are leaving, or well. */
export type CoverageState = 'nobody' | 'single-leaving' | 'single' | 'all-leaving' | 'covered';

export type SkilledPerson = {
  readonly code: string;
  readonly name: string | null;
  readonly level: SkillLevel;
  /** The last day of whoever is recorded to leave before the day looked ahead to. */
  readonly leaves: Day | null;
};

export type Coverage = {
  readonly key: string;
  /** Null for a topic. */
  readonly application: string | null;
  readonly name: string;
  /** Best level first, then by number. */
  readonly persons: readonly SkilledPerson[];
  /** How many stand at each level, from the first. */
  readonly levels: readonly [number, number, number];
  /** How many can do it alone. */
  readonly able: number;
  readonly state: CoverageState;
};

type Named = Worker & { readonly name: string | null };
type Service = { readonly code: string; readonly name: string; readonly fromDay: Day | null; readonly toDay: Day | null };
type Asked = { readonly today: Day; readonly ahead: Day };

/** The last day of somebody who is recorded to leave within the time looked at: nothing that they occupy goes on. */
export function leavingDay({ occupations }: Worker, { today, ahead }: Asked): Day | null {
  const going = occupations.filter(({ toDay }) => toDay === null || toDay > today);
  if (going.length === 0 || going.some(({ toDay }) => toDay === null)) return null;
  const end = going
    .map(({ toDay }) => toDay ?? today)
    .sort()
    .at(-1);
  return end === undefined || end > ahead ? null : addDays(end, -1);
}

function stateOf(able: readonly SkilledPerson[]): CoverageState {
  const leaving = able.every(({ leaves }) => leaves !== null);
  if (able.length === 0) return 'nobody';
  if (able.length === 1) return leaving ? 'single-leaving' : 'single';
  return leaving ? 'all-leaving' : 'covered';
}

function coverageOf(what: What, persons: readonly SkilledPerson[]): Coverage {
  const sorted = [...persons].sort((a, b) => b.level - a.level || (a.code < b.code ? -1 : 1));
  const at = (level: SkillLevel) => sorted.filter((one) => one.level === level).length;
  const able = sorted.filter(({ level }) => level >= ableLevel);
  return { ...what, persons: sorted, levels: [at(1), at(2), at(3)], able: able.length, state: stateOf(able) };
}

type What = Pick<Coverage, 'key' | 'application' | 'name'>;

function whatOf({ application, topic }: SkillTerms, names: ReadonlyMap<string, string>): What {
  if (application === null) return { key: `t ${skillKey(topic ?? '')}`, application, name: topic ?? '' };
  return { key: `a ${application}`, application, name: names.get(application) ?? application };
}

/** Everything that stands on the page, by its key: the applications in service, then what the skills name. */
function whatStands(skills: readonly SkillTerms[], applications: readonly Service[], today: Day): ReadonlyMap<string, What> {
  const names = new Map(applications.map(({ code, name }) => [code, name]));
  const serving = applications.filter((one) => holds(one, today));
  const all = [
    ...serving.map(({ code, name }): What => ({ key: `a ${code}`, application: code, name })),
    ...skills.map((one) => whatOf(one, names)),
  ];
  const found = new Map<string, What>();
  for (const what of all) if (!found.has(what.key)) found.set(what.key, what);
  return found;
}

/** Each person once, at the best of their levels. */
function bestOf(skills: readonly SkillTerms[], present: ReadonlyMap<string, Named>, asked: Asked): readonly SkilledPerson[] {
  const best = new Map<string, SkilledPerson>();
  for (const { person, level } of skills) {
    const worker = present.get(person);
    if (!worker || level <= (best.get(person)?.level ?? 0)) continue;
    best.set(person, { code: person, name: worker.name, level, leaves: leavingDay(worker, asked) });
  }
  return [...best.values()];
}

/**
 * Who can do what on a day, among some people who are there: every application in service, and whatever else one of them is said to
 * know. `onlyKnown` leaves out what none of them knows, which says something of all the people only.
 */
export function coverage(
  people: readonly Named[],
  skills: readonly SkillTerms[],
  applications: readonly Service[],
  asked: Asked & { readonly onlyKnown: boolean },
): readonly Coverage[] {
  const { today, onlyKnown } = asked;
  const there = people.filter(({ occupations }) => occupations.some((one) => holds(one, today)));
  const present = new Map(there.map((one) => [one.code, one]));
  const now = skills.filter((one) => holds(one, today) && present.has(one.person));
  const bySkill = Map.groupBy(now, (one) => whatOf(one, new Map()).key);
  return [...whatStands(now, applications, today).values()]
    .map((what) => coverageOf(what, bestOf(bySkill.get(what.key) ?? [], present, asked)))
    .filter(({ persons }) => !onlyKnown || persons.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

export const frenchCoverage: Readonly<Record<CoverageState, string>> = {
  nobody: 'personne',
  'single-leaving': 'une seule personne, qui part',
  single: 'une seule personne',
  'all-leaving': 'tous partent',
  covered: 'couvert',
};
