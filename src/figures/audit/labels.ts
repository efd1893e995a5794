import { normalizeText } from '../../kernel/text.ts';

/** How French reports name their rows and columns. All of it reads words, none of it knows a particular report. */

/** A pure reading of labels, remembered: a report repeats its labels thousands of times. */
export function remembered<T>(read: (label: string) => T): (label: string) => T {
  const known = new Map<string, T>();
  return (label) => {
    const before = known.get(label);
    if (before !== undefined) return before;
    const found = read(label);
    if (known.size > 20_000) known.clear();
    known.set(label, found);
    return found;
  };
}

export const plain: (label: string) => string = remembered(normalizeText);

export type TotalKind = 'total' | 'subtotal' | null;

/** `Total`, `Ensemble`, `Total général`, `effectif total`; `Sous-total …` and `Total des recettes réelles` are sub-totals. */
export const totalKind: (label: string) => TotalKind = remembered((label) => {
  const text = plain(label.split('|').at(-1) ?? label);
  if (/^(sous|s) totaux?\b|^sous total\b/.test(text)) return 'subtotal';
  if (
    /^(grand )?(total|totaux|totale)( general| generale| generaux)?$/.test(text) ||
    text === 'ensemble' ||
    text === 'total ensemble'
  )
    return 'total';
  if (/\bhors total\b/.test(text)) return null;
  if (/^(total|totaux)\b/.test(text)) return /\bgeneral\b/.test(text) ? 'total' : 'subtotal';
  if (/^ensemble (des|du|de)\b/.test(text) || /\b(total|totale|totaux)$/.test(text)) return 'subtotal';
  return null;
});

export function isTotal(label: string): boolean {
  return totalKind(label) !== null;
}

/** `dont …`, `dt …`, `y compris …`: already counted in the row above. */
export function isDetail(label: string): boolean {
  return /^(dont|dt|d t|y compris)\b/.test(plain(label.split('|').at(-1) ?? label));
}

/** Averages, prices, ranks, running totals: figures that are printed in a row or column and never added up. */
export const isNoSum: (label: string) => boolean = remembered((label) =>
  /\b(moyen(ne)?s?|moy|medianes?|ratios?|rangs?|classement|ages?|delais?|cumuls?|cumulee?s?|uniques?|distincte?s?|prix|tarifs?|unitaires?|par (agent|habitant|session|jour|mois|semaine|trimestre|an|poste|site|commune|ville|adherent|membre|tete|personne|utilisateur|eleve|dossier|ticket|demande|formation|appel))\b/.test(
    plain(label),
  ),
);

/** The chapter or account that a row's label starts with; `002` keeps its zeros. */
export function chapterCode(label: string): string | null {
  return /^\s*(?:chap(?:itre)?\.?\s*|compte\s*|cpte\s*)?(\d{2,6})(?=\s|$|[-–:.)])/i.exec(label)?.[1] ?? null;
}

/** What a column of a budget table holds. */
export type Role = 'forecast' | 'realised' | 'carried' | 'with-carried' | 'rate' | null;

export function roleOf(label: string): Role {
  const text = plain(label);
  const carried = /\b(reports?|restes? a realiser|rar)\b/.test(text);
  if (/%|\b(taux|part|pourcentage|pct)\b/.test(`${label} ${text}`)) return 'rate';
  if (carried && /\b(avec|total|y compris|inclus|et)\b/.test(text)) return 'with-carried';
  if (/\b(hors|sans) reports?\b/.test(text)) return 'realised';
  if (carried) return 'carried';
  if (/\b(previsions?|prevus?|prevues?|budget|budgete|budgetes|votes?|ouverts?|bp|credits?)\b/.test(text)) return 'forecast';
  if (/\b(realis\w*|execut\w*|mandat\w*|titres?|emis|ca|cfu|compte administratif)\b/.test(text)) return 'realised';
  return null;
}

export type BudgetSection = 'operating' | 'investment';
export type Direction = 'revenue' | 'expenditure';

export function budgetSectionOf(text: string): BudgetSection | null {
  const words = plain(text);
  const operating = /\b(fonctionnement|exploitation|operating)\b/.test(words);
  const investment = /\binvest\w*/.test(words);
  return operating === investment ? null : operating ? 'operating' : 'investment';
}

export function directionOf(text: string): Direction | null {
  const words = plain(text);
  const revenue = /\b(recettes?|revenue|produits)\b/.test(words);
  const expenditure = /\b(depenses?|expenditure|charges)\b/.test(words);
  return revenue === expenditure ? null : revenue ? 'revenue' : 'expenditure';
}

/** Years named in a label, ranges as their two ends: `2009-2020` → 2009, 2020. */
export function yearsIn(label: string): number[] {
  return [...label.matchAll(/(?<![\d,.])((?:19|20)\d{2})(?!\d|[.,]\d|\s?€)/g)].map((match) => Number(match[1]));
}

/** The label without its years: what stays the same from one report to the next. */
export const withoutYears: (label: string) => string = remembered((label) =>
  plain(label.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/g, ' ')),
);

/** Without its remarks in brackets either. */
export const lasting: (label: string) => string = remembered((label) => withoutYears(label.replace(/\([^)]*\)/g, ' ')));

/** A section's heading without its number. */
export function heading(section: string): string {
  return lasting(section.replace(/^\s*\d+(\.\d+)*\.?\s+/, ''));
}

const emptyWords = new Set(
  'le la les l un une des de du d et ou en a au aux sur par pour dans avec sans que qui dit dite dits dites leur leurs ses son sa ce ces cette nombre nb total totaux general generale'.split(
    ' ',
  ),
);

function stem(word: string): string {
  if (word.length <= 3) return word;
  return word.replace(/(ees|es|ee|s|x|e)$/, '');
}

/** The words of a label that carry meaning, in the singular. */
export const words: (label: string) => readonly string[] = remembered((label) =>
  plain(label)
    .split(' ')
    .filter((word) => word !== '' && !emptyWords.has(word))
    .map(stem),
);

/** True when one label is the initials of the other: `MCO` and `maintien en conditions opérationnelles`. */
export function isAcronymOf(short: string, long: string): boolean {
  const letters = plain(short);
  if (!/^[a-z]{3,6}$/.test(letters)) return false;
  const initials = plain(long)
    .split(' ')
    .filter((word) => !emptyWords.has(word))
    .map((word) => word[0] ?? '')
    .join('');
  return initials === letters;
}

/** Stems that a reader takes for one word: `forme` and `formation`, `postee` and `poste`. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short.slice(0, Math.max(4, short.length - 1)));
}
