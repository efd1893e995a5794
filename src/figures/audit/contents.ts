import type { Finding } from './finding.ts';
import { heading, plain, remembered } from './labels.ts';
import { single } from './single.ts';
import type { Entry } from './tables.ts';

const roman: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
};

/** « annexe 2 de la délibération »: the annex of another document. */
const foreignAnnex =
  /\bannexes? (n |no |numero )?\w+ (a|de|du|au|des) (la |l |le )?(deliberation|convention|contrat|marche|arrete|reglement|decret|loi|code|statuts?|circulaire)\b/g;

const annexesIn: (text: string) => readonly string[] = remembered((text) => {
  if (!/annexe/i.test(text)) return [];
  // « l’annexe a été votée », « le budget annexe d’assainissement » announce none: letters count in capitals only.
  const own = plain(text).replace(foreignAnnex, ' ');
  const named = [
    ...[...own.matchAll(/(?<!\bbudgets? )\bannexes? (?:n |no |numero )?(\d{1,2}|[ivx]+)\b/g)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(/(?<!budget )annexes?\s+([A-H])(?![\p{L}’'])/giu)]
      .map((match) => match[1] ?? '')
      .filter((letter) => /[A-H]/.test(letter))
      .map((letter) => letter.toLowerCase()),
  ];
  const listed = [...own.matchAll(/\bannexes (\d{1,2}(?: (?:et |a )?\d{1,2})+)\b/g)].flatMap(
    (match) => (match[1] ?? '').match(/\d+/g) ?? [],
  );
  return [...new Set([...named, ...listed].map((name) => roman[name] ?? name))];
});

/** An annex is there when a section is headed by it. */
function annexOf(section: string): string | null {
  return /^annexe/.test(plain(section.replace(/^\s*\d+(\.\d+)*\.?\s+/, ''))) ? (annexesIn(section)[0] ?? null) : null;
}

/** Annexes that labels or the table of contents announce, and that no section is headed by. Told once per annex. */
export function missingAnnexes(entries: readonly Entry[]): Finding[] {
  const present = new Set(entries.flatMap((entry) => annexOf(entry.cell.section) ?? []));
  const announced = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { row, column, printed, section } = entry.cell;
    const mentioned = [row, column, printed, annexOf(section) === null ? section : ''].flatMap(annexesIn);
    for (const annex of new Set(mentioned)) announced.set(annex, [...(announced.get(annex) ?? []), entry]);
  }
  return [...announced].flatMap(([annex, mentions]) => {
    const [first, ...others] = mentions;
    if (present.has(annex) || !first) return [];
    // A report none of whose annexes has figures may still have them, as pictures.
    const kind = present.size > 0 ? 'error' : 'doubtful';
    return [
      single(kind, 'missing-annex', first, `L’annexe ${annex} est annoncée, mais aucune partie du bilan ne porte ce titre.`, {
        others,
      }),
    ];
  });
}

/** Pages of a table of contents never go back. */
export function contentsOrder(entries: readonly Entry[]): Finding[] {
  const pages = entries.filter(
    (entry) =>
      /table-of-contents|sommaire|table-des-matieres/.test(entry.cell.table) &&
      entry.number &&
      /page/.test(plain(`${entry.cell.column} ${entry.cell.unit}`)),
  );
  return pages.flatMap((entry, index) => {
    const [before, after] = [pages[index - 1], pages[index + 1]];
    const [own, previous, next] = [entry, before, after].map((one) => one?.number?.amount);
    if (own === undefined || previous === undefined || own >= previous) return [];
    const goesBack = next === undefined || next >= previous || heading(entry.cell.row) !== '';
    return goesBack
      ? [
          single(
            'error',
            'contents',
            entry,
            `La page ${entry.cell.printed.trim()} vient après la page ${before?.cell.printed.trim()} dans la table des matières.`,
            { others: before ? [before] : [] },
          ),
        ]
      : [];
  });
}
