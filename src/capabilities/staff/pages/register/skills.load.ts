import type { PageReading } from '../../../../http/reading.ts';
import type { Day } from '../../../../kernel/day.ts';
import { listApplications } from '../../../catalogue/index.ts';
import { covers } from '../../register/occupancy.ts';
import { stretchWords } from '../../register/post-form.ts';
import { listSkillsOf, listTopics } from '../../register/skill.store.ts';
import { frenchSkillLevel, type Skill } from '../../register/skill.ts';
import { findShownPerson, headOf } from './person.load.ts';
import type { SkillChoices } from './skill-fields.tsx';

/** What the form of a skill proposes. */
export async function loadSkillChoices({ tx }: Pick<PageReading, 'tx'>): Promise<SkillChoices> {
  return {
    applications: (await listApplications(tx)).map(({ code, name }) => ({ value: code, label: name })),
    topics: (await listTopics(tx)).map((topic) => ({ value: topic, label: topic })),
  };
}

function skillLine(one: Skill, names: ReadonlyMap<string, string>, today: Day) {
  return {
    id: one.id,
    application: one.application,
    what: one.application === null ? (one.topic ?? '') : (names.get(one.application) ?? one.application),
    level: `${one.level} : ${frenchSkillLevel[one.level]}`,
    days: one.fromDay === null && one.toDay === null ? '' : stretchWords(one),
    isNow: covers(one, today),
  };
}

export type SkillLine = ReturnType<typeof skillLine>;

export async function loadSkills(page: PageReading, code: string) {
  const { tx, today } = page;
  const head = headOf(page, await findShownPerson(page, code));
  const names = new Map((await listApplications(tx)).map((one) => [one.code, one.name]));
  const skills = (await listSkillsOf(tx, code)).map((one) => skillLine(one, names, today));
  return { head, skills, choices: head.manages ? await loadSkillChoices(page) : null };
}
