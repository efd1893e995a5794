import { describe, expect, it } from 'vitest';
import { operatorRoles, type Role } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { operatorCode } from './grant.store.ts';
import { type Grant, placesOf, refusalOfTerms, type Terms, whenHeld, whyNowhere } from './grant.ts';

const today = day('2026-11-22');
const operator = operatorCode.parse('alpha');
const team = { kind: 'team', code: 'si' } as const;

const terms = (role: Role, fromDay: string, toDay: string | null, scope: Terms['scope'] = { kind: 'operator' }): Terms => ({
  ...{ role, scope, fromDay: day(fromDay) },
  toDay: toDay === null ? null : day(toDay),
});
const held = (one: Terms): Grant => ({ ...one, id: one.role, account: 'a', operator, grantedBy: 'b' });

describe('a role held in one team', () => {
  const answering: readonly Role[] = ['administrator', 'direction', 'finance', 'hr', 'dpo', 'security-officer', 'auditor'];

  it.each(answering)('is refused to %s, who answers for the whole operator', (role) => {
    expect(refusalOfTerms(terms(role, '2026-01-01', '2027-01-01', team))).toBe(
      'Ce rôle se tient pour tout l’opérateur, pas pour une équipe.',
    );
  });

  it('is given to the others', () => {
    for (const role of operatorRoles.filter((one) => !answering.includes(one)))
      expect(refusalOfTerms(terms(role, '2026-01-01', null, team))).toBeNull();
  });

  it('gives nothing when it was given before that rule', () => {
    const former = held(terms('direction', '2026-01-01', null, team));
    expect(placesOf([former], today)).toEqual([]);
    const agent = held(terms('agent', '2026-01-01', null, team));
    expect(placesOf([former, agent], today)).toEqual([{ operator, member: null, roles: ['agent'], teams: { agent: ['si'] } }]);
  });
});

describe('whoever stands nowhere today', () => {
  it.each([
    ['has no role', [], 'Ce compte n’a de rôle chez aucun opérateur : demandez-en un à l’administrateur du site.'],
    [
      'is told since when it is over',
      [terms('auditor', '2026-09-01', '2026-10-01'), terms('reader', '2026-01-01', '2026-02-01')],
      'Votre accès est terminé depuis le 1er octobre 2026 : demandez à l’administrateur de l’opérateur s’il doit reprendre.',
    ],
    [
      'is told when it begins, rather than when another ended',
      [
        terms('auditor', '2026-09-01', '2026-10-01'),
        terms('reader', '2027-01-04', null),
        terms('agent', '2026-12-01', '2026-12-01'),
      ],
      'Votre accès commence le 4 janvier 2027 : d’ici là, ce compte n’ouvre rien.',
    ],
  ] satisfies [string, Terms[], string][])('%s', (_who, grants, sentence) => {
    expect(placesOf(grants.map(held), today)).toEqual([]);
    expect(whyNowhere(grants.map(held), today)).toBe(sentence);
  });
});

describe('an invitation', () => {
  it.each([
    ['2026-01-01', null, ''],
    ['2026-11-22', '2026-12-01', ', jusqu’au 30 novembre 2026 compris'],
    ['2027-01-04', null, ', à partir du 4 janvier 2027'],
    ['2027-01-04', '2027-02-01', ', à partir du 4 janvier 2027, jusqu’au 31 janvier 2027 compris'],
  ])('to a role from %s to %s says when it is held', (fromDay, toDay, words) => {
    expect(whenHeld(terms('reader', fromDay, toDay), today)).toBe(words);
  });
});

function granted(...terms: readonly (Pick<Terms, 'role' | 'scope'> & Partial<Terms>)[]): Grant[] {
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
