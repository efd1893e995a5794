import { describe, expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { parseOperatorCode } from '../../kernel/identifier.ts';
import { type Grant, placesOf, type Terms } from './grant.ts';

const today = day('2026-11-22');
const operator = parseOperatorCode('alpha');

function granted(...terms: readonly (Pick<Terms, 'role' | 'scope'> & Partial<Terms>)[]): Grant[] {
  if (operator === null) throw new Error('the code of the example is wrong');
  const always = { fromDay: day('2020-01-01'), toDay: null, account: 'a-1', operator, grantedBy: 'a-2' };
  return terms.map((one, index) => ({ ...always, ...one, id: String(index) }));
}

const inTeam = (code: string) => ({ kind: 'team', code }) as const;
const everywhere = { kind: 'operator' } as const;

describe('where grants let their account stand', () => {
  it('says in which teams a role is held, of the grants that hold today', () => {
    const over = { role: 'team-head', scope: inTeam('si'), toDay: today } as const;
    const places = placesOf(
      granted({ role: 'team-head', scope: inTeam('infra') }, { role: 'team-head', scope: inTeam('support') }, over, {
        role: 'agent',
        scope: everywhere,
      }),
      today,
    );
    expect(places).toEqual([
      { operator: 'alpha', member: null, roles: ['team-head', 'agent'], teams: { 'team-head': ['infra', 'support'] } },
    ]);
  });

  it('says nothing of teams when the role is held for the whole operator too, in whichever order it was given', () => {
    const both = [
      { role: 'team-head', scope: inTeam('infra') },
      { role: 'team-head', scope: everywhere },
    ] as const;
    const place = { operator: 'alpha', member: null, roles: ['team-head'] };
    expect(placesOf(granted(...both), today)).toEqual([place]);
    expect(placesOf(granted(...[...both].reverse()), today)).toEqual([place]);
  });

  it('keeps the sides apart', () => {
    const ofMember = { role: 'member-reader', scope: { kind: 'member', code: 'gentilly' } } as const;
    expect(placesOf(granted({ role: 'team-head', scope: inTeam('infra') }, ofMember), today)).toEqual([
      { operator: 'alpha', member: null, roles: ['team-head'], teams: { 'team-head': ['infra'] } },
      { operator: 'alpha', member: 'gentilly', roles: ['member-reader'] },
    ]);
  });
});
