import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { dayTyped, optionalText, parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { problem, refusedFields } from '../../../kernel/problem.ts';
import { mayApproveWeeks } from '../activity.access.ts';
import { weekSubject } from '../activity.subjects.ts';
import { demandAnswerable } from './answerable.ts';
import { demandPossible, textsOf, toldWork } from './correct-line.ts';
import { insertAddition, lockPersonDay } from './correction.store.ts';
import { newFields, newRowTyped } from './edited-row.ts';
import { frozenDays } from './frozen.ts';
import { readPart } from './part-of-day.ts';
import { readWeek } from './week.store.ts';
import { mondayOf, weekDays } from './week-days.ts';
import type { Work } from './work.ts';

const adding = z.object({
  matricule: text('Dites de qui est la semaine.'),
  jour: dayTyped('Dites quel jour.'),
  jours: text('Dites combien.'),
  raison: text('Dites pourquoi : le journal le garde.'),
  [newFields.comment]: optionalText,
});

/** A line that was missing on a locked day. */
export type LockedLine = {
  readonly person: string;
  readonly date: Day;
  readonly hundredths: number;
  readonly work: Work;
  readonly reason: string;
};

/** @throws Problem `activity.bad-addition` with a sentence for each field */
export function parseLockedLine(raw: unknown): LockedLine {
  const { matricule, jour, jours, raison } = parseForm('activity.bad-addition', adding, raw);
  const read = readPart(jours);
  if ('refusal' in read) throw refusedFields('invalid', 'activity.bad-addition', { jours: read.refusal });
  if (read.hundredths === 0) throw refusedFields('invalid', 'activity.bad-addition', { jours: 'Dites combien : plus de 0.' });
  const row = newRowTyped(textsOf(raw));
  if (row === null)
    throw refusedFields('invalid', 'activity.bad-addition', { [newFields.kind]: 'Choisissez le type d’activité et pour qui.' });
  return { person: matricule, date: jour, hundredths: read.hundredths, work: row.work, reason: raison };
}

/** Adds to a locked day, for somebody of one's teams, what was never said of it: without it their week could not be finished. */
export const addLockedLine: Command<LockedLine, void, Tx> = {
  name: 'activity.add-locked-line',
  parse: parseLockedLine,
  may: mayApproveWeeks,
  run: async (tx, { reason, ...line }, actor) => {
    const { person, date, work, hundredths } = line;
    const monday = mondayOf(date);
    await demandAnswerable(tx, actor, { person, monday });
    await lockPersonDay(tx, actor, person, date);
    const isFrozen = frozenDays(monday, await readWeek(tx, person, monday));
    if (!isFrozen(weekDays(monday).indexOf(date)))
      throw problem('conflict', 'activity.not-locked', 'Ce jour n’est pas verrouillé : la semaine elle-même se remplit.');
    await demandPossible(tx, line, { work, hundredths });
    await insertAddition(tx, actor, { person, date, monday }, { work, hundredths });
    const after = { day: date, ...toldWork(work, hundredths), reason };
    return {
      result: undefined,
      facts: [{ name: 'activity.line-added', subject: weekSubject(person, monday), before: null, after }],
    };
  },
};
