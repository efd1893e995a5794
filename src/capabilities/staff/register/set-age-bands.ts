import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { listAgeBands } from '../measures/age.store.ts';
import { mayManageStaff } from '../staff.access.ts';
import { nothingChanged } from '../staff.problems.ts';
import { replaceAgeBands } from './age-band.store.ts';
import { type AgeBand, bandsFrom } from './age-band.ts';

const mostBounds = 20;

const form = z.object({
  bornes: text('Donnez les âges où l’on passe d’une tranche à la suivante.').transform((typed, context) => {
    const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
    const ages = words.map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : Number.NaN));
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    const bad = words.find((_, index) => !((ages[index] ?? 0) >= 1 && (ages[index] ?? 0) <= 119));
    if (bad !== undefined) return refuse(`« ${bad} » n’est pas un âge : donnez des nombres de 1 à 119, séparés par des espaces.`);
    if (ages.some((age, index) => index > 0 && age <= (ages[index - 1] ?? 0)))
      return refuse('Donnez les âges du plus petit au plus grand, chacun une fois.');
    return ages.length > mostBounds ? refuse(`${mostBounds} âges au plus : il y en a ${ages.length}.`) : ages;
  }),
});

const stateOf = (bands: readonly AgeBand[]) => ({ bands: bands.map(({ name }) => name) });

/** Says by which bands ages are told; every figure by age follows, past years included. */
export const setAgeBands: Command<readonly number[], void, Tx> = {
  name: 'staff.set-age-bands',
  parse: (raw) => parseForm('staff.bad-age-bands', form, raw).bornes,
  may: mayManageStaff,
  run: async (tx, bounds, actor) => {
    const [before, after] = [await listAgeBands(tx), bandsFrom(bounds)];
    if (JSON.stringify(stateOf(before)) === JSON.stringify(stateOf(after))) throw nothingChanged();
    await replaceAgeBands(tx, actor, after);
    const states = { before: stateOf(before), after: stateOf(after) };
    return { result: undefined, facts: [{ name: 'staff.age-bands-set', subject: 'age-bands', ...states }] };
  },
};
