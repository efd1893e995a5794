import { sql } from 'kysely';
import type { Rows } from '../../database/face.ts';

/** The first day of each locked month, as `month`. */
export const lockedMonths: Rows = sql`select month from activity.month_lock`;
