import type { Difference } from '../kernel/difference.ts';
import classes from './changes.module.css';
import { countOf } from './count-of.ts';

const shownAtOnce = 4;

function Lines({ changes }: { changes: readonly Difference[] }) {
  return (
    <ul className={classes.changes}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {field !== '' && <span className="soft">{field}&nbsp;: </span>}
          {before !== null && <del>{before}</del>}
          {before !== null && ' → '}
          {after === null ? 'plus rien' : <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  );
}

/** What a fact changed, field by field; a long list is folded. */
export function Changes({ changes }: { changes: readonly Difference[] }) {
  if (changes.length <= shownAtOnce) return <Lines changes={changes} />;
  return (
    <details>
      <summary>{countOf(changes.length, 'valeur', 'valeurs')}</summary>
      <Lines changes={changes} />
    </details>
  );
}
