import { normalizeText } from '../../../kernel/text.ts';
import type { Month } from './month.ts';
import type { Parts } from './parts.ts';
import { type UsualLeave, usualBeyond } from './usual-leave.ts';
import { holds, type Stint, type Worker } from './workforce.ts';

/** Working days of some people, the leave that is recorded, and the usual one that is not yet; what stays is what they can give. */
export type Available = { readonly gross: Parts; readonly away: Parts; readonly usual: Parts };

export const nobody: Available = { gross: 0, away: 0, usual: 0 };

export function addAvailable(a: Available, b: Available): Available {
  return { gross: a.gross + b.gross, away: a.away + b.away, usual: a.usual + b.usual };
}

/** Never negative: nobody is away longer than they work. */
export function netOf({ gross, away, usual }: Available): Parts {
  return gross - away - usual;
}

/** Texts that name one skill, an application by its code or a topic, whatever their case and accents. */
export function skillKey(skill: string): string {
  return normalizeText(skill);
}

/** Days by team and month; a team's own, without those below it. `null` is the team of those who have none. */
export type AvailableDays = {
  readonly teams: ReadonlySet<string | null>;
  readonly of: (team: string | null, month: Month) => Available;
  /** Of those who have a skill on the first day of the month. */
  readonly ofSkill: (skill: string, team: string | null, month: Month) => Available;
};

export type WorkerStints = { readonly worker: Worker; readonly stints: readonly Stint[] };

/** No code holds a line feed; a team that is none has a sign of its own. */
function cell(team: string | null, month: Month, skill = ''): string {
  return `${team ?? '\n'}\n${month}\n${skill}`;
}

export function availableDays(people: readonly WorkerStints[], usual: UsualLeave): AvailableDays {
  const cells = new Map<string, Available>();
  const teams = new Set<string | null>();
  const add = (key: string, days: Available) => cells.set(key, addAvailable(cells.get(key) ?? nobody, days));
  for (const { worker, stints } of people) {
    const known = worker.skills.map((one) => ({ ...one, skill: skillKey(one.skill) }));
    for (const stint of stints) {
      const { month, team, gross, away } = stint;
      const days = { gross, away, usual: usualBeyond(stint, usual) };
      teams.add(team);
      add(cell(team, month), days);
      const skills = known.filter((one) => holds(one, month)).map(({ skill }) => skill);
      for (const skill of new Set(skills)) add(cell(team, month, skill), days);
    }
  }
  return {
    teams,
    of: (team, month) => cells.get(cell(team, month)) ?? nobody,
    ofSkill: (skill, team, month) => cells.get(cell(team, month, skillKey(skill))) ?? nobody,
  };
}
