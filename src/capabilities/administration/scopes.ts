import type { Database } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import { rolesIn, type Scope } from '../accounts/index.ts';
import { findOperator, listBodies, listTeams } from '../directory/index.ts';

export type Named = { readonly code: string; readonly name: string };

/** Where the reader may give roles, by the names of the directory; a member's director has their own member only. */
export type Scopes = {
  readonly operator: string;
  readonly teams: readonly Named[];
  readonly members: readonly Named[];
  readonly own: string | null;
};

export async function loadScopes(database: Database, actor: Actor): Promise<Scopes> {
  return database.read(actor, async (tx) => {
    const operator = (await findOperator(tx))?.name ?? actor.operator;
    const members = (await listBodies(tx)).map(({ code, name }) => ({ code, name }));
    if (actor.member !== null) {
      const own = members.filter(({ code }) => code === actor.member);
      return {
        operator,
        teams: [],
        members: own.length > 0 ? own : [{ code: actor.member, name: actor.member }],
        own: actor.member,
      };
    }
    const teams = (await listTeams(tx)).map(({ code, name }) => ({ code, name }));
    return { operator, teams, members, own: null };
  });
}

function nameIn(list: readonly Named[], code: string): string {
  return list.find((one) => one.code === code)?.name ?? code;
}

/** Where a role is held, after its name: « pour Gentilly », « équipe Systèmes »; nothing for the whole operator. */
export function scopeWords(scope: Scope, scopes: Scopes): string | null {
  if (scope.kind === 'operator') return null;
  return scope.kind === 'member' ? `pour ${nameIn(scopes.members, scope.code)}` : `équipe ${nameIn(scopes.teams, scope.code)}`;
}

/** Where an invited person will stand, in the sentence of the invitation. */
export function placeWords(scope: Scope, scopes: Scopes): string {
  if (scope.kind !== 'member') return `chez ${scopes.operator}`;
  return `pour ${nameIn(scopes.members, scope.code)}, adhérent de ${scopes.operator}`;
}

/** The roles that can be given, in the two lists of the form. */
export function rolesOffered({ own }: Scopes) {
  return { operator: own === null ? rolesIn('operator') : [], member: rolesIn('member') };
}
