import type { FileFormat } from '../../../import/format.ts';
import { projectLoadFormat, runLoadFormat } from '../capacity/load.import.ts';
import { budgetedPostFormat } from './budgeted-post.import.ts';
import { assignmentFormat, occupationFormat } from './occupation.import.ts';
import { gradeCostFormat, payFormat, stepFormat } from './pay.import.ts';
import { personFormat, postFormat } from './post.import.ts';
import { absenceFormat, skillFormat, workPatternFormat } from './presence.import.ts';
import { ageBandFormat, frameworkFormat, gradeFormat, streamFormat } from './reference.import.ts';

/** The files of staff, in the order in which people fill them. */
export const staffFormats: readonly FileFormat[] = [
  streamFormat,
  frameworkFormat,
  gradeFormat,
  ageBandFormat,
  postFormat,
  personFormat,
  occupationFormat,
  assignmentFormat,
  absenceFormat,
  workPatternFormat,
  skillFormat,
  payFormat,
  gradeCostFormat,
  stepFormat,
  runLoadFormat,
  projectLoadFormat,
  budgetedPostFormat,
];
