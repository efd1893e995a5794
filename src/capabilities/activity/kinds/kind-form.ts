import { z } from 'zod';
import { dayTyped, optionalChoice, optionalDay, optionalText, optionalWhole, text } from '../../../http/form-input.ts';
import { slug } from '../../../kernel/identifier.ts';
import { readAliases } from '../../../kernel/taken-names.ts';
import { natures } from '../kind.ts';
import type { KindRecord } from './kind-record.ts';

export const lastRank = 9999;
export const codeTyped = text('Dites quel type d’activité.');

const typed = {
  nom: text('Donnez le nom.'),
  'autres-noms': optionalText,
  parent: optionalText,
  equipe: optionalText,
  nature: optionalChoice(natures),
  rang: optionalWhole(1, lastRank),
};

export const addingKind = z.object({
  ...typed,
  code: optionalText,
  du: dayTyped('Dites à partir de quel jour il sert : avant, personne n’aurait pu le choisir.'),
});
export const correctingKind = z.object({ ...typed, code: codeTyped, du: optionalDay, raison: optionalText });

type Corrected = Omit<z.output<typeof correctingKind>, 'code' | 'raison'>;

/** A kind as a form says it; its last day is said by other forms. */
export function kindOf({ nom, parent, equipe, nature, rang, du, ...rest }: Corrected & { code: string | null }) {
  const kind: KindRecord = {
    code: rest.code ?? slug(nom),
    name: nom,
    aliases: readAliases(rest['autres-noms']),
    parent,
    team: equipe,
    nature,
    rank: rang,
    fromDay: du,
    toDay: null,
  };
  return kind;
}
