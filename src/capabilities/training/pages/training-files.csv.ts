import type { Tx } from '../../../database/face.ts';
import { reading } from '../../../http/reading.ts';
import type { FileFormat, ParsedRow } from '../../../import/format.ts';
import { type Answer, demand } from '../../../kernel/access.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { problem } from '../../../kernel/problem.ts';
import { recordsFileResponse } from '../../../sheets/format-file.ts';
import { courseFormat } from '../files/course.import.ts';
import { enrolmentFormat } from '../files/enrolment.import.ts';
import { halfDayFormat } from '../files/half-day.import.ts';
import { sessionFormat, trainerFormat } from '../files/session.import.ts';
import {
  type FiledSessions,
  listFiledCourses,
  listFiledEnrolments,
  listFiledHalfDays,
  listFiledSessions,
  listFiledTrainers,
} from '../files/training-file.store.ts';
import { mayManageTraining, mayReadTraining } from '../training.access.ts';

type TrainingFile = {
  readonly format: FileFormat;
  readonly may: (actor: Actor) => Answer;
  readonly list: (tx: Tx, asked: FiledSessions) => Promise<readonly ParsedRow[]>;
};

const files: readonly TrainingFile[] = [
  { format: courseFormat, may: mayReadTraining, list: listFiledCourses },
  { format: sessionFormat, may: mayReadTraining, list: listFiledSessions },
  { format: halfDayFormat, may: mayReadTraining, list: listFiledHalfDays },
  { format: trainerFormat, may: mayReadTraining, list: listFiledTrainers },
  // They name those who come.
  { format: enrolmentFormat, may: mayManageTraining, list: listFiledEnrolments },
];

/** The courses, or the sessions of a year or of all with what belongs to them, in the columns of one of their files: what is taken out can be put back. */
export const loader = reading(async ({ tx, actor, url }) => {
  const wanted = url.searchParams.get('fichier');
  const file = files.find(({ format }) => format.file === wanted);
  if (!file) throw problem('not-found', 'training.unknown-file', 'La formation n’a pas de fichier de ce nom.');
  demand(file.may(actor));
  const year = /^\d{4}$/.test(url.searchParams.get('annee') ?? '') ? Number(url.searchParams.get('annee')) : null;
  const { format } = file;
  return recordsFileResponse(
    format,
    await file.list(tx, { year, session: null }),
    `${format.file}${year === null ? '' : `-${year}`}`,
  );
});
