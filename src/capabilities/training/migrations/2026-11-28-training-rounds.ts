import type { Migration } from '../../../database/migration.ts';

/** The owner, whom forced policies show no row of the operators, runs it. */
export const fillRounds = `
alter table training.evaluation no force row level security;
update training.evaluation e set round = r.round
from (select operator, id, (row_number() over (partition by operator, session order by recorded_at, id) - 1) / 3 as round
  from training.evaluation) r
where r.operator = e.operator and r.id = e.id;
alter table training.evaluation force row level security;`;

/**
 * The answers of a session in rounds of three, in the order in which they came: what is told of them grows by whole rounds, so that no
 * answer can be told from the difference between two days.
 */
export const trainingRounds: Migration = {
  id: '2026-11-28-training-rounds',
  sql: `
alter table training.evaluation add column round int not null default 0;
${fillRounds}`,
};
