import type { OperatorCode } from './identifier.ts';

/** Roles of the operator's own staff; `reader` reads and changes nothing. */
export const operatorRoles = [
  'administrator',
  'direction',
  'team-head',
  'agent',
  'project-lead',
  'finance',
  'hr',
  'dpo',
  'security-officer',
  'reader',
] as const;

/** Roles of a member's people, each held for one member; they see that member's rows and nothing of another. */
export const memberRoles = ['member-it-director', 'member-referent', 'member-elected', 'member-reader'] as const;

/** From outside, read only, for a time. */
export const outsideRoles = ['auditor'] as const;

export const roles = [...operatorRoles, ...memberRoles, ...outsideRoles] as const;

/** The closed set of roles; which account holds which, where and from when to when, is data. */
export type Role = (typeof roles)[number];

/** Role → codes of the teams that it is held in, for a role that is held in teams alone; one without an entry is held everywhere. */
export type TeamsOfRoles = Readonly<Partial<Record<Role, readonly string[]>>>;

/** Who acts. Nothing is read or written without one; an actor stands in one operator, on its side or on that of one member. */
export type Actor = {
  readonly kind: 'person' | 'command' | 'system';
  /** Account id, or the name of the command or of the automatic task. */
  readonly id: string;
  /** What the journal and the pages show; an account's name or the command's. */
  readonly name: string;
  readonly operator: OperatorCode;
  /** Code of the body whose person this is: the database shows them its rows only. Null on the operator's own side. */
  readonly member: string | null;
  /** From where: the client's network address, or the machine's account that ran a command; absent when it is not known. */
  readonly address?: string | null;
  /** Those held here today, whatever the team they are held in. */
  readonly roles: readonly Role[];
  readonly teams?: TeamsOfRoles;
  /**
   * The administrator who looks at the site in this person's place; absent when the person acts by themselves. They are shown what
   * the person is shown, may change nothing, and the journal names them (`whoActs`).
   */
  readonly seenBy?: { readonly id: string; readonly name: string };
};

/** Who acts in truth, as the journal keeps it: behind a person who is seen, the administrator, under both names. */
export function whoActs(actor: Actor): Actor {
  const { seenBy, ...person } = actor;
  return seenBy === undefined ? actor : { ...person, id: seenBy.id, name: `${seenBy.name} (vu comme ${actor.name})` };
}

export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return actor.roles.some((role) => wanted.includes(role));
}

/** In which teams an actor holds one of these roles: everywhere as soon as one of them is held for the whole operator. */
export function teamsWhere({ roles: held, teams = {} }: Pick<Actor, 'roles' | 'teams'>, ...wanted: readonly Role[]) {
  const found = held.filter((role) => wanted.includes(role));
  if (found.some((role) => teams[role] === undefined)) return 'everywhere' as const; // the literal, not any text
  return [...new Set(found.flatMap((role) => teams[role] ?? []))];
}
