import type { Tx } from '../../../database/face.ts';
import type { Command } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayPlan } from '../staff.access.ts';
import { nothingChanged, unknownRecord } from '../staff.problems.ts';
import { teamSubject } from '../staff.subjects.ts';
import { deleteRunLoad, insertRunLoad, lockRunLoad, updateRunDays } from './load.store.ts';
import { parseLoadCorrection, parseLoadRemoval, parseRun, type RunTyped, stateOfLoad } from './load-form.ts';
import { demandPlanned, resolveSkill } from './load-rules.ts';
import { frenchMonth } from './month.ts';

/** Records the days of run of a team in a month that has begun. */
export const recordRun = (today: Day): Command<RunTyped, void, Tx> => ({
  name: 'staff.record-run',
  parse: (raw) => parseRun(raw, today),
  may: mayPlan,
  run: async (tx, { skill, ...typed }, actor) => {
    await demandPlanned(tx, actor, typed.team);
    const load = { ...typed, skill: await resolveSkill(tx, skill) };
    if (!(await insertRunLoad(tx, actor, load)))
      throw refusedFields('conflict', 'staff.bad-load', {
        mois: `Des jours d’exploitation sont déjà enregistrés pour cette équipe et cette compétence en ${frenchMonth(load.month)} : corrigez-les plutôt.`,
      });
    const fact = { name: 'staff.run-recorded', subject: teamSubject(load.team), before: null, after: stateOfLoad(load) };
    return { result: undefined, facts: [fact] };
  },
});

type Correction = ReturnType<typeof parseLoadCorrection>;

/** Corrects how many days a team ran in a month; another team, month or skill is removed and recorded again. */
export const correctRun: Command<Correction, void, Tx> = {
  name: 'staff.correct-run',
  parse: parseLoadCorrection,
  may: mayPlan,
  run: async (tx, { id, hundredths, reason }, actor) => {
    const before = await lockRunLoad(tx, id);
    if (before === null) throw unknownRecord();
    await demandPlanned(tx, actor, before.team);
    if (before.hundredths === hundredths) throw nothingChanged();
    await updateRunDays(tx, actor, id, hundredths);
    const after = { ...stateOfLoad({ ...before, hundredths }), reason };
    const fact = { name: 'staff.run-corrected', subject: teamSubject(before.team), before: stateOfLoad(before), after };
    return { result: undefined, facts: [fact] };
  },
};

/** Removes days of run that were recorded by mistake. */
export const removeRun: Command<ReturnType<typeof parseLoadRemoval>, void, Tx> = {
  name: 'staff.remove-run',
  parse: parseLoadRemoval,
  may: mayPlan,
  run: async (tx, { id, reason }, actor) => {
    const before = await lockRunLoad(tx, id);
    if (before === null) throw unknownRecord();
    await demandPlanned(tx, actor, before.team);
    await deleteRunLoad(tx, id);
    const fact = { name: 'staff.run-removed', subject: teamSubject(before.team), before: stateOfLoad(before), after: { reason } };
    return { result: undefined, facts: [fact] };
  },
};
