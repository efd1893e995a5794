import { useEffect, useRef } from 'react';
import { Form, Link } from 'react-router';
import { changing, reading } from '../../../../http/reading.ts';
import { countOf } from '../../../../web/count-of.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { kindsPath, locksPath, type ShownWeeks, teamTimeFilePathOf, teamTimePath, teamTimePathOf } from '../../activity.paths.ts';
import { LinesFile } from '../lines/lines-file.tsx';
import type { Route } from './+types/team-time.page.ts';
import { LateWeeks } from './late-weeks.tsx';
import { loadTeamLines } from './team-lines.load.ts';
import { Persons, Teams } from './team-tables.tsx';
import { changeTeamTime } from './team-time.action.ts';
import { loadTeamTime } from './team-time.load.ts';
import classes from './teams.module.css';
import { ToApprove } from './to-approve.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Temps des équipes · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Temps des équipes' }] };

export const loader = reading(async (page) => {
  const loaded = await loadTeamTime(page);
  return { ...loaded, byTeam: await loadTeamLines(page, loaded) };
});

export const action = changing((page, { request }: Route.ActionArgs) => changeTeamTime(page, request));

function answerOf({ persons }: Loaded): string {
  const weeks = persons.flatMap((person) => person.weeks);
  const late = weeks.filter((week) => week.isLate).length;
  const waiting = weeks.filter(({ state }) => state === 'finished').length;
  const approved = weeks.filter(({ state }) => state === 'approved').length;
  return `${countOf(late, 'semaine en retard', 'semaines en retard', 'Aucune semaine en retard')} ; ${countOf(waiting, 'à approuver', 'à approuver', 'aucune à approuver')} ; ${countOf(approved, 'approuvée', 'approuvées', 'aucune approuvée')}.`;
}

const tabs: readonly (readonly [ShownWeeks, string])[] = [
  ['a-traiter', 'À traiter'],
  ['a-approuver', 'À approuver'],
  ['en-retard', 'En retard'],
  ['toutes', 'Toutes'],
];

/** Which weeks are shown: each is an address of its own. */
function Tabs({ month, team, shown }: Loaded) {
  return (
    <nav aria-label="Semaines montrées" className={classes.tabs} data-print="hidden">
      {tabs.map(([one, label]) => (
        <Link
          key={one}
          to={teamTimePathOf(month, team, one)}
          className="button"
          aria-current={one === shown ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Filters({ month, team, teams, shown }: Loaded) {
  return (
    <Form method="get" action={teamTimePath} className={classes.filters} key={`${month} ${team}`}>
      <input type="hidden" name="etat" value={shown} />
      <label className="inline-field">
        Mois
        <input type="month" name="mois" defaultValue={month} required />
      </label>
      <label className="inline-field">
        Équipe
        <select name="equipe" defaultValue={team ?? ''}>
          <option value="">Toutes celles que je suis</option>
          {teams.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        Montrer
      </button>
      <a href={teamTimeFilePathOf(month, team)} className="button" download>
        CSV
      </a>
    </Form>
  );
}

/** What was just asked for; it takes the focus, since the list that held it has changed. */
function Answered({ answer }: { answer: Route.ComponentProps['actionData'] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer !== undefined) place.current?.focus();
  }, [answer]);
  if (answer === undefined) return null;
  const { done, refusal, left } = answer;
  return (
    <div ref={place} tabIndex={-1} className={classes.answered}>
      {done !== null && (
        <p role="status" className={`notice ${left.length === 0 ? 'good' : 'look'}`}>
          {done}
        </p>
      )}
      {refusal !== null && (
        <p role="alert" className="notice fault">
          {refusal}
        </p>
      )}
      {left.length > 0 && (
        <div role="alert" className="notice look">
          <p>{countOf(left.length, 'semaine n’a pas été approuvée', 'semaines n’ont pas été approuvées')}&nbsp;:</p>
          <ul>
            {left.map(({ label, path, why }) => (
              <li key={path}>
                <Link to={path}>{label}</Link>&nbsp;: {why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Weeks(page: Loaded) {
  switch (page.shown) {
    case 'a-approuver':
      return <ToApprove {...page} />;
    case 'en-retard':
      return <LateWeeks {...page} />;
    case 'toutes':
      return <Persons {...page} />;
    case 'a-traiter':
      return (
        <>
          <ToApprove {...page} />
          <LateWeeks {...page} />
          <Teams {...page} />
        </>
      );
  }
}

export default function TeamTimePage({ loaderData, actionData }: Route.ComponentProps) {
  const { monthWords, before, after, team, persons, locks, shown } = loaderData;
  return (
    <>
      <PageTitle
        title={`Temps des équipes, ${monthWords}`}
        answer={answerOf(loaderData)}
        actions={
          <>
            <Link to={teamTimePathOf(before, team, shown)} className="button">
              ← Mois précédent
            </Link>
            <Link to={teamTimePathOf(after, team, shown)} className="button">
              Mois suivant →
            </Link>
            {locks && (
              <Link to={locksPath} className="button">
                Verrouiller un mois…
              </Link>
            )}
            <Link to={kindsPath} className="button">
              Réglages du temps
            </Link>
          </>
        }
      />
      <div className="stack">
        <Filters {...loaderData} />
        {persons.length === 0 ? (
          <EmptyState title="Personne à suivre ce mois-là">
            Vous suivez les personnes des équipes dont vous êtes responsable : le registre du personnel dit lesquelles.
          </EmptyState>
        ) : (
          <>
            <Tabs {...loaderData} />
            <Answered answer={actionData} />
            <Weeks {...loaderData} />
            <LinesFile
              first={loaderData.firstDay}
              last={loaderData.lastDay}
              team={team}
              summary="Exporter les lignes de temps…"
            />
          </>
        )}
      </div>
    </>
  );
}
