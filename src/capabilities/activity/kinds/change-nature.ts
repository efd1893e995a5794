import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { choice, dayTyped, optionalText, parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { type Day, yearOf } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { slug } from '../../../kernel/identifier.ts';
import { lastDay } from '../../staff/index.ts';
import { mayKeepWork } from '../activity.access.ts';
import { kindSubject } from '../activity.subjects.ts';
import { frenchNature, type Nature, natures } from '../kind.ts';
import { readVersion } from '../typed-over.ts';
import { codeTyped } from './kind-form.ts';
import { insertKind, listKindUses, updateKind } from './kind-record.store.ts';
import { inherited, type KindRecord } from './kind-record.ts';
import { refusalsOfDays, refusalsOfPlace } from './kind-rules.ts';
import { demandSameKind, holdKind, refuse, stateOf } from './record-kind.ts';

const changing = z.object({
  code: codeTyped,
  nature: choice(natures, 'Dites quelle nature il prend.'),
  du: dayTyped('Dites à partir de quel jour.'),
  nom: text('Donnez le nom.'),
  'nouveau-code': optionalText,
});

type Change = {
  readonly code: string;
  readonly nature: Nature;
  readonly fromDay: Day;
  readonly name: string;
  readonly nextCode: string;
  readonly version: string;
};

/** What keeps a kind from changing from that day on, by field. */
function refusalsOfChange({ nature, fromDay, nextCode }: Change, kind: KindRecord, kinds: readonly KindRecord[]) {
  const refusals: Record<string, string> = {};
  if (inherited('nature', kind, kinds) === nature) refusals['nature'] = `Sa nature est déjà « ${frenchNature[nature]} ».`;
  if (kind.fromDay !== null && kind.fromDay >= fromDay)
    refusals['du'] =
      `Il ne sert que depuis le ${frenchDay(kind.fromDay)} : corrigez plutôt sa nature, ou donnez un jour d’après.`;
  const parts = kinds.filter((one) => one.parent === kind.code && (one.toDay === null || one.toDay > fromDay));
  if (parts.length > 0)
    refusals['du'] =
      `${parts.map(({ name }) => `« ${name} »`).join(', ')} en font partie et servent encore ce jour-là : terminez-les ou déplacez-les d’abord.`;
  if (kind.toDay !== null && kind.toDay <= fromDay)
    refusals['du'] = 'Il ne sert plus ce jour-là : donnez un jour où il sert encore.';
  const bearer = kinds.find((one) => one.code === nextCode);
  if (bearer !== undefined)
    refusals['nouveau-code'] = `Le code « ${nextCode} » est celui de « ${bearer.name} » : donnez-en un autre.`;
  return refusals;
}

/**
 * Gives a kind another nature from a day on: it ends the day before and another takes its place, so that the years before keep their
 * figures. The answer is the code of the one that follows.
 */
export const changeNature: Command<Change, string, Tx> = {
  name: 'activity.change-nature',
  parse: (raw) => {
    const { code, nature, du, nom, ...rest } = parseForm('activity.bad-kind', changing, raw);
    const nextCode = rest['nouveau-code'] ?? slug(`${code} ${yearOf(du)}`);
    return { code, nature, fromDay: du, name: nom, nextCode, version: readVersion(raw) };
  },
  may: mayKeepWork,
  run: async (tx, change, actor) => {
    const { kind: before, kinds } = await holdKind(tx, actor, change.code);
    demandSameKind(change.version, before);
    const ended: KindRecord = { ...before, toDay: change.fromDay };
    const next: KindRecord = {
      ...before,
      ...{ code: change.nextCode, name: change.name, aliases: [], nature: change.nature, fromDay: change.fromDay },
    };
    const { au } = refusalsOfDays(ended, before, await listKindUses(tx, before.code));
    const { parent, ...place } = refusalsOfPlace(next, null, kinds.with(kinds.indexOf(before), ended));
    const ofDay = au ?? parent;
    refuse({ ...(ofDay === undefined ? {} : { du: ofDay }), ...place, ...refusalsOfChange(change, before, kinds) });
    await updateKind(tx, actor, ended);
    await insertKind(tx, actor, next);
    const states = { before: { lastDay: lastDay(before) }, after: { lastDay: lastDay(ended), followedBy: next.code } };
    return {
      result: next.code,
      facts: [
        { name: 'activity.kind-ended', subject: kindSubject(before.code), ...states },
        { name: 'activity.kind-added', subject: kindSubject(next.code), before: null, after: stateOf(next) },
      ],
    };
  },
};
