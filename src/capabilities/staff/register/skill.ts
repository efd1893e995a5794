import type { Day } from '../../../kernel/day.ts';

/** How far somebody knows a software or a topic. */
export const skillLevels = [1, 2, 3] as const;
export type SkillLevel = (typeof skillLevels)[number];

export const frenchSkillLevel: Readonly<Record<SkillLevel, string>> = {
  1: 'dépanne avec de l’aide',
  2: 'travaille seul',
  3: 'maîtrise et peut former',
};

/** What somebody knows: a software of the catalogue, or a topic in words. */
export type SkillTerms = {
  readonly person: string;
  readonly application: string | null;
  readonly topic: string | null;
  readonly level: SkillLevel;
  readonly fromDay: Day | null;
  readonly toDay: Day | null;
};

export type Skill = SkillTerms & { readonly id: string };

/** From this level on somebody works alone, and is counted among those who can. */
export const ableLevel: SkillLevel = 2;
