import { type SubmitEvent, useRef, useState } from 'react';
import { Form, Link } from 'react-router';
import { agreeing, countOf } from '../../../../web/count-of.ts';
import { personWeekPath, teamTimePath, teamTimePathOf } from '../../activity.paths.ts';
import { boxName } from '../../week/box-name.ts';
import type { TeamTime } from './team-time.load.ts';
import classes from './teams.module.css';

type Waiting = TeamTime['toApprove'][number];

const mayChoose = ({ mayDecide, isBalanced }: Waiting) => mayDecide && isBalanced;

/** What is said of a week beside its name; only what keeps it from being chosen, or should be looked at, in colour. */
function Said({ week }: { week: Waiting }) {
  return (
    <span className={classes.said}>
      <span className={classes.balance}>{week.balance}</span>
      {!week.isBalanced && <span className="tag look">ne tombe plus juste</span>}
      {week.warnings > 0 && <span className="look-words">{week.warnings} à regarder</span>}
      <Link to={personWeekPath(week.person, week.monday)} aria-label={`Ouvrir ${week.who}, semaine ${week.label}`}>
        Ouvrir
      </Link>
    </span>
  );
}

function Week({ week, isChosen }: { week: Waiting; isChosen: boolean }) {
  const name = (
    <>
      {week.who}, <span className={classes.week}>semaine {week.label}</span>
    </>
  );
  return (
    <li>
      {mayChoose(week) ? (
        <label className={classes.choice}>
          <input
            type="checkbox"
            name={boxName(week.person, week.monday)}
            value={String(week.version)}
            defaultChecked={isChosen}
          />
          <span>{name}</span>
        </label>
      ) : (
        <span className={classes.choice}>{name}</span>
      )}
      <Said week={week} />
    </li>
  );
}

/** Asks for the page with every box checked; a script checks them where they are. */
function ChooseAll({ page, checkAll }: { page: TeamTime; checkAll: (event: SubmitEvent) => void }) {
  const { month, team, shown } = page;
  return (
    <Form method="get" action={teamTimePath} onSubmit={checkAll}>
      <input type="hidden" name="mois" value={month} />
      {team !== null && <input type="hidden" name="equipe" value={team} />}
      <input type="hidden" name="etat" value={shown} />
      <input type="hidden" name="choix" value="toutes" />
      <button type="submit" className="button">
        Choisir toutes celles qui tombent juste
      </button>
    </Form>
  );
}

function buttonWords(chosen: number): string {
  if (chosen === 0) return 'Approuver les semaines choisies';
  return agreeing(String(chosen), 'Approuver la semaine choisie', `Approuver les ${chosen} semaines choisies`);
}

function Choosing({ page, weeks }: { page: TeamTime; weeks: readonly Waiting[] }) {
  const form = useRef<HTMLFormElement>(null);
  const choosable = weeks.filter(mayChoose).length;
  const [chosen, setChosen] = useState(page.isAllChosen ? choosable : 0);
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? [])];
  const count = () => setChosen(boxes().filter(({ checked }) => checked).length);
  const checkAll = (event: SubmitEvent) => {
    event.preventDefault();
    for (const box of boxes()) box.checked = true;
    count();
  };
  return (
    <>
      {choosable > 0 && <ChooseAll page={page} checkAll={checkAll} />}
      <Form
        ref={form}
        method="post"
        action={teamTimePathOf(page.month, page.team, page.shown)}
        onChange={count}
        aria-label="Semaines à approuver"
        className={classes.choosing}
      >
        <input type="hidden" name="formulaire" value="approuver" />
        <ul className={classes.weeks}>
          {weeks.map((week) => (
            <Week key={`${week.person} ${week.monday}`} week={week} isChosen={page.isAllChosen} />
          ))}
        </ul>
        {choosable > 0 && (
          <div>
            <button type="submit" className="button primary">
              {buttonWords(chosen)}
            </button>
          </div>
        )}
      </Form>
    </>
  );
}

/** The weeks that wait to be approved, each with a box where it may be approved with others. */
export function ToApprove(page: TeamTime) {
  const { toApprove: weeks } = page;
  const title = countOf(weeks.length, 'semaine à approuver', 'semaines à approuver', 'Aucune semaine à approuver');
  return (
    <section aria-labelledby="a-approuver">
      <h2 id="a-approuver">{title}</h2>
      {/* Others were approved, or changed: what was counted before is no more. */}
      {weeks.length > 0 && (
        <Choosing
          key={weeks.map(({ person, monday, version }) => `${person} ${monday} ${version}`).join()}
          page={page}
          weeks={weeks}
        />
      )}
    </section>
  );
}
