import type { Migration } from '../../../database/migration.ts';

/**
 * Measures of training were asked by `category`, now by `course_category`, since other measures have categories of their own. Plans that
 * operators hold say so from now on, and so does the earlier plan that undoing an import gives back; what stands in the file that
 * was imported, and which import the plan is of, stay. A row of a table is asked by each of its columns, unless it says another question
 * in the column's place: it is of training where one of those columns is.
 *
 * The owner, whom forced policies show no row of the operators, runs it: they are lifted for the time of the step.
 */
export const plansByCourseCategory: Migration = {
  id: '2026-11-28-report-plans-by-course-category',
  sql: `
create function report.renamed_in(at jsonb) returns jsonb language sql immutable set search_path = pg_catalog as $at$
  select case when jsonb_typeof(at) = 'object' and at ? 'category'
    then (at - 'category') || jsonb_build_object('course_category', at->'category') else at end
$at$;

create function report.renamed_row(line jsonb, columns jsonb) returns jsonb language sql immutable set search_path = pg_catalog as $row$
  select case when line ? 'at' and exists (
      select from jsonb_array_elements(columns) as one
      where one->>'measure' like 'training.%' and not coalesce(line->'cells', '{}') ? (one->>'label'))
    then line || jsonb_build_object('at', report.renamed_in(line->'at')) else line end
$row$;

create function report.renamed(node jsonb) returns jsonb language plpgsql immutable set search_path = pg_catalog as $node$
declare
  told jsonb;
begin
  if jsonb_typeof(node) = 'array' then
    return (select coalesce(jsonb_agg(report.renamed(one) order by place), '[]')
      from jsonb_array_elements(node) with ordinality as each (one, place));
  end if;
  if jsonb_typeof(node) <> 'object' then return node; end if;
  select coalesce(jsonb_object_agg(name, report.renamed(one)), '{}') into told from jsonb_each(node) as each (name, one);
  if told->>'measure' like 'training.%' and told ? 'at' then
    told := told || jsonb_build_object('at', report.renamed_in(told->'at'));
  end if;
  if told->>'type' = 'table' and jsonb_typeof(told->'rows') = 'array' and jsonb_typeof(told->'columns') = 'array' then
    told := told || jsonb_build_object('rows', (
      select coalesce(jsonb_agg(report.renamed_row(line, told->'columns') order by place), '[]')
      from jsonb_array_elements(told->'rows') with ordinality as each (line, place)));
  end if;
  return told;
end $node$;

alter table report.outline no force row level security;
alter table import.change no force row level security;
alter table journal.entry no force row level security;
with said as (
  update report.outline set content = report.renamed(content) where content <> report.renamed(content) returning operator, year
)
insert into journal.entry (operator, actor_kind, actor_id, actor_name, fact, subject, before, after)
select operator, 'system', 'bievre.migration', 'mise à jour de Bièvre', 'report.plan-rewritten', year::text,
  '{"dimension": "category"}', '{"dimension": "course_category"}'
from said order by operator, year;
update import.change set before = before || jsonb_build_object('content', report.renamed(before->'content'))
where table_name = 'report.outline' and before->'content' <> report.renamed(before->'content');
alter table journal.entry force row level security;
alter table import.change force row level security;
alter table report.outline force row level security;

drop function report.renamed(jsonb);
drop function report.renamed_row(jsonb, jsonb);
drop function report.renamed_in(jsonb);`,
};
