import type { Migration } from '../../../database/migration.ts';

/**
 * Members' people enrol their own agents (docs/decisions/0015-members-enrol-their-agents.md). A session planned before, or brought by a
 * file, is closed to them until the operator opens it. A participant is known by what the body that sends them calls them: two
 * members may each have their 8007.
 */
const columns = `
alter table training.session
  add column open_to_members boolean not null default false,
  add column enrol_until date;
alter table training.enrolment
  add column member_account text,
  add column member_person text,
  add column refusal text check (refusal <> ''),
  add check (refusal is null or state = 'cancelled'),
  drop constraint enrolment_operator_session_participant_key,
  add constraint enrolment_of_participant unique nulls not distinct (operator, session, body, participant);`;

/**
 * What a member's person may give of a row: a new one, or one of their member that was cancelled, asks for a seat; one that was not
 * held yet is cancelled. Whether there is a seat is found here, with the session held, over the rows of all members, which
 * they don't see. Who came, invitations and refusals stay as the operator left them. On the operator's side nothing is kept out, and a
 * refusal ends with the cancellation that it explains, a file's too.
 */
const guard = `
create function training.guard_enrolment() returns trigger language plpgsql
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
    or new.refusal is not null
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
end $guard$;
create trigger guard_enrolment before insert or update on training.enrolment
  for each row execute function training.guard_enrolment();`;

/** Two numbers for each session from a day on, and nothing else of the rows behind them. */
const seats = `
create function training.seats_taken(from_day date) returns table (session text, enrolled int, waiting int) language plpgsql
set search_path = pg_catalog as $seats$
declare
  side text := current_setting('bievre.member', true);
begin
  if side <> '' then perform set_config('bievre.member', '', true); end if;
  return query
    select s.code, (count(e.id) filter (where e.state = 'enrolled'))::int, (count(e.id) filter (where e.state = 'waiting'))::int
    from training.session s left join training.enrolment e on e.operator = s.operator and e.session = s.code
    where s.first_day >= from_day group by s.code;
  if side <> '' then perform set_config('bievre.member', side, true); end if;
end $seats$;`;

export const trainingMembers: Migration = {
  id: '2026-11-28-training-members',
  sql: `${columns}
${guard}
${seats}`,
};
