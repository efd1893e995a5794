import { type ReactNode, useId, useState } from 'react';
import type { Choice, ChoiceGroup } from '../../week/choices.ts';
import { newFields } from '../../week/edited-row.ts';
import type { LoadedWeek } from './week.load.ts';
import classes from './week.module.css';

function Grouped({ groups }: { groups: readonly ChoiceGroup[] }) {
  return groups.map(({ label, choices }) => (
    <optgroup key={label} label={label}>
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </optgroup>
  ));
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** Those who use the application that is chosen first. */
function bodyGroups({ bodies, users }: LoadedWeek['choices'], about: string): readonly ChoiceGroup[] {
  const using = new Set(users[about.replace(/^logiciel:/, '')] ?? []);
  const isUser = ({ value }: Choice) => using.has(value.replace(/^adherent:/, ''));
  const groups = [
    { label: 'Utilisent ce logiciel', choices: bodies.filter(isUser) },
    { label: using.size === 0 ? 'Adhérents et clients' : 'Les autres', choices: bodies.filter((one) => !isUser(one)) },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

type NewRowProps = {
  choices: LoadedWeek['choices'];
  typed: Readonly<Record<string, string>>;
  /** Adds the row; false when its kind or its beneficiary is missing. */
  onAdd: () => boolean;
};

/** The fields in which a row is added: what, on what, for whom. Without a script the page comes back with one row more. */
export function NewRow({ choices, typed, onAdd }: NewRowProps) {
  const [about, setAbout] = useState(typed[newFields.about] ?? '');
  const [isMissing, setMissing] = useState(false);
  return (
    <fieldset className={classes.newRow} data-new-row="">
      <legend>Ajouter une ligne</legend>
      <Field label="Type d’activité">
        {(id) => (
          <select id={id} name={newFields.kind} defaultValue={typed[newFields.kind] ?? ''}>
            <option value="">Choisir…</option>
            <Grouped groups={choices.kinds} />
          </select>
        )}
      </Field>
      <Field label="Logiciel, projet ou domaine">
        {(id) => (
          <select
            id={id}
            name={newFields.about}
            defaultValue={typed[newFields.about] ?? ''}
            onChange={(event) => setAbout(event.target.value)}
          >
            <option value="">Aucun en particulier</option>
            <Grouped groups={choices.abouts} />
          </select>
        )}
      </Field>
      <Field label="Pour">
        {(id) => (
          <select id={id} name={newFields.beneficiary} defaultValue={typed[newFields.beneficiary] ?? ''}>
            <option value="">Choisir…</option>
            {choices.scopes.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
            <Grouped groups={bodyGroups(choices, about)} />
          </select>
        )}
      </Field>
      <Field label="Précision, facultative">
        {(id) => (
          <input
            id={id}
            type="text"
            name={newFields.comment}
            defaultValue={typed[newFields.comment] ?? ''}
            maxLength={300}
            autoComplete="off"
          />
        )}
      </Field>
      <button
        type="submit"
        name="geste"
        value="ajouter"
        className="button"
        onClick={(event) => {
          event.preventDefault();
          setMissing(!onAdd());
        }}
      >
        Ajouter la ligne
      </button>
      {isMissing && (
        <p role="alert" className={classes.missing}>
          Choisissez le type d’activité et pour qui.
        </p>
      )}
    </fieldset>
  );
}
