import { Form, Link } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { countOf } from '../../../../web/count-of.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { kindsPath, locksPath, personWeekPath, teamTimeFilePathOf, teamTimePath, teamTimePathOf } from '../../activity.paths.ts';
import { frenchPart } from '../../week/part-of-day.ts';
import type { Route } from './+types/team-time.page.ts';
import { type FollowedPerson, type FollowedWeek, loadTeamTime } from './team-time.load.ts';
import classes from './teams.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Temps des équipes · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Temps des équipes' }] };

export const loader = reading((page) => loadTeamTime(page));

const tagOf = (week: FollowedWeek) => {
  if (week.isLate) return 'look';
  return week.state === 'approved' ? 'good' : '';
};

function Week({ person, week }: { person: FollowedPerson; week: FollowedWeek | undefined }) {
  if (week === undefined) return <td className="soft">pas là</td>;
  return (
    <td>
      <Link to={personWeekPath(person.code, week.monday)} aria-label={`${person.label}, semaine ${week.label} : ${week.words}`}>
        <span className={`tag ${tagOf(week)}`}>{week.words}</span>
      </Link>
      <span className={classes.balance}>{week.balance}</span>
      {week.warnings > 0 && <span className={`${classes.balance} look-words`}>{week.warnings} à regarder</span>}
    </td>
  );
}

function Persons({ persons, mondays, monthWords }: Loaded) {
  const heads = ['Personne', ...mondays.map(({ number }) => `Semaine ${number}`), 'Placé / dû dans le mois'];
  return (
    <PlainTable label={`Semaines de ${monthWords}`} heads={heads}>
      {persons.map((person) => (
        <tr key={person.code}>
          <th scope="row">{person.label}</th>
          {mondays.map(({ monday }) => (
            <Week key={monday} person={person} week={person.weeks.find((week) => week.monday === monday)} />
          ))}
          <td className={classes.number}>{`${frenchPart(person.placed)} / ${frenchPart(person.due)}`}</td>
        </tr>
      ))}
    </PlainTable>
  );
}

function Teams({ byTeam, monthWords }: Loaded) {
  return (
    <section aria-labelledby="equipes">
      <h2 id="equipes">Par équipe, {monthWords}</h2>
      <PlainTable
        label="Complétude des équipes"
        heads={[
          'Équipe',
          'Personnes',
          'Jours placés',
          'Jours dus',
          'Manquent',
          'Semaines non terminées',
          'Semaines non approuvées',
        ]}
      >
        {byTeam.map((team) => (
          <tr key={team.code}>
            <th scope="row">{team.name}</th>
            <td className={classes.number}>{team.persons}</td>
            <td className={classes.number}>{frenchPart(team.placed)}</td>
            <td className={classes.number}>{frenchPart(team.due)}</td>
            <td className={classes.number}>{frenchPart(Math.max(0, team.due - team.placed))}</td>
            <td className={classes.number}>{team.unfinished}</td>
            <td className={classes.number}>{team.notApproved}</td>
          </tr>
        ))}
      </PlainTable>
      <p className="soft">Une personne partagée entre deux équipes compte en entier dans chacune.</p>
    </section>
  );
}

function answerOf({ persons }: Loaded): string {
  const weeks = persons.flatMap((person) => person.weeks);
  const late = weeks.filter((week) => week.isLate).length;
  const waiting = weeks.filter(({ state }) => state === 'finished').length;
  const approved = weeks.filter(({ state }) => state === 'approved').length;
  return `${countOf(late, 'semaine en retard', 'semaines en retard', 'Aucune semaine en retard')} ; ${countOf(waiting, 'à approuver', 'à approuver', 'aucune à approuver')} ; ${countOf(approved, 'approuvée', 'approuvées', 'aucune approuvée')}.`;
}

function Filters({ month, team, teams }: Loaded) {
  return (
    <Form method="get" action={teamTimePath} className={classes.filters} key={`${month} ${team}`}>
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

export default function TeamTimePage({ loaderData }: Route.ComponentProps) {
  const { monthWords, before, after, team, persons, locks } = loaderData;
  return (
    <>
      <PageTitle
        title={`Temps des équipes, ${monthWords}`}
        answer={answerOf(loaderData)}
        actions={
          <>
            <Link to={teamTimePathOf(before, team)} className="button">
              ← Mois précédent
            </Link>
            <Link to={teamTimePathOf(after, team)} className="button">
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
            Vous suivez les personnes des équipes dont vous êtes responsable : le registre du personnel dit lesquelles.
          </EmptyState>
        ) : (
          <>
            <Persons {...loaderData} />
            <Teams {...loaderData} />
          </>
        )}
      </div>
    </>
  );
}
