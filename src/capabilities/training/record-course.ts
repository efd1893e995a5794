import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { choice, optionalDay, optionalText, parseForm, text } from '../../http/form-input.ts';
import type { Command, Fact } from '../../kernel/command.ts';
import { addDays } from '../../kernel/day.ts';
import { differences } from '../../kernel/difference.ts';
import { slug } from '../../kernel/identifier.ts';
import { refusedFields } from '../../kernel/problem.ts';
import { normalizeText } from '../../kernel/text.ts';
import { listApplications } from '../catalogue/index.ts';
import { findCourse, insertCourse, listCourses, lockCourse, updateCourse } from './course.store.ts';
import { type Course, categories } from './course.ts';
import { mayManageTraining } from './training.access.ts';
import { nothingChanged, unknownCode, unknownCourse } from './training.problems.ts';
import { courseSubject } from './training.subjects.ts';
import { optionalLength } from './typed-values.ts';

const terms = z
  .object({
    nom: text('Donnez le nom de la formation.').refine((name) => slug(name) !== '', {
      message: 'Un nom a au moins une lettre ou un chiffre.',
    }),
    categorie: choice(categories, 'Choisissez une catégorie.'),
    logiciel: optionalText,
    objectifs: optionalText,
    duree: optionalLength,
    du: optionalDay,
    au: optionalDay,
  })
  .superRefine(({ du, au }, context) => {
    if (du !== null && au !== null && au < du)
      context.addIssue({
        code: 'custom',
        path: ['au'],
        message: 'Le dernier jour est avant le premier : corrigez l’un des deux.',
      });
  });

function courseOf(code: string, asked: z.output<typeof terms>): Course {
  const { nom, categorie, logiciel, objectifs, duree, du, au } = asked;
  const said = { name: nom, category: categorie, application: logiciel, objectives: objectifs, length: duree };
  return { code, ...said, fromDay: du, toDay: au === null ? null : addDays(au, 1) };
}

function stateOf({ code: _code, toDay, ...course }: Course): Readonly<Record<string, unknown>> {
  return { ...course, lastDay: toDay === null ? null : addDays(toDay, -1) };
}

/** A name is what people choose a course by: no other bears it, however it is spelt. */
async function demandGood(tx: Tx, course: Course): Promise<void> {
  const refusals: Record<string, string> = {};
  const namesake = (await listCourses(tx)).find(
    (one) => one.code !== course.code && normalizeText(one.name) === normalizeText(course.name),
  );
  if (namesake !== undefined) refusals['nom'] = `Une autre formation a ce nom (${namesake.code}) : choisissez-en un autre.`;
  if (course.application !== null) {
    const codes = (await listApplications(tx)).map(({ code }) => code);
    if (!codes.includes(course.application)) refusals['logiciel'] = unknownCode('Aucun logiciel', course.application, codes);
  }
  if (Object.keys(refusals).length > 0) throw refusedFields('conflict', 'training.bad-course', refusals);
}

/** Adds a course to what is offered; the answer is its code, made from its name. */
export const recordCourse: Command<Course, string, Tx> = {
  name: 'training.record-course',
  parse: (raw) => {
    const asked = parseForm('training.bad-course', terms, raw);
    return courseOf(slug(asked.nom), asked);
  },
  may: mayManageTraining,
  run: async (tx, course, actor) => {
    await demandGood(tx, course);
    const namesake = await findCourse(tx, course.code);
    if (namesake !== null)
      throw refusedFields('conflict', 'training.bad-course', {
        nom: `Une formation a déjà ce nom ou presque : « ${namesake.name} ».`,
      });
    await insertCourse(tx, actor, course);
    const fact: Fact = {
      name: 'training.course-recorded',
      subject: courseSubject(course.code),
      before: null,
      after: stateOf(course),
    };
    return { result: course.code, facts: [fact] };
  },
};

const correcting = z.object({ code: text('Dites quelle formation corriger.') });

/** Puts a course right, or says until when it is offered. */
export const correctCourse: Command<Course, void, Tx> = {
  name: 'training.correct-course',
  parse: (raw) => {
    const { code } = parseForm('training.bad-course', correcting, raw);
    return courseOf(code, parseForm('training.bad-course', terms, raw));
  },
  may: mayManageTraining,
  run: async (tx, course, actor) => {
    const before = await lockCourse(tx, course.code);
    if (before === null) throw unknownCourse(course.code);
    if (differences(stateOf(before), stateOf(course)).length === 0) throw nothingChanged();
    await demandGood(tx, course);
    await updateCourse(tx, actor, course);
    const states = { before: stateOf(before), after: stateOf(course) };
    return { result: undefined, facts: [{ name: 'training.course-corrected', subject: courseSubject(course.code), ...states }] };
  },
};
