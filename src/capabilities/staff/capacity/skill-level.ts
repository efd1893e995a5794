/** How well somebody knows an application or a topic. */
export const skillLevels = [1, 2, 3] as const;
export type SkillLevel = (typeof skillLevels)[number];

/** From this level on somebody does the work alone, and is counted among those who can. */
export const ableLevel: SkillLevel = 2;

export const frenchSkillLevel: Readonly<Record<SkillLevel, string>> = {
  1: 'notions',
  2: 'autonome',
  3: 'expert',
};
