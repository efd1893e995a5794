import { describe, expect, it } from 'vitest';
import { demand, mayImport, mayRead, no, yes } from './access.ts';
import type { Actor, Role } from './actor.ts';
import { parseOperatorCode } from './identifier.ts';
import { isProblem } from './problem.ts';

const operator = parseOperatorCode('siim94');

function actorWith(...roles: readonly Role[]): Actor {
  if (operator === null) throw new Error('the code of the example is wrong');
  return { kind: 'person', id: 'a-1', name: 'Une personne', operator, member: null, roles };
}

describe('who may', () => {
  it.each([
    [[], false, false],
    [['reader'], true, false],
    [['direction'], true, false],
    [['administrator'], true, true],
  ] satisfies [Role[], boolean, boolean][])('with the roles %j, read: %s, import: %s', (roles, reads, imports) => {
    expect(mayRead(actorWith(...roles)).may).toBe(reads);
    expect(mayImport(actorWith(...roles)).may).toBe(imports);
  });
});

describe('a refusal', () => {
  it('is a problem that carries its sentence', () => {
    let thrown: unknown;
    try {
      demand(no('Pas vous.'));
    } catch (error) {
      thrown = error;
    }
    expect(isProblem(thrown) && [thrown.kind, thrown.code, thrown.message]).toEqual(['refused', 'access.refused', 'Pas vous.']);
  });

  it('does not come with a yes', () => {
    expect(() => demand(yes)).not.toThrow();
  });

  it('is told by its tag: another error, or an object that looks like one, is no problem of ours', () => {
    expect(isProblem(new Error('x'))).toBe(false);
    expect(isProblem({ bievreProblem: true })).toBe(false);
    expect(isProblem(null)).toBe(false);
  });
});
