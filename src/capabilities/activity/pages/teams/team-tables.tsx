import { Link } from 'react-router';
import type { Day } from '../../../../kernel/day.ts';
import tableClasses from '../../../../web/data-table.module.css';
import { depthClass } from '../../../../web/depth-class.ts';
import { Figure } from '../../../../web/figure.tsx';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { SectionHead } from '../../../../web/section-head.tsx';
import { unfinishedWords } from '../../../../web/shown-figure.ts';
import { personWeekPath, teamsFilePathOf, teamsTableId } from '../../activity.paths.ts';
import { frenchPart } from '../../week/part-of-day.ts';
import type { FollowedPerson, FollowedWeek } from './followed-week.ts';
import { type TeamLine, teamColumns } from './team-lines.load.ts';
import type { TeamTime } from './team-time.load.ts';
import classes from './teams.module.css';

const tagOf = (week: FollowedWeek) => {
  if (week.isLate) return 'look';
  return week.state === 'approved' ? 'good' : '';
};

function withoutWeek({ elsewhere, otherMonth }: FollowedPerson, monday: Day): string {
  if (elsewhere.includes(monday)) return 'autre équipe';
  return otherMonth.includes(monday) ? 'rien ce mois-ci' : 'pas là';
}

function Week({ person, monday }: { person: FollowedPerson; monday: Day }) {
  const week = person.weeks.find((one) => one.monday === monday);
  if (week === undefined) return <td className="soft">{withoutWeek(person, monday)}</td>;
  return (
    <td>
      <Link to={personWeekPath(person.code, week.monday)} aria-label={`${person.label}, semaine ${week.label} : ${week.words}`}>
        <span className={`tag ${tagOf(week)}`}>{week.words}</span>
      </Link>
      <span className={classes.balance}>{week.balance}</span>
      {week.warnings > 0 && <span className={`${classes.balance} look-words`}>{week.warnings} à regarder</span>}
    </td>
  );
}

export function Persons({ persons, mondays, monthWords }: TeamTime) {
  const heads = ['Personne', ...mondays.map(({ number }) => `Semaine ${number}`), { number: 'Placé / dû dans le mois' }];
  return (
    <PlainTable label={`Semaines de ${monthWords}`} heads={heads}>
      {persons.map((person) => (
        <tr key={person.code}>
          <th scope="row">{person.label}</th>
          {mondays.map(({ monday }) => (
            <Week key={monday} person={person} monday={monday} />
          ))}
          <td className={tableClasses.number}>{`${frenchPart(person.placed)} / ${frenchPart(person.due)}`}</td>
        </tr>
      ))}
    </PlainTable>
  );
}

type TeamsProps = Pick<TeamTime, 'month' | 'team' | 'monthWords'> & { readonly byTeam: readonly TeamLine[] };

export function Teams({ byTeam, month, team, monthWords }: TeamsProps) {
  if (byTeam.length === 0) return null;
  const isMarked = byTeam.some(({ figures }) => figures.some(({ unfinished }) => unfinished));
  return (
    <section aria-labelledby={teamsTableId}>
      <SectionHead id={teamsTableId} title={`Par équipe, ${monthWords}`} file={teamsFilePathOf(month, team)} />
      <PlainTable
        label="Complétude des équipes"
        heads={teamColumns.map(({ label }, place) => (place === 0 ? label : { number: label }))}
      >
        {byTeam.map((line) => (
          <tr key={line.code}>
            <th scope="row" className={depthClass(line.depth)}>
              {line.name}
            </th>
            <td className={tableClasses.number}>{line.persons}</td>
            {line.figures.map((figure) => (
              <td key={figure.path} className={tableClasses.number}>
                <Figure figure={figure} />
              </td>
            ))}
            <td className={tableClasses.number}>{line.late}</td>
            <td className={tableClasses.number}>{line.notApproved}</td>
          </tr>
        ))}
      </PlainTable>
      {isMarked && <p className="soft">* {unfinishedWords}</p>}
      <p className="soft">
        Une équipe compte celles qui en font partie ; les jours d’une personne partagée entre deux équipes comptent dans chacune
        pour sa part. Le temps d’un week-end, d’un jour férié ou d’un jour libre vient en plus de ce qui est dû.
      </p>
    </section>
  );
}
