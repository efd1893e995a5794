import { useId } from 'react';
import { Link, useLocation } from 'react-router';
import classes from './figure.module.css';
import { type ShownFigure, unfinishedMark, unfinishedWords } from './shown-figure.ts';

/** The parameter of a page's address that says which figure is open at its side. */
export const openFigureParameter = 'preuve';

/** The page's own address with the evidence of `path` open. */
export function withOpenFigure(search: string, path: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set(openFigureParameter, path);
  return `?${parameters}`;
}

type FigureProps = { figure: ShownFigure; strong?: boolean | undefined };

/**
 * A number that opens: its evidence comes at the side without leaving the page. Without JavaScript the same address brings
 * the page back with the evidence open, scrolled to the figure.
 */
export function Figure({ figure, strong }: FigureProps) {
  const { search } = useLocation();
  const id = useId();
  if (figure.found === 'not-applicable') return null;
  const isOpen = new URLSearchParams(search).get(openFigureParameter) === figure.path;
  const kind = figure.found === 'unknown' ? classes.unknown : strong ? classes.strong : '';
  return (
    <Link
      id={id}
      to={{ search: withOpenFigure(search, figure.path), hash: id }}
      preventScrollReset
      className={`${classes.figure} ${kind} ${figure.isText ? classes.words : ''} ${isOpen ? classes.open : ''}`}
      aria-label={`${figure.text}${figure.why ? ` (${figure.why})` : ''}${figure.unfinished ? ' (période non arrêtée)' : ''}, ${figure.label}`}
      aria-expanded={isOpen}
      title={figure.why ?? (figure.unfinished ? unfinishedWords : undefined)}
      data-figure
    >
      {figure.text}
      {figure.unfinished && <sup>{unfinishedMark}</sup>}
    </Link>
  );
}
