import type { Tx } from '../../../database/face.ts';
import type { Command, Fact } from '../../../kernel/command.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayPlan } from '../staff.access.ts';
import { nothingChanged, unknownRecord } from '../staff.problems.ts';
import { teamSubject } from '../staff.subjects.ts';
import { deleteProjectLoad, insertProjectLoad, lockProjectLoad, updateProjectDays } from './load.store.ts';
import { type ProjectTyped, parseLoadCorrection, parseLoadRemoval, parseProject, stateOfLoad } from './load-form.ts';
import { demandPlanned, resolveSkill } from './load-rules.ts';
import { frenchMonth } from './month.ts';

/** Plans days of a project for a team, the same in each month asked; the answer is how many months. */
export const planProject: Command<ProjectTyped, number, Tx> = {
  name: 'staff.plan-project',
  parse: parseProject,
  may: mayPlan,
  run: async (tx, { months, skill, ...typed }, actor) => {
    await demandPlanned(tx, actor, typed.team);
    const named = await resolveSkill(tx, skill);
    const facts: Fact[] = [];
    for (const month of months) {
      const load = { ...typed, month, skill: named };
      if (!(await insertProjectLoad(tx, actor, load)))
        throw refusedFields('conflict', 'staff.bad-load', {
          mois: `Des jours de ce projet sont déjà prévus pour cette équipe et cette compétence en ${frenchMonth(month)} : corrigez-les plutôt.`,
        });
      facts.push({ name: 'staff.project-planned', subject: teamSubject(load.team), before: null, after: stateOfLoad(load) });
    }
    return { result: months.length, facts };
  },
};

/** Corrects how many days a project is planned to take in a month; another team, month or skill is removed and planned again. */
export const correctProject: Command<ReturnType<typeof parseLoadCorrection>, void, Tx> = {
  name: 'staff.correct-project',
  parse: parseLoadCorrection,
  may: mayPlan,
  run: async (tx, { id, hundredths, reason }, actor) => {
    const before = await lockProjectLoad(tx, id);
    if (before === null) throw unknownRecord();
    await demandPlanned(tx, actor, before.team);
    if (before.hundredths === hundredths) throw nothingChanged();
    await updateProjectDays(tx, actor, id, hundredths);
    const after = { ...stateOfLoad({ ...before, hundredths }), reason };
    const fact = { name: 'staff.project-corrected', subject: teamSubject(before.team), before: stateOfLoad(before), after };
    return { result: undefined, facts: [fact] };
  },
};

/** Removes days of a project that are no longer planned. */
export const removeProject: Command<ReturnType<typeof parseLoadRemoval>, void, Tx> = {
  name: 'staff.remove-project',
  parse: parseLoadRemoval,
  may: mayPlan,
  run: async (tx, { id, reason }, actor) => {
    const before = await lockProjectLoad(tx, id);
    if (before === null) throw unknownRecord();
    await demandPlanned(tx, actor, before.team);
    await deleteProjectLoad(tx, id);
    const fact = {
      name: 'staff.project-removed',
      subject: teamSubject(before.team),
      before: stateOfLoad(before),
      after: { reason },
    };
    return { result: undefined, facts: [fact] };
  },
};
