import type { Finding } from './finding.ts';
import { remembered } from './labels.ts';
import { isNumericUnit } from './numbers.ts';
import { single } from './single.ts';
import type { Entry } from './tables.ts';

/** Marks that a writer or an office suite leaves for later, and that no finished report prints. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\d])x{2,}(?![\p{L}\d])/u, 'des « x » tiennent la place d’une valeur'],
  [/(?<![\p{L}\d])X{3,}(?![\p{L}\d])/u, 'des « X » tiennent la place d’une valeur'],
  [/(?<![\p{L}\d])XX(?=\s*(%|€|k€|jours|agents|postes|habitants|$))/u, 'des « X » tiennent la place d’une valeur'],
  // « postes à remplacer » is a figure's name; the mention alone, in brackets or after a colon, is a note to self.
  [
    /(^|[([«:]|\.{3}|…)[\s*_]*(valeur |chiffres? |texte |donn[ée]es? )?[àa] (compl[ée]ter|renseigner|ins[ée]rer|remplir|r[ée]diger)[\s*_]*($|[)\]».!…])/iu,
    'une mention de travail est restée',
  ],
  // « à confirmer » is said of a date to come, « à remplacer » of a screen: in square brackets only are they notes to self.
  [
    /[[(][\s*_]*[àa] (mettre [àa] jour|v[ée]rifier)[\s*_]*[\])]|\[[\s*_]*[àa] (mettre [àa] jour|remplacer|v[ée]rifier|confirmer|d[ée]finir|pr[ée]ciser|venir)[\s*_]*\]/iu,
    'une mention de travail est restée',
  ],
  [/\b(todo|tbd|fixme|lorem ipsum|dolor sit amet)\b/i, 'un texte d’attente est resté'],
  [
    /(?<=^|[|([«:]\s*)ajouter une (ligne|colonne|rubrique|image|figure)|ins[ée]rer ici|(?<=^|[|([«]\s*)ins[ée]rer (un tableau|le tableau|une image|le texte)|cliquez (ici )?(pour|ou appuyez)|texte [àa] (saisir|venir|r[ée]diger)|titre du document/i,
    'une consigne du modèle est restée',
  ],
  [
    /erreur\s*!\s*(source|signet|renvoi|nom|liaison|il n|référence|utilisez)|^\s*erreur\s*!|source du renvoi introuvable|signet non d[ée]fini|error! (bookmark|reference)/i,
    'un renvoi est rompu',
  ],
  [/#(REF|DIV\/0|N\/A|NA|VALEUR|VALUE|NOM|NAME|NUL|NULL|NOMBRE|NUM)\s*[!?]?(?![\p{L}\d])/u, 'une erreur de tableur est imprimée'],
  [/^\s*(\.{5,}|…{2,}|#{3,})\s*$|\?{3,}|(?<!\.)\.{2}(?!\.)\s*%|_{3,}/, 'un blanc à remplir est resté'],
  [/\{\{.*?\}\}|«\s*champ\s|<<.*?>>|\$\{.*?\}|<[àa] [^>]*>/i, 'un champ de fusion n’est pas remplacé'],
  [
    /(?<!\d)20(XX|xx|\?\?|__|\.\.(?!\d|\.))|(?<![\p{L}])(JJ|jj)\/(MM|mm)\/(AAAA|aaaa|AA)/u,
    'une date du modèle n’est pas remplie',
  ],
  [/^\s*(undefined|NaN|null|\[object Object\])\s*$/, 'une valeur de programme est imprimée'],
];

const markIn: (text: string) => { found: string; what: string } | null = remembered((text) => {
  for (const [pattern, what] of marks) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { found, what };
  }
  return null;
});

/** Words in the place of a number. */
function noteIn(text: string): { found: string; what: string } | null {
  const found = /^[\s*_([]*[àa] (mettre [àa] jour|v[ée]rifier|confirmer|pr[ée]ciser)[\s*_)\]]*$/iu.exec(text)?.[0];
  return found === undefined ? null : { found, what: 'une mention de travail tient la place d’un nombre' };
}

type Where = 'cell' | 'row' | 'column' | 'section';

const places: Record<Where, string> = {
  cell: 'La cellule',
  row: 'L’intitulé de ligne',
  column: 'L’intitulé de colonne',
  section: 'Le titre',
};

/** Placeholders and broken references, in labels as in values; told once for a label that many cells carry. */
export function placeholders(entries: readonly Entry[]): Finding[] {
  const told = new Set<string>();
  return entries.flatMap((entry) => {
    const { cell } = entry;
    const texts: readonly (readonly [Where, string])[] = [
      ['cell', cell.printed],
      ['row', cell.row],
      ['column', cell.column],
      ['section', cell.section],
    ];
    for (const [where, text] of texts) {
      const mark = markIn(text) ?? (where === 'cell' && isNumericUnit(cell.unit) ? noteIn(text) : null);
      if (mark === null) continue;
      const key = keyOf(entry, where, text, mark.found);
      if (told.has(key)) continue;
      told.add(key);
      const carrier = where === 'row' ? carrierOf(entries, entry, mark.found) : entry;
      return [single('error', 'placeholder', carrier, `${places[where]} porte « ${shorten(text)} » : ${mark.what}.`)];
    }
    return [];
  });
}

/** A label and the cells that repeat it are one slip; the same mark in two cells is two. */
function keyOf({ index, cell }: Entry, where: Where, text: string, found: string): string {
  if (where === 'section') return JSON.stringify([cell.section]);
  const isOwn = where === 'cell' && !cell.row.includes(text) && !cell.column.includes(text);
  return JSON.stringify(isOwn ? [index] : [cell.section, cell.table, found]);
}

/** The cell of the row that prints what its label repeats; else the row's first. */
function carrierOf(entries: readonly Entry[], entry: Entry, found: string): Entry {
  const { section, table, row, occurrence } = entry.cell;
  return (
    entries.find(
      ({ cell }) =>
        cell.section === section &&
        cell.table === table &&
        cell.row === row &&
        cell.occurrence === occurrence &&
        cell.printed.includes(found),
    ) ?? entry
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
