import { describe, expect, it } from 'vitest';
import {
  demand,
  mayChange,
  mayImport,
  mayManagePeople,
  mayNameOperator,
  mayOpenOwnAccount,
  mayRead,
  mayReadJournal,
  maySetRetention,
  no,
  yes,
} from './access.ts';
import { type Actor, memberRoles, operatorRoles, outsideRoles, type Role, whoActs } from './actor.ts';
import { parseOperatorCode } from './identifier.ts';
import { isProblem } from './problem.ts';

const operator = parseOperatorCode('siim94');

function actorWith(roles: readonly Role[], member: string | null = null): Actor {
  if (operator === null) throw new Error('the code of the example is wrong');
  return { kind: 'person', id: 'a-1', name: 'Une personne', operator, member, roles };
}

type Answers = {
  read: boolean;
  readJournal: boolean;
  setRetention: boolean;
  import: boolean;
  nameOperator: boolean;
  peopleOfOperator: boolean;
  peopleOfOwnMember: boolean;
  peopleOfOther: boolean;
};

const nothing: Answers = {
  read: false,
  readJournal: false,
  setRetention: false,
  import: false,
  nameOperator: false,
  peopleOfOperator: false,
  peopleOfOwnMember: false,
  peopleOfOther: false,
};
const readsOnly: Answers = { ...nothing, read: true };
const everything: Answers = {
  read: true,
  readJournal: true,
  setRetention: true,
  import: true,
  nameOperator: true,
  peopleOfOperator: true,
  peopleOfOwnMember: true,
  peopleOfOther: true,
};

const imports = new Set<Role>(['direction', 'hr', 'finance']);
const readsJournal = new Set<Role>(['direction', 'dpo', 'security-officer', 'auditor']);

/** Person × action × answer; every role of the closed set stands in it, on its own side. */
const table: readonly (readonly [who: string, Actor, Answers])[] = [
  ['nobody on the operator’s side', actorWith([]), nothing],
  ['nobody on a member’s side', actorWith([], 'gentilly'), nothing],
  ...[...operatorRoles, ...outsideRoles]
    .filter((role) => role !== 'administrator')
    .map(
      (role) =>
        [role, actorWith([role]), { ...readsOnly, readJournal: readsJournal.has(role), import: imports.has(role) }] as const,
    ),
  ['administrator', actorWith(['administrator']), everything],
  ...memberRoles
    .filter((role) => role !== 'member-it-director')
    .map((role) => [role, actorWith([role], 'gentilly'), readsOnly] as const),
  ['member-it-director', actorWith(['member-it-director'], 'gentilly'), { ...readsOnly, peopleOfOwnMember: true }],
  ['an administrator’s role, held by mistake on a member’s side', actorWith(['administrator'], 'gentilly'), readsOnly],
  ['the role of HR, held by mistake on a member’s side', actorWith(['hr'], 'gentilly'), readsOnly],
  ['a member’s role, held by mistake on the operator’s side', actorWith(['member-it-director']), readsOnly],
];

describe('who may', () => {
  it.each(table)('%s', (_who, actor, answers) => {
    expect({
      read: mayRead(actor).may,
      readJournal: mayReadJournal(actor).may,
      setRetention: maySetRetention(actor).may,
      import: mayImport(actor).may,
      nameOperator: mayNameOperator(actor).may,
      peopleOfOperator: mayManagePeople(actor, null).may,
      peopleOfOwnMember: mayManagePeople(actor, 'gentilly').may,
      peopleOfOther: mayManagePeople(actor, 'arcueil').may,
    }).toEqual(answers);
  });
});

describe('a person who is seen', () => {
  const person = actorWith(['administrator']);
  const seen: Actor = { ...person, seenBy: { id: 'a-2', name: 'Administration' } };

  it('changes nothing, and keeps their account to themselves; acting by themselves, they do both', () => {
    expect([mayChange(seen).may, mayOpenOwnAccount(seen).may]).toEqual([false, false]);
    expect([mayChange(person).may, mayOpenOwnAccount(person).may]).toEqual([true, true]);
  });

  it('is shown what their roles show', () => {
    expect([mayRead(seen).may, mayManagePeople(seen, null).may]).toEqual([true, true]);
  });

  it('does not act: who sees does, under both names; whoever acts by themselves is who they are', () => {
    expect(whoActs(seen)).toEqual({ ...person, id: 'a-2', name: 'Administration (vu comme Une personne)' });
    expect(whoActs(person)).toBe(person);
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
