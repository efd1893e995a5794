import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { dayTyped, optionalChoice, optionalDay, optionalText, percent, text, ticked } from '../../../http/form-input.ts';
import { addDays } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { listTeams } from '../../directory/index.ts';
import { unknownCode } from '../staff.problems.ts';
import { categories } from '../status.ts';
import { lastDay } from './occupancy.ts';
import type { Post } from './post.ts';
import { listFrameworks, listGrades, listStreams } from './reference.store.ts';

/** Words that stand in the address of a page where the code of a post, or of a person, would. */
const reserved = ['nouveau', 'grades', 'mouvements'];

/** A code that is typed: it becomes part of an address, and is read aloud on the telephone. */
export const codeTyped = (missing: string) =>
  text(missing)
    .refine((code) => code.length <= 40 && /^[\p{L}\d][\p{L}\d ._/-]*$/u.test(code), {
      message: 'Quarante caractères au plus : lettres, chiffres, espaces, points et tirets, une lettre ou un chiffre d’abord.',
    })
    .refine((code) => !reserved.includes(code), {
      message: 'Ce mot sert déjà dans une adresse du site : choisissez un autre code.',
    });

const terms = {
  intitule: text('Donnez l’intitulé du poste.'),
  grade: optionalText,
  cadre: optionalText,
  filiere: optionalText,
  categorie: optionalChoice(categories),
  quotite: percent('Donnez la quotité du poste, en pour cent d’un temps complet.'),
  equipe: optionalText,
  budgete: ticked,
  deliberation: optionalText,
};

const newPost = z.object({
  code: codeTyped('Donnez un code au poste : il le désigne partout.'),
  ...terms,
  du: dayTyped('Donnez le premier jour du poste.'),
});

const correctedPost = z
  .object({ code: text('Dites quel poste corriger.'), ...terms, du: optionalDay, au: optionalDay })
  .refine(({ du, au }) => du === null || au === null || du <= au, {
    path: ['au'],
    message: 'Le dernier jour est avant le premier : corrigez l’un des deux.',
  });

type Terms = Omit<z.output<typeof newPost>, 'du' | 'code'>;

function postOf({ intitule, cadre, filiere, categorie, quotite, equipe, budgete, ...rest }: Terms) {
  const classification = { grade: rest.grade, framework: cadre, stream: filiere, category: categorie };
  return { title: intitule, ...classification, quota: quotite, team: equipe, budgeted: budgete, deliberation: rest.deliberation };
}

export const newPostForm: z.ZodType<Post> = newPost.transform(({ code, du, ...rest }) => ({
  code,
  ...postOf(rest),
  fromDay: du,
  toDay: null,
}));

export const correctedPostForm: z.ZodType<Post> = correctedPost.transform(({ code, du, au, ...rest }) => ({
  code,
  ...postOf(rest),
  fromDay: du,
  toDay: au === null ? null : addDays(au, 1),
}));

type Coded = readonly { readonly code: string }[];

/** Field → what is wrong with the codes that a post names; empty when all of them exist. */
export async function refusalsOfCodes(tx: Tx, { grade, framework, stream, team }: Post): Promise<Record<string, string>> {
  const asked: [field: string, what: string, code: string | null, list: () => Promise<Coded>][] = [
    ['grade', 'Aucun grade', grade, () => listGrades(tx)],
    ['cadre', 'Aucun cadre d’emplois', framework, () => listFrameworks(tx)],
    ['filiere', 'Aucune filière', stream, () => listStreams(tx)],
    ['equipe', 'Aucune équipe', team, () => listTeams(tx)],
  ];
  const refusals: Record<string, string> = {};
  for (const [field, what, code, list] of asked) {
    if (code === null) continue;
    const codes = (await list()).map((one) => one.code);
    if (!codes.includes(code)) refusals[field] = unknownCode(what, code, codes);
  }
  return refusals;
}

/** A post as the journal keeps it; its last day is the one on which it still was open. */
export function stateOf({ toDay, ...post }: Post): Readonly<Record<string, unknown>> {
  return { ...post, lastDay: lastDay({ toDay }) };
}

/** « du 1er mars 2020 au 31 décembre 2026 », as far as the days are known. */
export function stretchWords({ fromDay, toDay }: Pick<Post, 'fromDay' | 'toDay'>): string {
  const last = lastDay({ toDay });
  if (last === null) return fromDay === null ? 'sans limite de dates' : `depuis le ${frenchDay(fromDay)}`;
  return fromDay === null ? `jusqu’au ${frenchDay(last)}` : `du ${frenchDay(fromDay)} au ${frenchDay(last)}`;
}
