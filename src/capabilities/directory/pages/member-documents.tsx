import { Link } from 'react-router';
import type { MemberDocument } from '../../../http/reader-door.ts';
import { countOf } from '../../../web/count-of.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import type { Body } from '../body.ts';
import classes from './member-documents.module.css';

type DocumentsProps = { body: Body; documents: readonly MemberDocument[]; isTheirs: boolean };

function concerning(figures: number, { shortName }: Body, isTheirs: boolean): string {
  const whom = isTheirs ? 'vous ' : '';
  const what = isTheirs ? '' : ` ${shortName}`;
  return countOf(
    figures,
    `chiffre ${whom}concerne${what}`,
    `chiffres ${whom}concernent${what}`,
    `aucun chiffre ne ${whom}concerne${what}`,
  );
}

/** What the operator has published to this member: the same list for both sides. */
export function Documents({ body, documents, isTheirs }: DocumentsProps) {
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">Documents</h2>
      {documents.length === 0 ? (
        <EmptyState title="Aucun bilan publié pour l’instant">
          {isTheirs
            ? 'Les bilans d’activité se liront ici dès que l’opérateur les publiera à ses adhérents.'
            : 'Un bilan se publie aux adhérents depuis sa page.'}
        </EmptyState>
      ) : (
        <ul className={classes.documents}>
          {documents.map(({ title, detail, figures, path, file }) => (
            <li key={path} className={classes.document}>
              <div>
                <h3>
                  <Link to={path}>{title}</Link>
                </h3>
                <p className="soft">
                  {detail}&nbsp;; {concerning(figures, body, isTheirs)}
                </p>
              </div>
              <div className={classes.actions}>
                <Link to={path} className="button">
                  {isTheirs ? 'Ce que le bilan dit de nous' : 'Les chiffres qui le concernent'}
                  <span className="visually-hidden">, {title}</span>
                </Link>
                <a href={file.path} className="button" download>
                  {file.label}
                  <span className="visually-hidden">, {title}</span>
                </a>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
