import type { Migration } from '../../../database/migration.ts';

/**
 * What each person invited has in their calendar. Of those invited before it was kept, the plan of now is the best that is known; whoever
 * cancelled was told so. The owner, whom forced policies show no row of the operators, runs it.
 */
export const fillTold = `
alter table training.enrolment no force row level security;
alter table training.session no force row level security;
alter table training.half_day no force row level security;
update training.enrolment e set told = jsonb_build_object(
  'course', s.course, 'firstDay', s.first_day, 'place', s.place, 'remote', s.remote,
  'halfDays', coalesce((
    select jsonb_agg(jsonb_build_object('day', h.day, 'half', h.half, 'begins', h.begins, 'ends', h.ends) order by h.day, h.begins)
    from training.half_day h where h.operator = s.operator and h.session = s.code), '[]'::jsonb))
from training.session s
where s.operator = e.operator and s.code = e.session and e.invited_at is not null and e.state <> 'cancelled';
alter table training.half_day force row level security;
alter table training.session force row level security;
alter table training.enrolment force row level security;`;

/** The guard of 2026-11-28-training-members, which keeps what was told, too, from a new row of a member's person. */
const guard = `
create or replace function training.guard_enrolment() returns trigger language plpgsql
set search_path = pg_catalog as $guard$
declare
  side text := current_setting('bievre.member', true);
  of_session training.session;
  line record;
begin
  if coalesce(side, '') = '' then
    if new.state <> 'cancelled' then new.refusal := null; end if;
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - array['state', 'email', 'member_person'] <> to_jsonb(old) - array['state', 'email', 'member_person']
      or old.presence is not null or old.refusal is not null or (old.state = 'cancelled') = (new.state = 'cancelled')
    then raise insufficient_privilege using message = 'not a member''s to change'; end if;
  elsif new.state = 'cancelled' or new.presence is not null or new.attended_hundredths is not null or new.invited_at is not null
    or new.told is not null or new.refusal is not null
  then raise insufficient_privilege using message = 'not a member''s to say';
  end if;
  new.origin := 'entered';
  new.import_id := null;
  new.recorded_at := now();
  new.recorded_by := current_setting('bievre.actor', true);
  if new.state = 'cancelled' then return new; end if;
  select * into of_session from training.session
    where operator = new.operator and code = new.session for update;
  if of_session.open_to_members is distinct from true
  then raise insufficient_privilege using message = 'a session that is closed to members'; end if;
  perform set_config('bievre.member', '', true);
  select count(*) filter (where state = 'enrolled') as enrolled, count(*) filter (where state = 'waiting') as waiting,
    max(asked_at) as asked_at, coalesce(max(place), 0) as place
    into line from training.enrolment where operator = new.operator and session = new.session;
  perform set_config('bievre.member', side, true);
  new.state := case when line.waiting = 0 and (of_session.capacity is null or line.enrolled < of_session.capacity)
    then 'enrolled' else 'waiting' end;
  new.asked_at := greatest(clock_timestamp(), line.asked_at);
  new.place := line.place + 1;
  new.invited_at := null;
  new.member_account := current_setting('bievre.actor', true);
  return new;
end $guard$;`;

export const trainingTold: Migration = {
  id: '2026-11-28-training-told',
  sql: `alter table training.enrolment add column told jsonb;
${guard}
${fillTold}`,
};
