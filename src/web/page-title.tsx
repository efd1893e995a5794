import type { ReactNode } from 'react';
import classes from './page-title.module.css';

/** A page begins with its name and the sentence that answers its question; actions stand at the right, at most one primary. */
export function PageTitle({ title, answer, actions }: { title: ReactNode; answer?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        <h1>{title}</h1>
        {answer && <p className={classes.answer}>{answer}</p>}
      </div>
      {actions && (
        <div className={classes.actions} data-print="hidden">
          {actions}
        </div>
      )}
    </div>
  );
}
