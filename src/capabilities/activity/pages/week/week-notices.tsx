import { Link, useNavigation } from 'react-router';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { FormNotice } from '../../../../web/record-form.tsx';
import { ownWeekPathOf } from '../../activity.paths.ts';
import { type EditedRow, isBlank, rowsTyped } from '../../week/edited-row.ts';
import { isConflict } from '../../week/edited-week.ts';
import { frenchShortWeekday } from '../../week/week-days.ts';
import { frenchWeekState, isWritable } from '../../week/week-state.ts';
import { workKey } from '../../week/work.ts';
import { workWords } from '../../week/work-words.ts';
import type { ShownWeek } from './use-week.ts';
import type { LoadedWeek } from './week.load.ts';
import classes from './week.module.css';

/** Rows in words, those that say nothing left out: « MCO, INTERNE : Lun. 16 0,5, Mar. 17 1 ». */
function RowsInWords({ week, rows }: { week: LoadedWeek; rows: readonly EditedRow[] }) {
  const told = ({ cells }: EditedRow) =>
    cells.flatMap((text, place) => {
      const day = week.days[place];
      return text === '' || day === undefined ? [] : [`${frenchShortWeekday(day.day)} ${text}`];
    });
  return (
    <ul className={classes.recorded}>
      {rows
        .filter((row) => !isBlank(row))
        .map((row) => {
          const { title, detail } = workWords(row.work, week.names);
          return (
            <li key={workKey(row.work)}>
              {title}, {detail}&nbsp;: {told(row).join(', ')}
            </li>
          );
        })}
    </ul>
  );
}

/** What somebody else, or another tab, recorded: row by row, to compare with what is typed. */
function Recorded({ week }: { week: LoadedWeek }) {
  if (week.rows.length === 0) return <p>Il n’y a plus rien d’enregistré cette semaine.</p>;
  return (
    <>
      <p>Ce qui est enregistré :</p>
      <RowsInWords week={week} rows={week.rows} />
      <p>
        <a href={ownWeekPathOf(week.monday)}>Prendre ce qui est enregistré, et laisser ce que j’ai tapé</a>
      </p>
    </>
  );
}

function Answer({ week, answer }: { week: LoadedWeek; answer: FormAnswer }) {
  const isLoaded = useNavigation().state === 'idle';
  if (answer.done !== null) return <FormNotice answer={answer} />;
  if (isConflict(answer))
    return (
      <div role="alert" className="notice fault">
        <p>{answer.refusals['version']}</p>
        {isLoaded && <Recorded week={week} />}
      </div>
    );
  const isRefused = answer.refusal !== null || Object.keys(answer.refusals).length > 0;
  if (!isRefused) return null;
  return (
    <p role="alert" className="notice fault">
      {answer.refusal ??
        'Rien n’a été enregistré : corrigez ce qui est signalé dans la grille. Tout ce que vous avez tapé y est resté.'}
    </p>
  );
}

/** The button that was pressed goes with what it was about: the keyboard goes on in the week. */
function focusWeek(): void {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  requestAnimationFrame(() => (find('#semaine :is(input[name^="j-"], select)') ?? find('#contenu'))?.focus());
}

/** What this browser kept; told in words where the week takes nothing any more. */
function DraftOffer({ week, shownWeek }: { week: LoadedWeek; shownWeek: ShownWeek }) {
  const isOpen = isWritable(week.state);
  const decide = (run: () => void) => () => {
    run();
    focusWeek();
  };
  if (shownWeek.offered === null) return null;
  return (
    <div role="status" className="notice look">
      <p>
        Ce navigateur a gardé une saisie de cette semaine qui n’est pas enregistrée
        {isOpen ? '.' : ` ; la semaine est ${frenchWeekState[week.state]}. Elle disait :`}
      </p>
      {!isOpen && <RowsInWords week={week} rows={rowsTyped(shownWeek.offered.typed)} />}
      <div className={classes.buttons}>
        {isOpen && (
          <button type="button" className="button" onClick={decide(shownWeek.takeDraft)}>
            La reprendre
          </button>
        )}
        <button type="button" className="button" onClick={decide(shownWeek.forgetDraft)}>
          L’oublier
        </button>
      </div>
    </div>
  );
}

/** Over the grid: what came of the form, what was kept, what the head of team said, and what is to be looked at. */
export function WeekNotices({
  week,
  shownWeek,
  answer,
}: {
  week: LoadedWeek;
  shownWeek: ShownWeek;
  answer: FormAnswer | undefined;
}) {
  return (
    <div className={classes.notices}>
      {answer && <Answer week={week} answer={answer} />}
      <DraftOffer week={week} shownWeek={shownWeek} />
      {week.state === 'returned' && (
        <p className="notice look">Cette semaine vous a été rendue{week.word === null ? '.' : ` : « ${week.word} »`}</p>
      )}
      {week.locked.length > 0 && (
        <p className="notice look">
          Verrouillé : {week.locked.join(', ')}. Ces jours ne changent plus que par une correction de votre responsable.
        </p>
      )}
      {week.late.length > 0 && (
        <p>
          {week.late.length === 1 ? 'Semaine passée à terminer : ' : 'Semaines passées à terminer : '}
          {week.late.map(({ monday, words, number }, index) => (
            <span key={monday}>
              {index > 0 && ', '}
              <Link to={ownWeekPathOf(monday)} aria-label={`Semaine ${number}, ${words}`} title={words}>
                {number}
              </Link>
            </span>
          ))}
          .
        </p>
      )}
    </div>
  );
}

export function WeekWarnings({ warnings, corrections }: Pick<LoadedWeek, 'warnings' | 'corrections'>) {
  return (
    <>
      {warnings.length > 0 && (
        <section aria-labelledby="a-regarder">
          <h2 id="a-regarder">À regarder</h2>
          <ul>
            {warnings.map((one) => (
              <li key={one} className="look-words">
                {one}
              </li>
            ))}
          </ul>
        </section>
      )}
      {corrections.length > 0 && (
        <section aria-labelledby="corrections">
          <h2 id="corrections">Corrections après verrouillage</h2>
          <ul>
            {corrections.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two corrections may say the same
              <li key={index}>{one}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
