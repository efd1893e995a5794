import type { Day } from '../../kernel/day.ts';
import { normalizeText } from '../../kernel/text.ts';

/** A member has a seat; a customer is served under agreement. */
export type BodyStatus = 'member' | 'customer';
export type BodyCategory = 'town' | 'housing-office' | 'territory' | 'other';

/** Words of the imported file → code stored. */
export const statusWords: Readonly<Record<string, BodyStatus>> = {
  adhérent: 'member',
  client: 'customer',
  'client non adhérent': 'customer',
};

export const categoryWords: Readonly<Record<string, BodyCategory>> = {
  ville: 'town',
  commune: 'town',
  'office public de l’habitat': 'housing-office',
  OPH: 'housing-office',
  'établissement public territorial': 'territory',
  EPT: 'territory',
  autre: 'other',
};

export const frenchStatus: Readonly<Record<BodyStatus, string>> = { member: 'adhérent', customer: 'client non adhérent' };

export const frenchCategory: Readonly<Record<BodyCategory, string>> = {
  town: 'Ville',
  'housing-office': 'Office public de l’habitat',
  territory: 'Établissement public territorial',
  other: 'Autre organisme',
};

/** An organisation served: one identity behind all its spellings. `toDay` is excluded; null when it is still served. */
export type Body = {
  readonly code: string;
  readonly name: string;
  /** For the narrow headings of tables; the name when none was given. */
  readonly shortName: string;
  readonly status: BodyStatus;
  readonly category: BodyCategory;
  readonly college: string | null;
  readonly fromDay: Day | null;
  readonly toDay: Day | null;
  readonly siren: string | null;
  readonly insee: string | null;
  readonly aliases: readonly string[];
};

/** Every spelling under which a body is known, its code included. */
export function spellingsOf(body: Pick<Body, 'code' | 'name' | 'shortName' | 'aliases'>): string[] {
  return [...new Set([body.code, body.name, body.shortName, ...body.aliases])];
}

type Named = Pick<Body, 'code' | 'name' | 'shortName' | 'aliases'>;

/**
 * The body that a spelling means, without regard to case, accents and punctuation. Null when nobody has that name, and
 * when several have it: a name shared by two bodies identifies neither. A code wins over everybody's names.
 */
export function identityBehind<T extends Named>(spelling: string, bodies: readonly T[]): T | null {
  const wanted = normalizeText(spelling);
  const byCode = bodies.find((body) => body.code === spelling.trim());
  if (byCode) return byCode;
  const matching = bodies.filter((body) => spellingsOf(body).some((known) => normalizeText(known) === wanted));
  return matching.length === 1 ? (matching[0] ?? null) : null;
}
