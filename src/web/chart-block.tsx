import { type ReactNode, useId } from 'react';
import classes from './chart-block.module.css';

type ChartBlockProps = {
  title: string;
  /** Drawn by the server from the very figures of the table below. */
  svg: string;
  /** The same figures as a table, one key away. */
  children: ReactNode;
  /** Shows the table from the start. */
  open?: boolean;
};

/** A chart with its data table folded under it. */
export function ChartBlock({ title, svg, children, open = false }: ChartBlockProps) {
  const id = useId();
  return (
    <figure className={classes.chart} aria-labelledby={id}>
      <figcaption id={id} className={classes.title}>
        {title}
      </figcaption>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from figures, its texts escaped by the drawing library */}
      <div className={classes.drawing} dangerouslySetInnerHTML={{ __html: svg }} />
      <details className={classes.data} open={open}>
        <summary>Voir les données</summary>
        {children}
      </details>
    </figure>
  );
}
