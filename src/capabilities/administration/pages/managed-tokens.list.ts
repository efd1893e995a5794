import type { PageChange } from '../../../http/reading.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { listManagedTokens, type ManagedToken } from '../../accounts/index.ts';
import { loadScopes } from '../scopes.ts';

/** A token in the list, on whose side it stands by its name. */
export type TokenLine = ManagedToken & { readonly side: string };

const scopeWords = { read: 'lire', import: 'lire et importer' } as const;

export const tokenColumns: readonly ListColumn<TokenLine>[] = [
  { key: 'jeton', label: 'Jeton', value: (line) => line.name },
  { key: 'personne', label: 'Personne', value: (line) => line.owner.name },
  { key: 'cote', label: 'Pour', value: (line) => line.side },
  { key: 'permet', label: 'Permet de', value: (line) => scopeWords[line.scope] },
  { key: 'fait', label: 'Fait le', value: (line) => line.madeOn },
  { key: 'expire', label: 'Expire le', value: (line) => line.expiresOn },
  { key: 'usage', label: 'Dernier usage', value: (line) => line.usedOn },
];

/** The open tokens of the people whom the reader manages. */
export async function loadTokens({ actor, database, today }: PageChange): Promise<TokenLine[]> {
  const tokens = await listManagedTokens(database.accounts, actor, today());
  const scopes = await loadScopes(database, actor);
  const nameOf = (member: string | null) =>
    member === null ? 'l’opérateur' : (scopes.members.find(({ code }) => code === member)?.name ?? member);
  return tokens.map((token) => ({ ...token, side: nameOf(token.member) }));
}
