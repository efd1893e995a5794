import { type ReactNode, useId } from 'react';
import type { ScreenPictures } from './chart/screen-pictures.ts';
import classes from './chart-block.module.css';

type ChartBlockProps = {
  title: string;
  /** Drawn by the server from the very figures of the table below. */
  pictures: ScreenPictures;
  /** The same figures as a table, one key away. */
  children: ReactNode;
  /** Lines under the picture, which has no room for the marks of the table. */
  notes?: readonly string[];
  /** Shows the table from the start. */
  open?: boolean;
};

function Picture({ svg, className }: { svg: string; className: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from figures, its texts escaped by the drawing library
  return <div className={`${classes.drawing} ${className}`} dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** A chart with its data table folded under it. */
export function ChartBlock({ title, pictures, children, notes = [], open = false }: ChartBlockProps) {
  const id = useId();
  return (
    <figure className={classes.chart} aria-labelledby={id}>
      <figcaption id={id} className={classes.title}>
        {title}
      </figcaption>
      <Picture svg={pictures.wide} className={classes.wide} />
      <Picture svg={pictures.narrow} className={classes.narrow} />
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      <details className={classes.data} open={open}>
        <summary>Voir les données</summary>
        {children}
      </details>
    </figure>
  );
}
