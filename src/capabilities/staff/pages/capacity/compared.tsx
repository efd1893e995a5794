import type { ReactNode } from 'react';
import classes from './capacity.module.css';

/** What hypotheses change, in words, with what could not be supposed. */
export function Compared({ caveats, children }: { caveats: readonly string[]; children: ReactNode }) {
  return (
    <section className={classes.compared} aria-label="Ce que l’hypothèse change">
      {children}
      {caveats.map((sentence) => (
        <p key={sentence} className="look-words">
          {sentence}
        </p>
      ))}
    </section>
  );
}
