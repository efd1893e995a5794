import { normalizeText } from './text.ts';

/** Something that files and people name by its code or any of its names. */
export type Named = { readonly code: string; readonly name: string; readonly aliases: readonly string[] };

const namesOf = ({ code, name, aliases }: Named) => [code, name, ...aliases].map(normalizeText);

/**
 * Names that another bears already, by field of a form (`code`, `nom`, `autres-noms`): one that two bear would tell neither.
 * @param before what is put right, whose names may stay
 * @param what « le grade »
 */
export function refusalsOfNames(given: Named, others: readonly Named[], before: Named | null, what: string) {
  const kept = before === null ? [] : namesOf(before);
  const refusals: Record<string, string> = {};
  const look = (field: string, name: string) => {
    const asked = normalizeText(name);
    const bearer = kept.includes(asked) ? undefined : others.find((one) => namesOf(one).includes(asked));
    if (bearer !== undefined)
      refusals[field] =
        `« ${name} » désigne déjà ${what} « ${bearer.name} » (code ${bearer.code}) : choisissez un autre nom, ou corrigez celui-là.`;
  };
  look('code', given.code);
  look('nom', given.name);
  for (const alias of given.aliases) look('autres-noms', alias);
  return refusals;
}

/** Other names as a form takes them, between bars. */
export function readAliases(typed: string | null): readonly string[] {
  const names = (typed ?? '').split('|').map((one) => one.trim());
  return [...new Set(names)].filter((one) => one !== '');
}
