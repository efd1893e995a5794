import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { choice, optionalChoice, optionalDay, optionalText, parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { addDays } from '../../../kernel/day.ts';
import { differences } from '../../../kernel/difference.ts';
import { slug } from '../../../kernel/identifier.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { readAliases, refusalsOfNames } from '../../../kernel/taken-names.ts';
import { mayManageStaff } from '../staff.access.ts';
import { nothingChanged, unknownCode, unknownRung } from '../staff.problems.ts';
import { rungSubject } from '../staff.subjects.ts';
import { categories } from '../status.ts';
import { lastDay } from './occupancy.ts';
import { insertRung, listRungs, lockLadder, updateRung } from './rung.store.ts';
import { frenchLadder, type Ladder, ladders, type Rung } from './rung.ts';

const typed = {
  echelle: choice(ladders, 'Dites ce qui est enregistré : un grade, un cadre d’emplois ou une filière.'),
  nom: text('Donnez le nom.'),
  'autres-noms': optionalText,
  cadre: optionalText,
  filiere: optionalText,
  categorie: optionalChoice(categories),
  du: optionalDay,
  au: optionalDay,
};
const inOrder = {
  path: ['au'],
  message: 'Le dernier jour est avant le premier : corrigez l’un des deux.',
};
type Days = { readonly du: string | null; readonly au: string | null };
const areInOrder = ({ du, au }: Days) => du === null || au === null || du <= au;

const adding = z.object({ code: optionalText, ...typed }).refine(areInOrder, inOrder);
const correcting = z.object({ code: text('Dites ce qu’il faut corriger.'), ...typed }).refine(areInOrder, inOrder);

function rungOf({ echelle, nom, cadre, filiere, categorie, du, au, ...rest }: z.output<typeof adding>): Rung {
  return {
    ladder: echelle,
    code: rest.code ?? slug(nom),
    name: nom,
    aliases: readAliases(rest['autres-noms']),
    // What another ladder has is no part of this one, whatever a form sends.
    framework: echelle === 'grade' ? cadre : null,
    stream: echelle === 'framework' ? filiere : null,
    category: echelle === 'framework' ? categorie : null,
    fromDay: du,
    toDay: au === null ? null : addDays(au, 1),
  };
}

/** A rung as the journal keeps it; its last day is the one on which it still existed. */
function stateOf({ name, aliases, framework, stream, category, fromDay, toDay }: Rung): Readonly<Record<string, unknown>> {
  return { name, aliases: aliases.join(' | '), framework, stream, category, fromDay, lastDay: lastDay({ toDay }) };
}

async function refusalsOfParts(tx: Tx, { framework, stream }: Rung): Promise<Record<string, string>> {
  const refusals: Record<string, string> = {};
  const asked: [field: string, ladder: Ladder, code: string | null][] = [
    ['cadre', 'framework', framework],
    ['filiere', 'stream', stream],
  ];
  for (const [field, ladder, code] of asked) {
    if (code === null) continue;
    const codes = (await listRungs(tx, ladder)).map((one) => one.code);
    if (!codes.includes(code)) refusals[field] = unknownCode(frenchLadder[ladder].none, code, codes);
  }
  return refusals;
}

async function demandRoom(tx: Tx, rung: Rung, known: readonly Rung[], before: Rung | null): Promise<void> {
  const others = known.filter((one) => one !== before);
  const refusals = {
    ...refusalsOfNames(rung, others, before, frenchLadder[rung.ladder].the),
    ...(await refusalsOfParts(tx, rung)),
  };
  if (rung.code === '') refusals['nom'] = 'Ce nom n’a ni lettre ni chiffre : donnez aussi un code.';
  if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'staff.bad-rung', refusals);
}

/** Adds a grade, a job framework or a stream; the answer is its code, made from its name where none is given. */
export const addRung: Command<Rung, string, Tx> = {
  name: 'staff.add-rung',
  parse: (raw) => rungOf(parseForm('staff.bad-rung', adding, raw)),
  may: mayManageStaff,
  run: async (tx, rung, actor) => {
    await lockLadder(tx, rung.ladder);
    const known = await listRungs(tx, rung.ladder);
    await demandRoom(tx, rung, known, null);
    await insertRung(tx, actor, rung);
    const fact = { name: `staff.${rung.ladder}-added`, subject: rungSubject(rung), before: null, after: stateOf(rung) };
    return { result: rung.code, facts: [fact] };
  },
};

/** Puts right what is recorded of one, its last day included, after which it is shown as gone; every figure by it follows. */
export const correctRung: Command<Rung, void, Tx> = {
  name: 'staff.correct-rung',
  parse: (raw) => rungOf(parseForm('staff.bad-rung', correcting, raw)),
  may: mayManageStaff,
  run: async (tx, rung, actor) => {
    await lockLadder(tx, rung.ladder);
    const known = await listRungs(tx, rung.ladder);
    const before = known.find(({ code }) => code === rung.code);
    if (before === undefined) throw unknownRung(rung.ladder, rung.code);
    if (differences(stateOf(before), stateOf(rung)).length === 0) throw nothingChanged();
    await demandRoom(tx, rung, known, before);
    await updateRung(tx, actor, rung);
    const states = { before: stateOf(before), after: stateOf(rung) };
    return { result: undefined, facts: [{ name: `staff.${rung.ladder}-corrected`, subject: rungSubject(rung), ...states }] };
  },
};
