/** Ages from the first to the one before `toAge`; null: and above. */
export type AgeBand = { readonly code: string; readonly name: string; readonly fromAge: number; readonly toAge: number | null };

const fiveYears = Array.from({ length: 8 }, (_, index) => 25 + 5 * index);

/** Bands of an operator that has recorded none: five years each, as the social reports of public employers have them. */
export const defaultAgeBands: readonly AgeBand[] = [
  { code: 'under-25', name: 'moins de 25 ans', fromAge: 0, toAge: 25 },
  ...fiveYears.map((from) => ({
    code: `${from}-${from + 4}`,
    name: `${from} à ${from + 4} ans`,
    fromAge: from,
    toAge: from + 5,
  })),
  { code: '65-over', name: '65 ans et plus', fromAge: 65, toAge: null },
];
