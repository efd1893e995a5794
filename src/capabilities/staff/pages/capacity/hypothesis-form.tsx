import { Form, Link, useLocation } from 'react-router';
import { hypothesisParameter, leastAge, mostAge, mostMoved } from '../../capacity/hypothesis.ts';
import { sinceParameter } from '../../capacity/hypothesis-form.ts';
import type { Offers, PlanStart, ShownHypothesis } from './capacity.load.ts';
import classes from './capacity.module.css';

type HypothesisFormProps = {
  start: PlanStart;
  hypotheses: readonly ShownHypothesis[];
  refusals: readonly string[];
  offers: Offers;
};

/** The month asked goes along, not the one under way: an address that is kept must not stay behind. */
function Since({ start }: { start: PlanStart }) {
  const asked = new URLSearchParams(useLocation().search).get(sinceParameter);
  return asked === start.month ? <input type="hidden" name={sinceParameter} value={start.month} /> : null;
}

/** What was typed and refused comes back: nothing has to be typed twice. */
function useTyped(): (name: string, otherwise?: string) => string {
  const parameters = new URLSearchParams(useLocation().search);
  return (name, otherwise = '') => parameters.get(name) ?? otherwise;
}

function Post({ offers }: { offers: Offers }) {
  const typed = useTyped();
  return (
    <fieldset>
      <legend>Un poste</legend>
      <div className={classes.trio}>
        <label className="field">
          Poste
          <select name="poste" defaultValue={typed('poste')}>
            <option value="">Aucun</option>
            {offers.posts.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          Ce qui change
          <select name="poste-quoi" defaultValue={typed('poste-quoi', 'vacant')}>
            <option value="vacant">devient vacant et n’est pas remplacé</option>
            <option value="non-remplace">le remplacement enregistré n’a pas lieu</option>
            <option value="pourvu">est pourvu</option>
          </select>
        </label>
        <label className="field">
          À partir de
          <input
            type="month"
            name="poste-mois"
            defaultValue={typed('poste-mois')}
            min={offers.firstMonth}
            max={offers.lastMonth}
            placeholder="2027-03"
          />
        </label>
      </div>
    </fieldset>
  );
}

function Project({ offers }: { offers: Offers }) {
  const typed = useTyped();
  if (offers.projects.length === 0) return null;
  const moves = [-6, -3, -2, -1, 1, 2, 3, 4, 6, 9, 12, 18].filter((months) => Math.abs(months) <= mostMoved);
  return (
    <fieldset>
      <legend>Un projet</legend>
      <div className={classes.trio}>
        <label className="field">
          Projet
          <select name="projet" defaultValue={typed('projet')}>
            <option value="">Aucun</option>
            {offers.projects.map((project) => (
              <option key={project} value={project}>
                {project}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          Ce qui change
          <select name="projet-quoi" defaultValue={typed('projet-quoi', '3')}>
            {moves.map((months) => (
              <option key={months} value={months}>
                {months > 0 ? 'retardé' : 'avancé'} de {Math.abs(months)} mois
              </option>
            ))}
            <option value="abandon">abandonné</option>
          </select>
        </label>
      </div>
    </fieldset>
  );
}

/** What is supposed, each with its way out, and the form that supposes more: a plain question, kept in the page's address. */
export function HypothesisForm({ hypotheses, refusals, offers, start }: HypothesisFormProps) {
  const { pathname, search } = useLocation();
  const typed = useTyped();
  return (
    <section aria-labelledby="hypotheses">
      <h2 id="hypotheses">Et si…</h2>
      <div className="stack">
        {refusals.map((sentence) => (
          <p key={sentence} role="alert" className="notice fault">
            {sentence}
          </p>
        ))}
        {hypotheses.length > 0 && (
          <ul className={classes.hypotheses} aria-label="Hypothèses">
            {hypotheses.map(({ text, words, without }) => (
              <li key={text}>
                <span>{words}</span>
                <Link to={{ pathname, search: without }} preventScrollReset aria-label={`Retirer l’hypothèse : ${words}`}>
                  Retirer
                </Link>
              </li>
            ))}
          </ul>
        )}
        <details key={search} open={refusals.length > 0 || undefined} data-print="hidden">
          <summary>{hypotheses.length === 0 ? 'Faire une hypothèse' : 'Ajouter une hypothèse'}</summary>
          <Form method="get" action={pathname} className={`card ${classes.asked}`} preventScrollReset>
            <Since start={start} />
            {hypotheses.map(({ text }) => (
              <input key={text} type="hidden" name={hypothesisParameter} value={text} />
            ))}
            <fieldset>
              <legend>Les départs</legend>
              <div className={classes.trio}>
                <label className="field">
                  Âge de départ de ceux dont aucun départ n’est enregistré
                  <input
                    type="number"
                    name="age"
                    defaultValue={typed('age')}
                    min={leastAge}
                    max={mostAge}
                    placeholder="62, 64…"
                  />
                </label>
              </div>
            </fieldset>
            <Post offers={offers} />
            <Project offers={offers} />
            <p className="soft">
              Rien n’est enregistré : l’hypothèse tient dans l’adresse de la page, que vous pouvez garder ou envoyer.
            </p>
            <button type="submit" className="button primary">
              Comparer
            </button>
          </Form>
        </details>
      </div>
    </section>
  );
}
