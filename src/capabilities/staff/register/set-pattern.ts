import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { dayTyped, parseForm, text, ticked } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayManageStaff } from '../staff.access.ts';
import { nothingChanged, unknownPerson } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { covers } from './occupancy.ts';
import { lockPerson } from './person.store.ts';
import { insertPattern, listPatternsOf, updatePattern } from './work-pattern.store.ts';
import { halfDays, offWords } from './work-pattern.ts';

const form = z.object({
  matricule: text('Dites de qui.'),
  du: dayTyped('Donnez le premier jour de cette semaine type.'),
  ...Object.fromEntries(halfDays.map(({ name }) => [name, ticked])),
});

type Asked = { readonly person: string; readonly fromDay: Day; readonly pattern: string };

function parseAsked(raw: unknown): Asked {
  // The boxes are named in a loop: zod types them as what any other field may be.
  const { matricule, du, ...boxes } = parseForm('staff.bad-pattern', form, raw);
  const works = new Map<string, unknown>(Object.entries(boxes));
  const pattern = halfDays.map(({ name }) => (works.get(name) === true ? '1' : '0')).join('');
  if (!pattern.includes('1'))
    throw refusedFields('invalid', 'staff.bad-pattern', {
      '': 'Cochez au moins une demi-journée : qui ne travaille plus finit son occupation.',
    });
  return { person: matricule, fromDay: du, pattern };
}

/** Says which half-days somebody works from a day on; what was in force ends there, and what was said of later days stays. */
export const setPattern: Command<Asked, void, Tx> = {
  name: 'staff.set-pattern',
  parse: parseAsked,
  may: mayManageStaff,
  run: async (tx, { person, fromDay, pattern }, actor) => {
    if ((await lockPerson(tx, person)) === null) throw unknownPerson(person);
    const known = await listPatternsOf(tx, person);
    const current = known.find((one) => covers(one, fromDay));
    if (current?.pattern === pattern) throw nothingChanged();
    const next = known.find((one) => one.fromDay > fromDay);
    if (current?.fromDay === fromDay) await updatePattern(tx, actor, { ...current, pattern });
    else {
      if (current) await updatePattern(tx, actor, { ...current, toDay: fromDay });
      await insertPattern(tx, actor, { person, pattern, fromDay, toDay: next?.fromDay ?? null });
    }
    const told = (one: string | undefined) => (one === undefined ? null : { off: offWords(one) ?? 'aucune' });
    const after = { fromDay, ...told(pattern) };
    return {
      result: undefined,
      facts: [{ name: 'staff.pattern-set', subject: personSubject(person), before: told(current?.pattern), after }],
    };
  },
};
