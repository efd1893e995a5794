import type { Finding } from './finding.ts';
import { single } from './single.ts';
import type { Entry } from './tables.ts';

/** Marks that a writer or an office suite leaves for later, and that no finished report prints. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\d])x{2,}(?![\p{L}\d])/u, 'des « x » tiennent la place d’une valeur'],
  [/(?<![\p{L}\d])X{3,}(?![\p{L}\d])/u, 'des « X » tiennent la place d’une valeur'],
  [/(?<![\p{L}\d])XX(?=\s*(%|€|k€|jours|agents|postes|habitants|$))/u, 'des « X » tiennent la place d’une valeur'],
  [/(^|[\s([«"'’])[àa] (compl[ée]ter|renseigner|mettre [àa] jour|ins[ée]rer|remplacer|v[ée]rifier|remplir)(?![\p{L}])/iu, 'une mention de travail est restée'],
  [/\b(todo|tbd|fixme|lorem ipsum|dolor sit amet)\b/i, 'un texte d’attente est resté'],
  [/ajouter une (ligne|colonne|rubrique|image|figure)|ins[ée]rer (ici|un tableau|le tableau|une image|le texte)|cliquez (ici )?(pour|ou appuyez)|texte [àa] (saisir|venir|r[ée]diger)|titre du document/i, 'une consigne du modèle est restée'],
  [/erreur\s*!|source du renvoi introuvable|signet non d[ée]fini|error! (bookmark|reference)/i, 'un renvoi est rompu'],
  [/#(REF|DIV\/0|N\/A|NA|VALEUR|VALUE|NOM|NAME|NUL|NULL|NOMBRE|NUM)\s*[!?]?(?![\p{L}\d])/u, 'une erreur de tableur est imprimée'],
  [/\?{3,}|(?<!\.)\.{2}(?!\.)\s*%|_{3,}|\[\s*(…|\.{3}|\s*)\s*\]/, 'un blanc à remplir est resté'],
  [/\{\{.*?\}\}|«\s*champ\s|<<.*?>>|\$\{.*?\}|<[àa] [^>]*>/i, 'un champ de fusion n’est pas remplacé'],
  [/(?<!\d)20(XX|xx|\?\?|__|\.\.(?!\d|\.))|(?<![\p{L}])(JJ|jj)\/(MM|mm)\/(AAAA|aaaa|AA)/u, 'une date du modèle n’est pas remplie'],
  [/^\s*(undefined|NaN|null|\[object Object\])\s*$/, 'une valeur de programme est imprimée'],
];

/** Placeholders and broken references, in labels as in values; told once for a label that many cells carry. */
export function placeholders(entries: readonly Entry[]): Finding[] {
  const told = new Set<string>();
  return entries.flatMap((entry) => {
    const { section, table, row, column, printed } = entry.cell;
    for (const [where, text] of [['cellule', printed], ['ligne', row], ['colonne', column], ['titre', section]] as const) {
      const mark = marks.find(([pattern]) => pattern.test(text));
      const key = JSON.stringify(where === 'cellule' ? [where, entry.index] : where === 'titre' ? [where, section] : [where, section, table, text]);
      if (!mark || told.has(key)) continue;
      told.add(key);
      const place = where === 'cellule' ? 'La cellule' : where === 'titre' ? 'Le titre' : where === 'ligne' ? 'L’intitulé de ligne' : 'L’intitulé de colonne';
      return [single('error', 'placeholder', entry, `${place} porte « ${shorten(text)} » : ${mark[1]}.`)];
    }
    return [];
  });
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
