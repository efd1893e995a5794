import { describe, expect, it } from 'vitest';
import { testActor } from '../../database/testing.ts';
import type { Answer } from '../../kernel/access.ts';
import { type Actor, type Role, roles } from '../../kernel/actor.ts';
import {
  mayEnrolOwnAgents,
  mayManageTraining,
  mayReadOwnTrainees,
  mayReadTraining,
  mayRunSession,
  mayTakePartInTraining,
} from './training.access.ts';

function actorOf(role: Role): Actor {
  return { ...testActor('alpha', [role]), member: role.startsWith('member-') ? 'arcueil' : null };
}

const whoMay = (answer: (actor: Actor) => Answer): Role[] => roles.filter((role) => answer(actorOf(role)).may);

const operatorSide = roles.filter((role) => !role.startsWith('member-'));

describe('who may, in training', () => {
  it('read courses, sessions and figures: everybody on the operator’s side', () => {
    expect(whoMay(mayReadTraining)).toEqual(operatorSide);
  });

  it('open courses and sessions: the direction and heads of team', () => {
    expect(whoMay(mayManageTraining)).toEqual(['direction', 'team-head']);
  });

  it('run a session: those who manage training, and those of the operator’s staff who are its trainers', () => {
    const staff = ['direction', 'team-head', 'agent', 'project-lead', 'finance', 'hr', 'dpo', 'security-officer'];
    expect(whoMay(mayTakePartInTraining)).toEqual(staff);
    expect(whoMay((actor) => mayRunSession(actor, false))).toEqual(['direction', 'team-head']);
    expect(whoMay((actor) => mayRunSession(actor, true))).toEqual(staff);
  });

  it('read whom a member sends: its IT director and its referents', () => {
    expect(whoMay(mayReadOwnTrainees)).toEqual(['member-it-director', 'member-referent']);
  });

  it('enrol a member’s own agents: the same two', () => {
    expect(whoMay(mayEnrolOwnAgents)).toEqual(['member-it-director', 'member-referent']);
  });

  it('with a role of the operator held on a member’s side: nothing', () => {
    const odd = { ...testActor('alpha', ['direction', 'agent']), member: 'arcueil' };
    for (const answer of [mayReadTraining, mayManageTraining, mayReadOwnTrainees, mayEnrolOwnAgents])
      expect(answer(odd).may).toBe(false);
    expect(mayRunSession(odd, true).may).toBe(false);
  });
});
