import { addDays } from '../kernel/day.ts';
import { parseInsee, parseSiren } from '../kernel/identifier.ts';
import { parsePeriod, periodText } from '../kernel/period.ts';
import { textOfSpreadsheet } from '../kernel/spreadsheet-text.ts';
import { nearest, normalizeText } from '../kernel/text.ts';
import { readDay } from './day-cell.ts';
import { isMisread } from './decode-text.ts';
import type { ColumnKind, Value } from './format.ts';
import { readAmount, readDecimal, readHundredths, readInteger, readNumber } from './number-cell.ts';
import { type Fault, fault, isFault } from './rejection.ts';
import { readTime } from './time-cell.ts';

/** Reads a cell that is not empty. References are kept as typed here, and resolved once every file is read. */
export type CellReader = (raw: string) => Value | Fault;

const spreadsheetError = /^#(REF|N\/A|VALUE|VALEUR|DIV\/0|NAME|NOM|NULL|NUL|NUM|NOMBRE|SPILL|CALC)[!?]?$/i;

/** Kinds whose texts seldom repeat: remembering them would cost more than reading them. */
const seldomRepeating: ReadonlySet<ColumnKind['kind']> = new Set([
  'amount',
  'number',
  'hundredths',
  'decimal',
  'integer',
  'verbatim',
  'json',
]);

/** A column of free remarks may hold as many texts as rows: remembering stops there. */
const remembered = 5000;

/**
 * The reader of a column. `doubtful`: the file's characters were partly lost, so texts are looked at for it. An empty cell
 * never reaches the reader. A text that repeats is read once, and one copy of it is kept for all the rows that hold it.
 */
export function cellReader(kind: ColumnKind, doubtful: boolean): CellReader {
  const read = readerOf(kind);
  const formulas = kind.kind !== 'verbatim'; // `#REF!` in a printed report is what it prints
  const checked: CellReader = (raw) => lostMeaning(raw, doubtful, formulas) ?? read(raw);
  if (seldomRepeating.has(kind.kind)) return checked;
  const known = new Map<string, Value | Fault>();
  return (raw) => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    const value = checked(raw);
    if (known.size < remembered) known.set(raw, value);
    return value;
  };
}

function lostMeaning(raw: string, doubtful: boolean, formulas: boolean): Fault | null {
  if (doubtful && isMisread(raw)) {
    return fault(
      'encoding',
      `« ${raw} » a perdu ses accents : enregistrez le fichier en « CSV UTF-8 » depuis le tableur d’origine, puis importez-le de nouveau.`,
    );
  }
  if (formulas && raw.charCodeAt(0) === 35 && spreadsheetError.test(raw)) {
    return fault('spreadsheet-error', `« ${raw} » est une erreur de formule du tableur : corrigez la formule ou videz la case.`);
  }
  return null;
}

function readerOf(kind: ColumnKind): CellReader {
  switch (kind.kind) {
    case 'text':
    case 'code':
    case 'reference':
      return (raw) => readText(textOfSpreadsheet(raw));
    case 'verbatim':
    case 'json':
      return readText;
    case 'texts':
      return (raw) => [
        ...new Set(
          textOfSpreadsheet(raw)
            .split('|')
            .map((part) => part.trim())
            .filter((part) => part !== ''),
        ),
      ];
    case 'year':
      return readYear;
    case 'day':
      return readDay;
    case 'lastDay':
      return readLastDay;
    case 'period':
      return readPeriod;
    case 'month':
      return readMonth;
    case 'time':
      return readTime;
    case 'boolean':
      return readBoolean;
    case 'synthetic':
      return readSynthetic;
    case 'amount':
      return (raw) => readAmount(raw, 'arrondissez au centime, et dites comment dans la colonne source');
    case 'number':
      return readNumber;
    case 'hundredths':
      return readHundredths;
    case 'decimal':
      return readDecimal;
    case 'integer':
      return readInteger;
    case 'choice':
      return choiceReader(kind.choices);
    case 'siren':
      return readSiren;
    case 'insee':
      return readInsee;
  }
}

function readText(raw: string): Value | Fault {
  if (!raw.includes('\u0000')) return raw;
  return fault('control-character', 'La case contient un caractère qui n’est pas du texte : ressaisissez-la.');
}

function readYear(raw: string): Value | Fault {
  const value = /^\d{4}$/.test(raw) ? Number(raw) : 0;
  if (value >= 1900 && value <= 2200) return value;
  return fault('year', `« ${raw} » n’est pas une année : écrivez ses quatre chiffres, par exemple 2020.`);
}

function readLastDay(raw: string): Value | Fault {
  const last = readDay(raw);
  return isFault(last) ? last : addDays(last, 1);
}

function readPeriod(raw: string): Value | Fault {
  const month = /^(\d{1,2})[/-](\d{4})$/.exec(raw);
  const period = parsePeriod(month ? `${month[2]}-${(month[1] ?? '').padStart(2, '0')}` : raw);
  if (period !== null) return periodText(period);
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( .*|T.*)?$/.test(raw)) return readDay(raw);
  return fault(
    'period',
    `« ${raw} » n’est pas une période : écrivez une année (2020), un mois (2020-05) ou un jour (2020-12-31).`,
  );
}

function readMonth(raw: string): Value | Fault {
  const period = readPeriod(raw);
  if (isFault(period)) return fault('month', `« ${raw} » n’est pas un mois : écrivez 2020-05 ou 05/2020.`);
  if (typeof period === 'string' && /^\d{4}-\d\d$/.test(period)) return `${period}-01`;
  if (typeof period === 'string' && period.endsWith('-01')) return period;
  return fault('month', `« ${raw} » n’est pas un mois : écrivez 2020-05 ou 05/2020, ou le premier jour du mois.`);
}

const booleans: Readonly<Record<string, boolean>> = {
  oui: true,
  o: true,
  vrai: true,
  true: true,
  '1': true,
  x: true,
  non: false,
  n: false,
  faux: false,
  false: false,
  '0': false,
};

function readBoolean(raw: string): Value | Fault {
  return (
    booleans[normalizeText(raw)] ??
    fault('boolean', `« ${raw} » n’est ni oui ni non : écrivez l’un des deux, ou laissez la case vide si ce n’est pas connu.`)
  );
}

function readSynthetic(raw: string): Value | Fault {
  const read = readBoolean(raw);
  return typeof read === 'boolean' ? (read ? 'synthetic' : null) : read;
}

function choiceReader(choices: Readonly<Record<string, string>>): CellReader {
  const words = Object.keys(choices);
  const byWord = new Map([
    ...Object.values(choices).map((code) => [normalizeText(code), code] as const),
    ...Object.entries(choices).map(([word, code]) => [normalizeText(word), code] as const),
  ]);
  return (raw) => {
    const code = byWord.get(normalizeText(raw));
    if (code !== undefined) return code;
    const near = nearest(raw, words);
    const offer = near === null ? '' : ` Vouliez-vous dire « ${near} » ?`;
    return fault('choice', `« ${raw} » ne convient pas ici. Valeurs admises : ${words.join(', ')}.${offer}`);
  };
}

function readSiren(raw: string): Value | Fault {
  const siren = parseSiren(raw);
  if (siren !== null) return siren;
  const digits = raw.replace(/[\s\u00a0\u202f]/g, '');
  if (/^\d{14}$/.test(digits))
    return fault(
      'siren',
      `« ${raw} » est un SIRET (14 chiffres) : écrivez le SIREN, ses neuf premiers chiffres (${digits.slice(0, 9)}).`,
    );
  if (/^\d{9}$/.test(digits))
    return fault('siren', `« ${raw} » n’est pas un SIREN valide : un chiffre est faux (la clé de contrôle ne correspond pas).`);
  return fault('siren', `« ${raw} » n’est pas un SIREN : il en faut neuf chiffres.`);
}

function readInsee(raw: string): Value | Fault {
  const insee = parseInsee(raw);
  if (insee !== null) return insee;
  if (/^\d{4}$/.test(raw))
    return fault(
      'lost-zero',
      `« ${raw} » a perdu son zéro de tête : écrivez 0${raw} (dans le tableur, mettez la colonne au format Texte).`,
    );
  return fault('insee', `« ${raw} » n’est pas un code INSEE de commune : cinq caractères, par exemple 94003.`);
}
