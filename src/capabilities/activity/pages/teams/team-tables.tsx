import { Link } from 'react-router';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { personWeekPath } from '../../activity.paths.ts';
import { frenchPart } from '../../week/part-of-day.ts';
import type { FollowedPerson, FollowedWeek } from './followed-week.ts';
import type { TeamTime } from './team-time.load.ts';
import classes from './teams.module.css';

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

export function Persons({ persons, mondays, monthWords }: TeamTime) {
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

export function Teams({ byTeam, monthWords }: TeamTime) {
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
