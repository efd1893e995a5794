import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { optionalDay, optionalText, parseForm, text, wholeNumber } from '../../../http/form-input.ts';
import type { Command, Fact } from '../../../kernel/command.ts';
import { addDays } from '../../../kernel/day.ts';
import { differences } from '../../../kernel/difference.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { normalizeText } from '../../../kernel/text.ts';
import { listApplications } from '../../catalogue/index.ts';
import { mayManageStaff } from '../staff.access.ts';
import { nothingChanged, unknownCode, unknownPerson, unknownRecord } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { lastDay, overlaps } from './occupancy.ts';
import { reason } from './occupation-form.ts';
import { lockPerson } from './person.store.ts';
import { deleteSkill, findSkill, insertSkill, listSkillsOf, updateSkill } from './skill.store.ts';
import { type SkillLevel, type SkillTerms, skillLevels } from './skill.ts';

const terms = {
  logiciel: optionalText,
  theme: optionalText,
  niveau: wholeNumber(1, 3, 'Choisissez un niveau.'),
  du: optionalDay,
  au: optionalDay,
};

type Asked = {
  readonly logiciel: string | null;
  readonly theme: string | null;
  readonly du: string | null;
  readonly au: string | null;
};

function checkSkill({ logiciel, theme, du, au }: Asked, context: z.RefinementCtx): void {
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  if (logiciel === null && theme === null) refuse('logiciel', 'Dites un logiciel du catalogue, ou un thème.');
  if (logiciel !== null && theme !== null)
    refuse('theme', 'Un logiciel ou un thème, pas les deux : enregistrez deux compétences.');
  if (du !== null && au !== null && au < du) refuse('au', 'Le dernier jour est avant le premier : corrigez l’un des deux.');
}

const recording = z.object({ matricule: text('Dites de qui.'), ...terms }).superRefine(checkSkill);
const correcting = z.object({ id: text('Dites quelle compétence corriger.'), ...terms, raison: reason }).superRefine(checkSkill);
const removing = z.object({ id: text('Dites quelle compétence retirer.'), raison: reason });

function termsOf(person: string, asked: Omit<z.output<typeof recording>, 'matricule'>): SkillTerms {
  const { logiciel, theme, niveau, du, au } = asked;
  const level: SkillLevel = skillLevels.find((one) => one === niveau) ?? 1;
  return { person, application: logiciel, topic: theme, level, fromDay: du, toDay: au === null ? null : addDays(au, 1) };
}

function parseSkill(raw: unknown): SkillTerms {
  const { matricule, ...asked } = parseForm('staff.bad-skill', recording, raw);
  return termsOf(matricule, asked);
}

function parseCorrection(raw: unknown) {
  const { id, raison, ...asked } = parseForm('staff.bad-skill', correcting, raw);
  return { id, reason: raison, changed: (person: string) => termsOf(person, asked) };
}

/** Two spellings of one topic are one skill. */
const subjectOf = ({ application, topic }: SkillTerms) => application ?? `theme ${normalizeText(topic ?? '')}`;

async function demandRoom(tx: Tx, skill: SkillTerms, except: string | null): Promise<void> {
  if (skill.application !== null) {
    const codes = (await listApplications(tx)).map(({ code }) => code);
    if (!codes.includes(skill.application))
      throw refusedFields('conflict', 'staff.bad-skill', { logiciel: unknownCode('Aucun logiciel', skill.application, codes) });
  }
  const others = (await listSkillsOf(tx, skill.person)).filter(({ id }) => id !== except);
  if (others.some((one) => subjectOf(one) === subjectOf(skill) && overlaps(one, skill)))
    throw refusedFields('conflict', 'staff.bad-skill', {
      [skill.application === null ? 'theme' : 'logiciel']:
        'Cette compétence est déjà enregistrée à ces dates : corrigez-la, ou donnez-lui un dernier jour.',
    });
}

function stateOf(skill: SkillTerms): Readonly<Record<string, unknown>> {
  const { application, topic, level, fromDay } = skill;
  return { application, topic, level, fromDay, lastDay: lastDay(skill) };
}

async function lockSkill(tx: Tx, id: string) {
  const found = await findSkill(tx, id);
  if (found === null) throw unknownRecord();
  await lockPerson(tx, found.person);
  const before = await findSkill(tx, id);
  if (before === null) throw unknownRecord();
  return before;
}

/** Records what somebody knows, and how far. */
export const recordSkill: Command<SkillTerms, void, Tx> = {
  name: 'staff.record-skill',
  parse: parseSkill,
  may: mayManageStaff,
  run: async (tx, skill, actor) => {
    if ((await lockPerson(tx, skill.person)) === null) throw unknownPerson(skill.person);
    await demandRoom(tx, skill, null);
    await insertSkill(tx, actor, skill);
    const subject = personSubject(skill.person);
    const fact: Fact = { name: 'staff.skill-recorded', subject, before: null, after: stateOf(skill) };
    return { result: undefined, facts: [fact] };
  },
};

/** Puts a skill right; the journal keeps both states and the reason. */
export const correctSkill: Command<ReturnType<typeof parseCorrection>, void, Tx> = {
  name: 'staff.correct-skill',
  parse: parseCorrection,
  may: mayManageStaff,
  run: async (tx, { id, reason: why, changed }, actor) => {
    const before = await lockSkill(tx, id);
    const after = changed(before.person);
    if (differences(stateOf(before), stateOf(after)).length === 0) throw nothingChanged();
    await demandRoom(tx, after, id);
    await updateSkill(tx, actor, id, after);
    const states = { before: stateOf(before), after: { ...stateOf(after), reason: why } };
    return { result: undefined, facts: [{ name: 'staff.skill-corrected', subject: personSubject(before.person), ...states }] };
  },
};

/** Takes away a skill that somebody never had. */
export const removeSkill: Command<z.output<typeof removing>, void, Tx> = {
  name: 'staff.remove-skill',
  parse: (raw) => parseForm('staff.bad-removal', removing, raw),
  may: mayManageStaff,
  run: async (tx, { id, raison }) => {
    const before = await lockSkill(tx, id);
    await deleteSkill(tx, id);
    const states = { before: stateOf(before), after: { reason: raison } };
    return { result: undefined, facts: [{ name: 'staff.skill-removed', subject: personSubject(before.person), ...states }] };
  },
};
