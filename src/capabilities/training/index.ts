import type { Capability } from '../../capability.ts';
import { courseFormat } from './files/course.import.ts';
import { enrolmentFormat } from './files/enrolment.import.ts';
import { halfDayFormat } from './files/half-day.import.ts';
import { sessionFormat, trainerFormat } from './files/session.import.ts';
import { trainingMeasures } from './measures/training.measure.ts';
import { trainingRecords } from './migrations/2026-11-28-training.ts';
import { trainingCosts } from './migrations/2026-11-28-training-costs.ts';
import { trainingMembers } from './migrations/2026-11-28-training-members.ts';
import { trainingRounds } from './migrations/2026-11-28-training-rounds.ts';
import { trainingTold } from './migrations/2026-11-28-training-told.ts';
import { trainingTelling } from './migrations/2026-11-29-training-telling.ts';
import { trainingReader } from './training.reader.ts';
import { trainingTables } from './training.tables.ts';

export const registration: Capability = {
  name: 'training',
  migrations: [trainingRecords, trainingCosts, trainingMembers, trainingTold, trainingRounds, trainingTelling],
  tables: trainingTables,
  measures: trainingMeasures,
  formats: [courseFormat, sessionFormat, halfDayFormat, trainerFormat, enrolmentFormat],
  reader: trainingReader,
};
