import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { countOf } from './count-of.ts';
import classes from './evidence-panel.module.css';
import { openFigureParameter, withOpenFigure } from './figure.tsx';
import { confidedRows, type NotOpen, type OpenComputed, type OpenFigure, type OpenPublished } from './open-figure.ts';

/** The page's address without the evidence. */
function closedSearch(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.delete(openFigureParameter);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

function Place({ figure }: { figure: OpenComputed }) {
  return figure.where.map(({ label, value }) => (
    <div key={label}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  ));
}

function Computed({ figure }: { figure: OpenComputed }) {
  const { search } = useLocation();
  return (
    <>
      <dl className={classes.facts}>
        <Place figure={figure} />
        <div>
          <dt>Définition</dt>
          <dd>
            {figure.definition} <span className="soft">(v{figure.version})</span>
          </dd>
        </div>
        <div>
          <dt>Période</dt>
          <dd>{figure.period}</dd>
        </div>
        {figure.why !== null && (
          <div>
            <dt>Pourquoi</dt>
            <dd>{figure.why}</dd>
          </div>
        )}
        {figure.unfinished !== null && (
          <div>
            <dt>Période</dt>
            <dd>{figure.unfinished}</dd>
          </div>
        )}
        {figure.grain !== null && (
          <div>
            <dt>Source</dt>
            <dd>
              {figure.confided
                ? confidedRows
                : `${countOf(figure.rowCount, 'enregistrement', 'enregistrements')} ; ${figure.grain}`}{' '}
              {figure.synthetic && <span className="tag synthetic">synthétique</span>}
            </dd>
          </div>
        )}
      </dl>
      {figure.parts.length > 0 && (
        <>
          <h3 className={classes.sub}>{figure.rule ?? 'Composé de'}</h3>
          <ul className={classes.rows}>
            {figure.parts.map((part) => (
              <li key={part.path}>
                <span>{part.label}</span>
                <Link to={{ search: withOpenFigure(search, part.path) }} preventScrollReset className={classes.value} data-figure>
                  {part.text}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {figure.rows.length > 0 && (
        <ul className={classes.rows}>
          {figure.rows.map((row) => (
            <li key={row.id}>
              <span>{row.label}</span>
              <span className={classes.value}>{row.value}</span>
            </li>
          ))}
        </ul>
      )}
      <Link to={figure.path} className="button">
        {figure.rowCount > figure.rows.length && figure.rows.length > 0
          ? `Ouvrir les ${figure.rowCount} lignes`
          : 'Ouvrir en pleine page'}
      </Link>
    </>
  );
}

function Published({ figure }: { figure: OpenPublished }) {
  return (
    <>
      <dl className={classes.facts}>
        <div>
          <dt>Source</dt>
          <dd>
            Bilan publié {figure.edition} <span className="tag">publié</span>
          </dd>
        </div>
        <div>
          <dt>Place</dt>
          <dd>
            {figure.cell.section}, tableau «&nbsp;{figure.cell.table}&nbsp;»
          </dd>
        </div>
        <div>
          <dt>Ligne</dt>
          <dd>{figure.cell.row}</dd>
        </div>
        {figure.cell.column !== '' && (
          <div>
            <dt>Colonne</dt>
            <dd>{figure.cell.column}</dd>
          </div>
        )}
        <div>
          <dt>Imprimé</dt>
          <dd>{figure.printed === '' ? 'rien' : `« ${figure.printed} »`}</dd>
        </div>
      </dl>
      <p className="soft">Ce chiffre n’est connu que par ce bilan : aucun enregistrement ne se trouve derrière.</p>
      <Link to={figure.path} className="button">
        Voir la place dans le bilan
      </Link>
    </>
  );
}

function titleOf(figure: Exclude<OpenFigure, NotOpen>): string {
  return figure.kind === 'computed'
    ? figure.title
    : [figure.cell.row, figure.cell.column].filter((text) => text !== '').join(', ');
}

/** Closes on Escape, and takes the focus when a figure is opened so that its evidence is read next. */
function usePanel(figure: OpenFigure, close: () => void) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves each time another figure is opened
  useEffect(() => {
    if (document.activeElement?.hasAttribute('data-figure')) heading.current?.focus({ preventScroll: true });
  }, [figure.path]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close]);
  return heading;
}

/** The evidence of the figure that is open, at the side of the page; below, on a phone. */
export function EvidencePanel({ figure }: { figure: OpenFigure }) {
  const { search } = useLocation();
  const navigate = useNavigate();
  const closed = closedSearch(search);
  const close = () => {
    void navigate({ search: closed }, { preventScrollReset: true });
    document.querySelector<HTMLElement>('main [data-figure][aria-expanded="true"]')?.focus({ preventScroll: true });
  };
  const heading = usePanel(figure, close);
  return (
    <aside className={classes.panel} aria-labelledby="preuve">
      <div className={classes.head}>
        <h2 id="preuve" ref={heading} tabIndex={-1}>
          {figure.kind === 'refused' ? 'Chiffre introuvable' : titleOf(figure)}
        </h2>
        <Link to={{ search: closed }} preventScrollReset className={classes.close} aria-label="Fermer la preuve" onClick={close}>
          Fermer
        </Link>
      </div>
      {figure.kind === 'refused' ? (
        <p>{figure.why}</p>
      ) : (
        <>
          <p className={classes.printed}>{figure.printed === '' ? '—' : figure.printed}</p>
          {figure.kind === 'computed' ? <Computed figure={figure} /> : <Published figure={figure} />}
        </>
      )}
    </aside>
  );
}
