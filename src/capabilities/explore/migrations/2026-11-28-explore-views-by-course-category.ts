import type { Migration } from '../../../database/migration.ts';

/**
 * Measures of training were asked by `category`, now by `course_category`: an address that says the old name would show another table,
 * or the whole in the place of a part. The owner, whom forced policies show no row of the operators, runs it.
 */
export const viewsByCourseCategory: Migration = {
  id: '2026-11-28-explore-views-by-course-category',
  sql: `
alter table explore.view no force row level security;
alter table journal.entry no force row level security;
with said as (
  select operator, id, name, parameters as before, trim(both '&' from regexp_replace('&' || parameters || '&',
    '&(lignes=|colonnes=|f\\.)category(?=[=&])', '&\\1course_category', 'g')) as after
  from explore.view where substring('&' || parameters from '&mesure=([^&]*)') like 'training.%'
), changed as (
  update explore.view v set parameters = said.after from said
  where v.operator = said.operator and v.id = said.id and said.after <> said.before
  returning v.operator, said.name, said.before, said.after
)
insert into journal.entry (operator, actor_kind, actor_id, actor_name, fact, subject, before, after)
select operator, 'system', 'bievre.migration', 'mise à jour de Bièvre', 'explore.view-rewritten', name,
  jsonb_build_object('parameters', before), jsonb_build_object('parameters', after)
from changed order by operator, name;
alter table journal.entry force row level security;
alter table explore.view force row level security;`,
};
