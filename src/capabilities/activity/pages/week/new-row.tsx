import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useState } from 'react';
import type { Typed } from '../../../../kernel/form-answer.ts';
import type { Choice, ChoiceGroup } from '../../week/choices.ts';
import { longestComment, newFields } from '../../week/edited-row.ts';
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

type ChoiceProps = {
  label: string;
  name: string;
  adding: Typed;
  /** What stands for no choice. */
  none: string;
  groups: readonly ChoiceGroup[];
  /** Choices that stand before the groups. */
  first?: readonly Choice[];
  onType: (name: string, text: string) => void;
};

function ChoiceField({ label, name, adding, none, groups, first = [], onType }: ChoiceProps) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} name={name} value={adding[name] ?? ''} onChange={(event) => onType(name, event.target.value)}>
          <option value="">{none}</option>
          {first.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
          <Grouped groups={groups} />
        </select>
      )}
    </Field>
  );
}

type NewRowProps = {
  choices: LoadedWeek['choices'];
  /** What stands in the fields, by their names. */
  adding: Typed;
  onType: (name: string, text: string) => void;
  /** Adds the row; false when its kind or its beneficiary is missing. */
  onAdd: () => boolean;
};

/** The fields in which a row is added: what, on what, for whom. Without a script the page comes back with one row more. */
export function NewRow({ choices, adding, onType, onAdd }: NewRowProps) {
  const [isMissing, setMissing] = useState(false);
  const { kind, beneficiary, comment } = newFields;
  const add = (event: MouseEvent | KeyboardEvent) => {
    event.preventDefault();
    setMissing(!onAdd());
  };
  return (
    <fieldset className={classes.newRow}>
      <legend>Ajouter une ligne</legend>
      <ChoiceField label="Type d’activité" name={kind} none="Choisir…" groups={choices.kinds} {...{ adding, onType }} />
      <ChoiceField
        {...{ name: newFields.about, groups: choices.abouts, adding, onType }}
        label="Logiciel, projet ou domaine"
        none="Aucun en particulier"
      />
      <ChoiceField
        {...{ name: beneficiary, first: choices.scopes, adding, onType }}
        groups={bodyGroups(choices, adding[newFields.about] ?? '')}
        label="Pour"
        none="Choisir…"
      />
      <Field label="Précision, facultative">
        {(id) => (
          <input
            id={id}
            type="text"
            name={comment}
            value={adding[comment] ?? ''}
            maxLength={longestComment}
            autoComplete="off"
            onChange={(event) => onType(comment, event.target.value)}
            onKeyDown={(event) => {
              // Enter in the last field of a row adds it: the form’s own would save the week without it.
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) add(event);
            }}
          />
        )}
      </Field>
      <button type="submit" name="geste" value="ajouter" className="button" onClick={add}>
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
