import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { optionalText, parseForm, text } from '../../../http/form-input.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { problem, refusedFields } from '../../../kernel/problem.ts';
import { findWorkingPerson } from '../../staff/index.ts';
import { mayApproveWeeks } from '../activity.access.ts';
import { unknownLine } from '../activity.problems.ts';
import { weekSubject } from '../activity.subjects.ts';
import { demandAnswerable } from './answerable.ts';
import {
  type CorrectableLine,
  type CorrectionLine,
  findCorrectable,
  insertCorrections,
  lockPersonDay,
} from './correction.store.ts';
import { cellField, newFields, newRowTyped, noCells, rowFields } from './edited-row.ts';
import { placedOn, rowsOf } from './grid.ts';
import type { WantedRow } from './line-changes.ts';
import { frenchPart, frenchParts, readPart, wholeDay } from './part-of-day.ts';
import { readReferences } from './references.ts';
import { readWeek } from './week.store.ts';
import { mondayOf, weekDays } from './week-days.ts';
import { nobodyThere, refusalsOf } from './week-rules.ts';
import type { Work } from './work.ts';

const correcting = z.object({
  id: text('Dites quelle ligne corriger.'),
  jours: text('Dites combien, 0 pour retirer la ligne.'),
  raison: text('Dites pourquoi : le journal le garde.'),
  [newFields.comment]: optionalText,
});

/** What stands in the place of a line: 0 takes it back and puts nothing there. */
export type Correction = { readonly id: string; readonly hundredths: number; readonly work: Work; readonly reason: string };

/** @throws Problem `activity.bad-correction` with a sentence for each field */
export function parseCorrection(raw: unknown): Correction {
  const { id, jours, raison } = parseForm('activity.bad-correction', correcting, raw);
  const read = readPart(jours);
  if ('refusal' in read) throw refusedFields('invalid', 'activity.bad-correction', { jours: read.refusal });
  const row = newRowTyped(textsOf(raw));
  if (row === null)
    throw refusedFields('invalid', 'activity.bad-correction', { [newFields.kind]: 'Choisissez le type d’activité et pour qui.' });
  return { id, hundredths: read.hundredths, work: row.work, reason: raison };
}

/** The fields of a form; none when it is none. */
export function textsOf(raw: unknown): Readonly<Record<string, string>> {
  const read = z.record(z.string(), z.string()).safeParse(raw);
  return read.success ? read.data : {};
}

function demandCorrectable(line: CorrectableLine | null): asserts line is CorrectableLine {
  if (line === null) throw unknownLine();
  if (!line.isLocked)
    throw problem('conflict', 'activity.not-locked', 'Ce mois n’est pas verrouillé : la semaine elle-même se reprend.');
  if (line.hundredths < 0 || line.isTakenBack)
    throw problem('conflict', 'activity.already-corrected', 'Cette ligne a déjà été reprise : corrigez celle qui la remplace.');
}

/**
 * The line, for whoever may correct it. @throws Problem the same for one that does not exist and for one of a week for which the actor
 * does not answer, since figures tell the numbers of lines and not whose they are; `conflict` for one that no correction changes
 */
export async function readLineToCorrect(tx: Tx, actor: Actor, id: string): Promise<CorrectableLine> {
  const line = await findCorrectable(tx, id);
  if (line === null) throw unknownLine();
  await demandAnswerable(tx, actor, { person: line.person, monday: mondayOf(line.date) }, unknownLine());
  demandCorrectable(line);
  return line;
}

/**
 * Refuses, beside the field at fault, what nobody could have done on that day. @param line the day, and how much of it is taken back
 * @throws Problem `activity.bad-correction`
 */
export async function demandPossible(
  tx: Tx,
  line: Pick<CorrectableLine, 'person' | 'date'>,
  { work, hundredths, takenBack = 0 }: CorrectionLine & { readonly takenBack?: number },
): Promise<void> {
  const monday = mondayOf(line.date);
  const place = weekDays(monday).indexOf(line.date);
  const working = await findWorkingPerson(tx, line.person, { from: monday, to: addDays(monday, 7) });
  const row: WantedRow = { work, cells: noCells.map((_, day) => (day === place ? hundredths : 0)) };
  const refusals = refusalsOf([row], {
    ...(await readReferences(tx, [work])),
    days: working?.days ?? nobodyThere(monday),
    whose: line.person,
    isFrozen: () => false,
    recorded: () => 0,
  });
  const [unknown, refused] = [refusals[rowFields(0).kind], refusals[cellField(0, place)]];
  if (unknown !== undefined) throw refusedFields('conflict', 'activity.bad-correction', { [newFields.kind]: unknown });
  if (refused !== undefined) throw refusedFields('conflict', 'activity.bad-correction', { jours: refused });
  const { lines } = await readWeek(tx, line.person, monday);
  const total = (placedOn(rowsOf(lines))[place] ?? 0) - takenBack + hundredths;
  if (total > wholeDay)
    throw refusedFields('conflict', 'activity.bad-correction', {
      jours: `Ce jour ferait ${frenchParts(total)} en tout : c’est plus d’un.`,
    });
}

/** What a line says, for the journal. */
export const toldWork = ({ kind, application, project, domain, body, scope, comment }: Work, hundredths: number) => ({
  days: frenchPart(hundredths),
  kind,
  ...Object.fromEntries(
    Object.entries({ application, project, domain, body, scope, comment }).filter(([, value]) => value !== null),
  ),
});

const isSame = (line: CorrectableLine, { work, hundredths }: Correction) =>
  JSON.stringify(toldWork(line, line.hundredths)) === JSON.stringify(toldWork(work, hundredths));

/** Corrects a line of a locked month: a counter-entry takes it back, and what should have been said stands beside both. */
export const correctLine: Command<Correction, { readonly person: string; readonly monday: Day }, Tx> = {
  name: 'activity.correct-line',
  parse: parseCorrection,
  may: mayApproveWeeks,
  run: async (tx, correction, actor) => {
    const shown = await readLineToCorrect(tx, actor, correction.id);
    await lockPersonDay(tx, actor, shown.person, shown.date);
    const line = await findCorrectable(tx, correction.id);
    demandCorrectable(line);
    if (isSame(line, correction))
      throw problem('conflict', 'activity.nothing-changed', 'Rien n’a été changé : la ligne le dit déjà.');
    if (correction.hundredths > 0) await demandPossible(tx, line, { ...correction, takenBack: line.hundredths });
    const monday = mondayOf(line.date);
    await insertCorrections(tx, actor, { person: line.person, date: line.date, id: line.id, monday }, [
      { hundredths: -line.hundredths, work: line },
      ...(correction.hundredths > 0 ? [{ hundredths: correction.hundredths, work: correction.work }] : []),
    ]);
    // The day is told once: beside one that stayed as it was, nothing would be told.
    const after = { day: line.date, ...toldWork(correction.work, correction.hundredths), reason: correction.reason };
    const subject = weekSubject(line.person, monday);
    return {
      result: { person: line.person, monday },
      facts: [{ name: 'activity.line-corrected', subject, before: toldWork(line, line.hundredths), after }],
    };
  },
};
