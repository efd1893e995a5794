import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { optionalChoice, parseForm, text } from '../../http/form-input.ts';
import type { Command, Fact } from '../../kernel/command.ts';
import type { Day } from '../../kernel/day.ts';
import { frenchDay, frenchNumber } from '../../kernel/french.ts';
import { problem, refusedFields } from '../../kernel/problem.ts';
import { attendedField, presenceField } from './attendance-fields.ts';
import { listEnrolments, setAttendance } from './enrolment.store.ts';
import { type Presence, presences } from './enrolment.ts';
import { lockSessionToRun } from './running.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { nothingChanged } from './training.problems.ts';
import { sessionSubject } from './training.subjects.ts';
import { askedOn, optionalDays } from './typed-values.ts';

type Typed = { readonly presence: Presence | null; readonly attended: number | null };
type Sheet = { readonly session: string; readonly today: Day; readonly lines: ReadonlyMap<string, Typed> };

const head = z.object({ session: text('Dites de quelle session.'), today: askedOn });
const bare = z.record(z.string(), z.unknown());

/** The whole sheet is read at once: what is wrong stands beside each person. */
function parseSheet(raw: unknown): Sheet {
  const ids = Object.keys(bare.parse(raw)).flatMap((name) =>
    name.startsWith('presence-') ? [name.slice('presence-'.length)] : [],
  );
  const lines = z.object(
    Object.fromEntries(
      ids.flatMap((id): [string, z.ZodType<Presence | number | null>][] => [
        [presenceField(id), optionalChoice(presences)],
        [attendedField(id), optionalDays],
      ]),
    ),
  );
  const read = parseForm('training.bad-attendance', lines, raw);
  const typed = ids.map((id): [string, Typed] => {
    const [presence, attended] = [read[presenceField(id)], read[attendedField(id)]];
    return [
      id,
      { presence: presences.find((one) => one === presence) ?? null, attended: typeof attended === 'number' ? attended : null },
    ];
  });
  return { ...parseForm('training.bad-attendance', head, raw), lines: new Map(typed) };
}

function faultOf({ presence, attended }: Typed, given: number | null): string | null {
  if (attended === null) return null;
  if (presence !== 'present') return 'Des jours suivis sont ceux d’un présent.';
  if (attended === 0) return 'Un présent suit plus de 0 jour : corrigez-les, ou dites-le absent.';
  if (given === null || attended <= given) return null;
  return `La session n’a que ${frenchNumber(String(given / 100))} jour${given < 200 ? '' : 's'}.`;
}

/** Types in who came and who did not, the whole sheet in one go; left empty, it is not known. The answer is how many lines changed. */
export const recordAttendance: Command<Sheet, number, Tx> = {
  name: 'training.record-attendance',
  parse: parseSheet,
  may: mayTakePartInTraining,
  run: async (tx, { session: code, today, lines }, actor) => {
    const session = await lockSessionToRun(tx, actor, code);
    if (session.firstDay > today)
      throw problem(
        'conflict',
        'training.not-held-yet',
        `La session ne commence que le ${frenchDay(session.firstDay)} : les présences se saisissent à partir de ce jour.`,
      );
    const sheet = (await listEnrolments(tx, code)).flatMap((one) => {
      const typed = lines.get(one.id);
      return one.state !== 'enrolled' || typed === undefined ? [] : [{ one, typed }];
    });
    const refusals = sheet.flatMap(({ one, typed }) => {
      const fault = faultOf(typed, session.days);
      return fault === null ? [] : [[attendedField(one.id), fault] as const];
    });
    if (refusals.length > 0) throw refusedFields('invalid', 'training.bad-attendance', Object.fromEntries(refusals));
    const facts: Fact[] = [];
    for (const { one, typed } of sheet) {
      if (one.presence === typed.presence && one.attended === typed.attended) continue;
      await setAttendance(tx, actor, { id: one.id, ...typed });
      const before = { enrolment: one.id, body: one.body, presence: one.presence, attended: one.attended };
      const after = { enrolment: one.id, body: one.body, ...typed };
      facts.push({ name: 'training.attendance-recorded', subject: sessionSubject(code), before, after });
    }
    if (facts.length === 0) throw nothingChanged();
    return { result: facts.length, facts };
  },
};
