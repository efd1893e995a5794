import { Form, Link } from 'react-router';
import { countOf } from '../../../../web/count-of.ts';
import { personWeekPath, teamTimePathOf } from '../../activity.paths.ts';
import { weekNumber } from '../../week/week-days.ts';
import type { TeamTime } from './team-time.load.ts';
import classes from './teams.module.css';

type LatePerson = TeamTime['late'][number];

function Person({ person: { code, label, weeks, mayRemind, isRemindedToday } }: { person: LatePerson }) {
  return (
    <li>
      <span className={classes.choice}>{label}</span>
      <span className={classes.said}>
        {weeks.map((week) => (
          <Link
            key={week.monday}
            to={personWeekPath(code, week.monday)}
            aria-label={`Semaine ${weekNumber(week.monday)} : ${week.balance}, ${label}, ${week.label}, ${week.words}`}
          >
            Semaine {weekNumber(week.monday)}&nbsp;: <span className={classes.part}>{week.balance}</span>
          </Link>
        ))}
        {isRemindedToday && <span className="tag">relancé aujourd’hui</span>}
        {mayRemind && (
          <button type="submit" name="personne" value={code} className="button" aria-label={`Relancer ${label}`}>
            Relancer
          </button>
        )}
      </span>
    </li>
  );
}

/** On the page of all that there is to do, a few of them. */
const fewest = 10;

/** Those who have not finished weeks that are over, with what writes to them. */
export function LateWeeks(page: TeamTime) {
  const { late, month, team, shown } = page;
  const persons = shown === 'en-retard' || late.length <= fewest + 2 ? late : late.slice(0, fewest);
  const weeks = late.reduce((sum, one) => sum + one.weeks.length, 0);
  const mine = late.filter(({ mayRemind }) => mayRemind).length;
  const title =
    late.length === 0
      ? 'Personne en retard'
      : `${countOf(weeks, 'semaine en retard', 'semaines en retard')}, ${countOf(late.length, 'personne', 'personnes')}`;
  return (
    <section aria-labelledby="en-retard">
      <h2 id="en-retard">{title}</h2>
      {late.length > 0 && (
        <Form
          method="post"
          action={teamTimePathOf(month, team, shown)}
          aria-label="Semaines en retard"
          className={classes.choosing}
        >
          <input type="hidden" name="formulaire" value="relancer" />
          <input type="hidden" name="mois" value={month} />
          {mine > 1 && (
            <div>
              <button type="submit" className="button">
                Relancer les {mine} personnes en retard
              </button>
            </div>
          )}
          <ul className={classes.weeks}>
            {persons.map((person) => (
              <Person key={person.code} person={person} />
            ))}
          </ul>
        </Form>
      )}
      {persons.length < late.length && (
        <p className={classes.more}>
          <Link to={teamTimePathOf(month, team, 'en-retard')}>Voir les {late.length} personnes en retard</Link>
        </p>
      )}
    </section>
  );
}
