import { Form } from 'react-router';
import { frenchMonths, upperFirst } from '../../../kernel/french.ts';
import { type Choice, Options } from '../../../web/form-field.tsx';
import { isWholeYear, monthRows, type View } from '../view.ts';
import classes from './explore.module.css';

type Offer = {
  readonly measures: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  readonly levels: readonly Choice[];
  readonly years: readonly number[];
  readonly filters: readonly { readonly name: string; readonly label: string; readonly codes: readonly Choice[] }[];
};

type ChosenProps = {
  label: string;
  name: string;
  value: string | number;
  choices?: readonly Choice[];
  /** Choices under headings of their own, in the place of the others. */
  groups?: Offer['measures'];
  none?: string;
};

function Chosen({ label, name, value, choices = [], groups = [], none }: ChosenProps) {
  return (
    <label className="field">
      {label}
      <select name={name} defaultValue={value}>
        {none !== undefined && <option value="">{none}</option>}
        <Options choices={choices} />
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options choices={group.choices} />
          </optgroup>
        ))}
      </select>
    </label>
  );
}

const monthChoices = frenchMonths.map((label, index) => ({ value: String(index + 1), label }));
const ofYears = { value: 'annee', label: 'années' };
const ofMonths = { value: 'mois', label: 'mois de la dernière année' };

/** What is looked at: a form that fetches the page again, so that every view has an address. */
export function ExploreForm({ view, offer }: { view: View; offer: Offer }) {
  const years = offer.years.map((year) => ({ value: String(year), label: String(year) }));
  const narrowed = Object.keys(view.filters).length > 0 || !isWholeYear(view.season);
  // Told again from the address whenever that changes: a form keeps what was typed in it otherwise.
  const key = JSON.stringify(view);
  return (
    <Form method="get" key={key} className={`card ${classes.card}`} aria-label="Ce qui est affiché" data-print="hidden">
      <div className={classes.form}>
        <Chosen label="Mesure" name="mesure" value={view.measure} groups={offer.measures} />
        <Chosen
          label="En lignes"
          name="lignes"
          value={view.rows}
          choices={[...offer.levels, ...(view.isChange ? [] : [{ value: monthRows, label: 'mois' }])]}
        />
        <Chosen
          label="En colonnes"
          name="colonnes"
          value={view.columns}
          choices={[ofYears, ...(view.isChange ? [] : [ofMonths]), ...offer.levels]}
        />
        <Chosen label="De" name="de" value={view.first} choices={years} />
        <Chosen label="à" name="a" value={view.last} choices={years} />
        <button type="submit" className="button primary">
          Afficher
        </button>
      </div>
      <details open={narrowed || undefined}>
        <summary>Limiter à…</summary>
        <div className={classes.filters}>
          {!view.isChange && (
            <>
              <Chosen label="Du mois de" name="debut" value={view.season.from} choices={monthChoices} />
              <Chosen label="Au mois de" name="fin" value={view.season.to} choices={monthChoices} />
            </>
          )}
          {offer.filters
            .filter(({ codes }) => codes.length > 0)
            .map(({ name, label, codes }) => (
              <Chosen
                key={name}
                label={upperFirst(label)}
                name={`f.${name}`}
                value={view.filters[name] ?? ''}
                choices={codes}
                none="tout"
              />
            ))}
        </div>
      </details>
    </Form>
  );
}
