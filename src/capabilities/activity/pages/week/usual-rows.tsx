import { type EditedRow, hasWork } from '../../week/edited-row.ts';
import { type Work, workKey, workKeyWithoutComment } from '../../week/work.ts';
import { workWords } from '../../week/work-words.ts';
import type { LoadedWeek } from './week.load.ts';
import classes from './week.module.css';

const mostShown = 6;

type UsualProps = { week: LoadedWeek; rows: readonly EditedRow[]; onTake: (key: string) => void };

function Chips({ title, works, week, onTake }: Omit<UsualProps, 'rows'> & { title: string; works: readonly Work[] }) {
  if (works.length === 0) return null;
  return (
    <div className={classes.usual}>
      <h2>{title}</h2>
      <ul className={classes.chips}>
        {works.map((work) => {
          const { title: what, detail } = workWords(work, week.names);
          const key = workKey(work);
          return (
            <li key={key}>
              <button
                type="submit"
                name="geste"
                value={`prendre:${key}`}
                className={classes.chip}
                onClick={(event) => {
                  event.preventDefault();
                  onTake(key);
                }}
              >
                <span className="visually-hidden">Ajouter </span>
                {what} · {detail}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Rows at hand: those that were starred, then those that come back week after week, as long as they are not in the grid. */
export function UsualRows({ week, rows, onTake }: UsualProps) {
  const favourites = week.favourites.filter((work) => !hasWork(rows, work));
  const starred = new Set(week.favourites.map(workKeyWithoutComment));
  const usual = week.suggestions
    .map(({ work }) => work)
    .filter((work) => !hasWork(rows, work) && !starred.has(workKeyWithoutComment(work)));
  return (
    <>
      <Chips title="Favoris" works={favourites} week={week} onTake={onTake} />
      <Chips title="D’habitude" works={usual.slice(0, mostShown)} week={week} onTake={onTake} />
    </>
  );
}
