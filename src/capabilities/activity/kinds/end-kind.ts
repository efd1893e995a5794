import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { dayTyped, parseForm } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { problem } from '../../../kernel/problem.ts';
import { lastDay } from '../../staff/index.ts';
import { mayKeepWork } from '../activity.access.ts';
import { nothingChanged } from '../activity.problems.ts';
import { kindSubject } from '../activity.subjects.ts';
import { readVersion } from '../typed-over.ts';
import { codeTyped } from './kind-form.ts';
import { listKindUses, updateKind } from './kind-record.store.ts';
import { endOf, type KindRecord } from './kind-record.ts';
import { refusalsOfDays, refusalsOfPlace } from './kind-rules.ts';
import { demandSameKind, holdKind, refuse } from './record-kind.ts';

const ending = z.object({ code: codeTyped, au: dayTyped('Dites jusqu’à quel jour il sert.') });
const reopening = z.object({ code: codeTyped });

/** Another may have taken the place that a kind left: it serves longer again only once that one has another name. */
function refusalOfTwin(kind: KindRecord, before: KindRecord, kinds: readonly KindRecord[]): string | null {
  const twin = refusalsOfPlace(kind, before, kinds)['nom'];
  return twin === undefined ? null : `Un autre type a pris sa place : ${twin}`;
}

type Named = { readonly code: string; readonly version: string };

/** Ends a kind, and with it those under it, after a last day on which it still serves; lines of the past keep it. */
export const endKind: Command<Named & { readonly toDay: Day }, void, Tx> = {
  name: 'activity.end-kind',
  parse: (raw) => {
    const { code, au } = parseForm('activity.bad-kind', ending, raw);
    return { code, toDay: addDays(au, 1), version: readVersion(raw) };
  },
  may: mayKeepWork,
  run: async (tx, { code, toDay, version }, actor) => {
    const { kind: before, kinds } = await holdKind(tx, actor, code);
    if (before.toDay === toDay) throw nothingChanged();
    demandSameKind(version, before);
    if (before.fromDay !== null && before.fromDay >= toDay)
      refuse({ au: `Il ne sert que depuis le ${frenchDay(before.fromDay)} : donnez ce jour ou un jour d’après.` });
    const kind: KindRecord = { ...before, toDay };
    const twin = refusalOfTwin(kind, before, kinds);
    refuse({ ...(twin === null ? {} : { au: twin }), ...refusalsOfDays(kind, before, await listKindUses(tx, code)) });
    await updateKind(tx, actor, kind);
    const states = { before: { lastDay: lastDay(before) }, after: { lastDay: lastDay(kind) } };
    return { result: undefined, facts: [{ name: 'activity.kind-ended', subject: kindSubject(code), ...states }] };
  },
};

/** Lets a kind that ended serve again, as if it had never ended. */
export const reopenKind: Command<Named, void, Tx> = {
  name: 'activity.reopen-kind',
  parse: (raw) => ({ ...parseForm('activity.bad-kind', reopening, raw), version: readVersion(raw) }),
  may: mayKeepWork,
  run: async (tx, { code, version }, actor) => {
    const { kind: before, kinds } = await holdKind(tx, actor, code);
    if (before.toDay === null) throw nothingChanged();
    demandSameKind(version, before);
    const kind: KindRecord = { ...before, toDay: null };
    const above = kinds.find((one) => one.code === kind.parent);
    const end = above === undefined ? null : endOf(above, kinds);
    if (above !== undefined && end !== null)
      throw problem(
        'conflict',
        'activity.ended-parent',
        `« ${above.name} », dont il fait partie, est terminé depuis le ${frenchDay(addDays(end, -1))} : rouvrez d’abord celui-là.`,
      );
    const twin = refusalOfTwin(kind, before, kinds);
    if (twin !== null) throw problem('conflict', 'activity.name-taken', twin);
    await updateKind(tx, actor, kind);
    const states = { before: { lastDay: lastDay(before) }, after: { lastDay: null } };
    return { result: undefined, facts: [{ name: 'activity.kind-reopened', subject: kindSubject(code), ...states }] };
  },
};
