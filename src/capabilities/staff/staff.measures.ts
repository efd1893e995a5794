import type { Rows } from '../../database/face.ts';
import type { Measure } from '../../kernel/measure.ts';
import { absenceDays, absenceDaysByKind, absencePerAgent } from './measures/absences.measure.ts';
import { aged, ages, meanAge } from './measures/ages.measure.ts';
import { annexBudgeted, annexFilled, annexGap } from './measures/annex.measure.ts';
import { loadedCost } from './measures/cost.measure.ts';
import {
  apprentices,
  closing,
  headcount,
  headcountChange,
  headcountGrowth,
  headcountShares,
  opening,
  temporaryStaff,
} from './measures/headcount.measure.ts';
import {
  arrivals,
  departures,
  internalBalance,
  moves,
  netMovements,
  rotationRate,
  rotations,
  turnover,
} from './measures/movements.measure.ts';
import { fillRate, fteFilled, fteOpen, fteVacant, postsFilled, postsOpen, postsVacant } from './measures/posts.measure.ts';
import { reachingAge, remainingFte } from './measures/projection.measure.ts';
import { fte, hours, hoursPaid, paidFte } from './measures/working-time.measure.ts';
import { withSecrecy } from './staff.secrecy.ts';

/** Every measure of staff, each as secret as `staff.secrecy.ts` says. */
export const staffMeasures: readonly Measure<Rows>[] = withSecrecy([
  headcount,
  apprentices,
  temporaryStaff,
  opening,
  closing,
  headcountChange,
  headcountGrowth,
  ...headcountShares,
  ages,
  aged,
  meanAge,
  fte,
  hours,
  paidFte,
  hoursPaid,
  arrivals,
  departures,
  moves,
  netMovements,
  internalBalance,
  turnover,
  rotations,
  rotationRate,
  postsOpen,
  postsFilled,
  postsVacant,
  fteOpen,
  fteFilled,
  fteVacant,
  fillRate,
  absenceDays,
  absenceDaysByKind,
  absencePerAgent,
  reachingAge,
  remainingFte,
  loadedCost,
  annexBudgeted,
  annexFilled,
  annexGap,
]);
