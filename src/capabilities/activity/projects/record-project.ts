import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { optionalDay, optionalText, parseForm, text } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { addDays } from '../../../kernel/day.ts';
import { differences } from '../../../kernel/difference.ts';
import { slug } from '../../../kernel/identifier.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { readAliases, refusalsOfNames } from '../../../kernel/taken-names.ts';
import { listApplications, listDomains } from '../../catalogue/index.ts';
import { lastDay } from '../../staff/index.ts';
import { mayKeepWork } from '../activity.access.ts';
import { nothingChanged, unknownProject } from '../activity.problems.ts';
import { projectSubject } from '../activity.subjects.ts';
import { refusalOfMove, refusalsOfDays } from '../dated-uses.ts';
import { demandUnchanged, readVersion } from '../typed-over.ts';
import { everyDomain } from '../week/every-domain.ts';
import { awaitHolders } from '../week/month-lock.store.ts';
import { insertProject, listProjectRecords, listProjectUses, lockProjects, updateProject } from './project.store.ts';
import type { Project } from './project.ts';

const typed = {
  nom: text('Donnez le nom du projet.'),
  'autres-noms': optionalText,
  logiciel: optionalText,
  domaine: optionalText,
  du: optionalDay,
  au: optionalDay,
};
const inOrder = { path: ['au'], message: 'Le dernier jour est avant le premier : corrigez l’un des deux.' };
type Days = { readonly du: string | null; readonly au: string | null };
const areInOrder = ({ du, au }: Days) => du === null || au === null || du <= au;

const adding = z.object({ code: optionalText, ...typed }).refine(areInOrder, inOrder);
const correcting = z.object({ code: text('Dites quel projet.'), ...typed, raison: optionalText }).refine(areInOrder, inOrder);

function projectOf({ nom, logiciel, domaine, du, au, ...rest }: z.output<typeof adding>): Project {
  return {
    code: rest.code ?? slug(nom),
    name: nom,
    aliases: readAliases(rest['autres-noms']),
    application: logiciel,
    domain: domaine,
    fromDay: du,
    toDay: au === null ? null : addDays(au, 1),
  };
}

/** A project as the journal keeps it; its last day is the one on which time could still be given to it. */
export function stateOf({ name, aliases, application, domain, fromDay, toDay }: Project) {
  return { name, aliases: aliases.join(' | '), application, domain, fromDay, lastDay: lastDay({ toDay }) };
}

async function refusalsOfParts(tx: Tx, { application, domain }: Project): Promise<Record<string, string>> {
  const refusals: Record<string, string> = {};
  if (application !== null && !(await listApplications(tx)).some(({ code }) => code === application))
    refusals['logiciel'] = 'Ce logiciel n’est pas, ou n’est plus, au catalogue.';
  if (domain !== null && !everyDomain(await listDomains(tx)).some(({ code }) => code === domain))
    refusals['domaine'] = 'Ce domaine n’existe pas, ou n’existe plus.';
  return refusals;
}

/** « du projet « Refonte » » */
export const whatOf = ({ name }: Pick<Project, 'name'>) => `du projet « ${name} »`;

/** What a project is put right from, and why, where somebody says so. */
type Correction = { readonly before: Project; readonly reason: string | null };

const isMoved = (project: Project, before: Project) =>
  project.application !== before.application || project.domain !== before.domain;

/** What lines recorded of a project say against its new days, and against its days going to other figures without a reason. */
async function refusalsOfLines(tx: Tx, project: Project, { before, reason }: Correction): Promise<Record<string, string>> {
  const uses = await listProjectUses(tx, project.code);
  const what = whatOf(project);
  const silence = isMoved(project, before) ? refusalOfMove(what, uses, reason) : null;
  return { ...refusalsOfDays(what, project, before, uses), ...(silence === null ? {} : { raison: silence }) };
}

async function demandRoom(tx: Tx, project: Project, known: readonly Project[], correction: Correction | null): Promise<void> {
  const before = correction?.before ?? null;
  const others = known.filter((one) => one !== before);
  const refusals = {
    ...refusalsOfNames(project, others, before, 'le projet'),
    ...(await refusalsOfParts(tx, project)),
    ...(correction === null ? {} : await refusalsOfLines(tx, project, correction)),
    ...(project.code === '' ? { nom: 'Ce nom n’a ni lettre ni chiffre : donnez aussi un code.' } : {}),
  };
  if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'activity.bad-project', refusals);
}

/** Adds a project; the answer is its code, made from its name where none is given. */
export const addProject: Command<Project, string, Tx> = {
  name: 'activity.add-project',
  parse: (raw) => projectOf(parseForm('activity.bad-project', adding, raw)),
  may: mayKeepWork,
  run: async (tx, project, actor) => {
    await lockProjects(tx);
    await demandRoom(tx, project, await listProjectRecords(tx), null);
    await insertProject(tx, actor, project);
    const subject = projectSubject(project.code);
    return { result: project.code, facts: [{ name: 'activity.project-added', subject, before: null, after: stateOf(project) }] };
  },
};

type Corrected = Omit<Correction, 'before'> & { readonly project: Project; readonly version: string };

/** Puts right what is recorded of a project, its last day included, which ends it or lets it go on. */
export const correctProject: Command<Corrected, void, Tx> = {
  name: 'activity.correct-project',
  parse: (raw) => {
    const { raison, ...rest } = parseForm('activity.bad-project', correcting, raw);
    return { project: projectOf(rest), reason: raison, version: readVersion(raw) };
  },
  may: mayKeepWork,
  run: async (tx, { project, reason, version }, actor) => {
    // In the order of imports: those who write lines first.
    await awaitHolders(tx, actor);
    await lockProjects(tx);
    const known = await listProjectRecords(tx);
    const before = known.find(({ code }) => code === project.code);
    if (before === undefined) throw unknownProject(project.code);
    if (differences(stateOf(before), stateOf(project)).length === 0) throw nothingChanged();
    demandUnchanged('Ce projet a été changé', version, stateOf(before));
    await demandRoom(tx, project, known, { before, reason });
    await updateProject(tx, actor, project);
    const states = { before: stateOf(before), after: { ...stateOf(project), ...(reason === null ? {} : { reason }) } };
    return {
      result: undefined,
      facts: [{ name: 'activity.project-corrected', subject: projectSubject(project.code), ...states }],
    };
  },
};
