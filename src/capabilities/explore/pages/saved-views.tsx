import { Form, Link } from 'react-router';
import type { FormAnswer } from '../../../kernel/form-answer.ts';
import { CheckField, TextField } from '../../../web/form-field.tsx';
import { RecordForm } from '../../../web/record-form.tsx';
import { explorePath } from '../explore.paths.ts';
import classes from './explore.module.css';

type Kept = {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly by: string | null;
  readonly parameters: string;
};

/** The views that the reader kept and those that others share; and the form that keeps the one on the page. */
export function SavedViews({
  views,
  parameters,
  answer,
}: {
  views: readonly Kept[];
  parameters: string;
  answer: FormAnswer | undefined;
}) {
  return (
    <section aria-labelledby="vues" data-print="hidden">
      <h2 id="vues">Vues gardées</h2>
      {views.length === 0 ? (
        <p className={`soft ${classes.none}`}>
          Aucune vue gardée. Affichez un tableau, puis gardez-le sous un nom pour le retrouver.
        </p>
      ) : (
        <ul className={classes.views}>
          {views.map(({ id, name, shared, by, parameters: own }) => (
            <li key={id}>
              <Link to={`${explorePath}?${own}`} className="button">
                {name}
              </Link>
              {by !== null && <span className="soft">partagée par {by}</span>}
              {by === null && shared && <span className="tag">partagée</span>}
              {by === null && (
                <Form method="post">
                  <input type="hidden" name="formulaire" value="oublier" />
                  <input type="hidden" name="vue" value={id} />
                  <button type="submit" className="button" aria-label={`Oublier la vue ${name}`}>
                    Oublier
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      <RecordForm name="garder" answer={answer} button="Garder" summary="Garder cette vue…">
        <input type="hidden" name="adresse" value={parameters} />
        <TextField name="nom" label="Nom" hint="Une vue de même nom est remplacée." />
        <CheckField name="partagee" label="La partager avec tous ceux de l’opérateur" />
      </RecordForm>
    </section>
  );
}
