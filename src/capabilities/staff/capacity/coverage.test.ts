import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import type { SkillLevel, SkillTerms } from '../register/skill.ts';
import { occupation, worker } from './capacity.samples.ts';
import { coverage, leavingDay } from './coverage.ts';

const asked = { today: day('2026-11-28'), ahead: day('2028-05-28'), onlyKnown: false };
const person = (code: string, ...occupations: readonly Parameters<typeof occupation>[0][]) => ({
  ...worker({ code, occupations: occupations.map(occupation) }),
  name: null,
});
const knows = (who: string, application: string | null, level: SkillLevel, changes: Partial<SkillTerms> = {}): SkillTerms => ({
  person: who,
  application,
  topic: application === null ? 'Réseau' : null,
  level,
  fromDay: null,
  toDay: null,
  ...changes,
});
const application = (code: string, changes: { toDay?: ReturnType<typeof day> } = {}) => ({
  code,
  name: `Logiciel ${code}`,
  fromDay: null,
  toDay: null,
  ...changes,
});
const people = [
  person('A1', {}),
  person('A2', { toDay: day('2027-07-01') }),
  person('A3', {}),
  person('gone', { toDay: day('2025-01-01') }),
];
const told = (skills: readonly SkillTerms[], options = {}, applications = [application('paie')]) =>
  coverage(people, skills, applications, { ...asked, ...options }).map(({ name, levels, able, state }) => [
    name,
    levels,
    able,
    state,
  ]);

describe('who can do what', () => {
  it('is nobody for an application in service that no one knows; one out of service is not told', () => {
    const over = application('vieux', { toDay: day('2020-01-01') });
    expect(told([], {}, [application('paie'), over])).toEqual([['Logiciel paie', [0, 0, 0], 0, 'nobody']]);
    expect(told([], { onlyKnown: true })).toEqual([]);
  });

  it('is nobody when somebody only helps out', () => {
    expect(told([knows('A1', 'paie', 1)])).toEqual([['Logiciel paie', [1, 0, 0], 0, 'nobody']]);
  });

  it('is one person alone, who may be leaving', () => {
    expect(told([knows('A1', 'paie', 3), knows('A3', 'paie', 1)])).toEqual([['Logiciel paie', [1, 0, 1], 1, 'single']]);
    expect(told([knows('A2', 'paie', 2)])).toEqual([['Logiciel paie', [0, 1, 0], 1, 'single-leaving']]);
  });

  it('is several, told when all of them are leaving', () => {
    expect(told([knows('A1', 'paie', 2), knows('A2', 'paie', 3)])).toEqual([['Logiciel paie', [0, 1, 1], 2, 'covered']]);
    const both = [person('A2', { toDay: day('2027-07-01') }), person('A3', { toDay: day('2028-01-01') })];
    const skills = [knows('A2', 'paie', 2), knows('A3', 'paie', 2)];
    expect(coverage(both, skills, [], asked)[0]).toMatchObject({ able: 2, state: 'all-leaving' });
  });

  it('counts each person once, at their best level of the day, and nobody who is gone', () => {
    const skills = [
      knows('A1', 'paie', 2),
      knows('A1', 'paie', 3, { fromDay: day('2025-01-01') }),
      knows('A3', 'paie', 3, { toDay: day('2026-01-01') }),
      knows('gone', 'paie', 3),
    ];
    expect(told(skills)).toEqual([['Logiciel paie', [0, 0, 1], 1, 'single']]);
  });

  it('holds topics too, written one way or another, and applications that no longer serve but are known', () => {
    const skills = [knows('A1', null, 2), knows('A3', null, 2, { topic: 'reseau' }), knows('A1', 'autre', 2)];
    expect(told(skills)).toEqual([
      ['autre', [0, 1, 0], 1, 'single'],
      ['Logiciel paie', [0, 0, 0], 0, 'nobody'],
      ['Réseau', [0, 2, 0], 2, 'covered'],
    ]);
  });
});

describe('the day on which somebody leaves', () => {
  it.each([
    ['nobody knows when', [{}], null],
    ['one occupation ends and another goes on', [{ toDay: day('2027-01-01') }, { post: 'P2' }], null],
    ['the last of them ends', [{ toDay: day('2027-01-01') }, { post: 'P2', toDay: day('2027-03-01') }], '2027-02-28'],
    ['it is too far ahead', [{ toDay: day('2030-01-01') }], null],
    ['they are gone already', [{ toDay: day('2026-01-01') }], null],
  ])('when %s', (_what, occupations, leaves) => {
    expect(leavingDay(worker({ occupations: occupations.map(occupation) }), asked)).toBe(leaves);
  });
});
