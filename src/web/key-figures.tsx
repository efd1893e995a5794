import type { ReactNode } from 'react';
import { Figure } from './figure.tsx';
import classes from './key-figures.module.css';
import { type ShownFigure, unfinishedNoteOf } from './shown-figure.ts';

export type KeyFigure = { readonly label: string; readonly figure: ShownFigure; readonly note?: ReactNode };

/** Three to five numbers that carry a page, each with its name above and what puts it in proportion below. */
export function KeyFigures({ items }: { items: readonly KeyFigure[] }) {
  const unfinished = unfinishedNoteOf(items.map(({ figure }) => figure));
  const strip = (
    <dl className={classes.strip}>
      {items.map(({ label, figure, note }) => (
        <div key={label} className={classes.item}>
          <dt>{label}</dt>
          <dd className={classes.number}>
            <Figure figure={figure} />
          </dd>
          {note !== undefined && note !== '' && <dd className={classes.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
  if (unfinished === null) return strip;
  return (
    <div>
      {strip}
      <p className="soft">{unfinished}</p>
    </div>
  );
}
