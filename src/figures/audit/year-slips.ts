import { columnYears } from './column-years.ts';
import type { Finding } from './finding.ts';
import { plain, yearsIn } from './labels.ts';
import { isNumericUnit } from './numbers.ts';
import { single } from './single.ts';
import type { Entry, Table } from './tables.ts';

/**
 * Last year left in a heading: its one year is not that of most figures below it. Headings without a year, ranges, and
 * headings that look ahead (« perspectives 2021 ») say nothing.
 */
export function yearSlips(entries: readonly Entry[], tables: readonly Table[], year: number): Finding[] {
  return [
    ...headings(entries, year),
    ...ranges(tables),
    ...lateRanges(entries, year),
    ...columnYears(tables, year),
    ...comparisons(entries, year),
  ];
}

function yearOf(entry: Entry): number | null {
  const found = /^(\d{4})(?!\.\.)/.exec(entry.cell.period);
  return found ? Number(found[1]) : null;
}

/** « en 2019 », « depuis 2019 »: the year of an event, not of the figures below. */
const eventYear = /\b(en|depuis|fin|debut|avant|apres|issue?s? de|des) (19|20)\d{2}\b/;

/** « marché 2020 », « élections municipales de 2020 »: the year is part of the name. */
const namedByYear =
  /\b(marches?|elections?|plans?|schemas?|lois?|decrets?|conventions?|contrats?|accords?|chartes?|mandat|deliberations?|enquetes?|recensement|programmes?|projets? de service|comptes? administratifs?|version)\b( \w+){0,3} (19|20)\d{2}\b/;

function headings(entries: readonly Entry[], year: number): Finding[] {
  return [...Map.groupBy(entries, (entry) => entry.cell.section)].flatMap(([section, below]) => {
    const [named, ...more] = [...new Set(yearsIn(section))];
    const text = plain(section);
    if (named === undefined || more.length > 0 || /\brappel\b/.test(text) || eventYear.test(text) || namedByYear.test(text))
      return [];
    return /\bperspectives?\b/.test(text) ? outlook(section, named, below, year) : lateHeading(section, named, below, year);
  });
}

/** Perspectives are for a year to come. */
function outlook(section: string, named: number, below: readonly Entry[], year: number): Finding[] {
  const [first] = below;
  if (named > year || named < year - 2 || !first) return [];
  return [
    single(
      'error',
      'year-slip',
      first,
      `Le titre « ${section} » du bilan ${year} annonce des perspectives pour ${named} : titre de l’an dernier non mis à jour.`,
      { expected: section.replace(String(named), String(year + 1)) },
    ),
  ];
}

function lateHeading(section: string, named: number, below: readonly Entry[], year: number): Finding[] {
  const [first] = below;
  if (named >= year || named < year - 3 || !first) return [];
  const figures = below.filter((entry) => entry.number && isNumericUnit(entry.cell.unit) && yearOf(entry) !== null);
  const read = figures.length > 0 ? figures : below.filter((entry) => yearOf(entry) !== null);
  const current = read.filter((entry) => yearOf(entry) === year).length;
  const matching = read.filter((entry) => yearOf(entry) === named).length;
  // A figure and its comparison with the year before may be as many; figures of the year named alone would be more.
  if (current === 0 || current * 2 < read.length || matching > current) return [];
  if (/\b(comparaison|evolution|rapport)\b/.test(plain(section)) && matching > 0) return [];
  const what = figures.length > 0 ? 'chiffres' : 'éléments';
  return [
    single(
      figures.length >= 3 && named === year - 1 ? 'error' : 'doubtful',
      'year-slip',
      first,
      `Le titre « ${section} » annonce ${named}, mais ${current} des ${read.length} ${what} qu’il coiffe sont de ${year} : titre de l’an dernier non mis à jour.`,
      { expected: section.replace(String(named), String(year)) },
    ),
  ];
}

/** « 2017-2020 » over columns 2018, 2019, 2020. */
function ranges(tables: readonly Table[]): Finding[] {
  return tables.flatMap((table) => {
    const [from, to, ...more] = yearsIn(table.section);
    const printed = [
      ...new Set(
        table.columns
          .filter((column) => isNumericUnit(column.unit) && /^\d{4}$/.test(column.period))
          .map((column) => Number(column.period)),
      ),
    ].sort();
    const first = [...(table.rows[0]?.entries.values() ?? [])][0];
    const [start, end] = [printed[0], printed.at(-1)];
    if (
      from === undefined ||
      to === undefined ||
      more.length > 0 ||
      printed.length < 3 ||
      !first ||
      start === undefined ||
      end === undefined ||
      from >= to
    )
      return [];
    if (
      (from === start) === (to === end) ||
      Math.abs(from - start) + Math.abs(to - end) > 2 ||
      !/\d{4}\s*(-|–|à|\/)\s*\d{4}/.test(table.section)
    )
      return [];
    return [
      single(
        'doubtful',
        'year-slip',
        first,
        `Le titre « ${table.section} » annonce ${from} à ${to}, le tableau imprime ${start} à ${end}.`,
        { expected: `${start}-${end}` },
      ),
    ];
  });
}

/** « 2009-2019 » over figures of 2020 and none of 2019. */
function lateRanges(entries: readonly Entry[], year: number): Finding[] {
  return [...Map.groupBy(entries, (entry) => entry.cell.section)].flatMap(([section, below]) => {
    const match = /(?<!\d)((?:19|20)\d{2})\s*[-–/à]\s*((?:19|20)\d{2})(?!\d)/.exec(section);
    const [first] = below;
    if (!match || Number(match[2]) !== year - 1 || yearsIn(section).length !== 2 || !first || /\brappel\b/.test(plain(section)))
      return [];
    const figures = below.filter((entry) => entry.number && isNumericUnit(entry.cell.unit) && yearOf(entry) !== null);
    if (figures.length < 3 || figures.some((entry) => yearOf(entry) !== year)) return [];
    const expected = section.replace(match[2] ?? '', String(year));
    return [
      single(
        'doubtful',
        'year-slip',
        first,
        `Le titre « ${section} » s’arrête à ${match[2]}, les chiffres qu’il coiffe sont de ${year}.`,
        { expected },
      ),
    ];
  });
}

/** « par rapport à 2018 » in the report of 2018: a year is not compared with itself. */
function comparisons(entries: readonly Entry[], year: number): Finding[] {
  return entries.flatMap((entry) => {
    const { row, column, unit, printed } = entry.cell;
    const text = plain(`${row} ${column}`);
    if (
      unit !== 'year' ||
      !/\b(comparaison|compare|comparee|rapport a|contre)\b/.test(text) ||
      Number(printed.trim()) !== year ||
      yearOf(entry) !== year
    )
      return [];
    return [
      single(
        'error',
        'year-slip',
        entry,
        `Le bilan ${year} se compare à ${year} : l’exercice de comparaison est sans doute ${year - 1}.`,
        { expected: String(year - 1), difference: '1' },
      ),
    ];
  });
}
