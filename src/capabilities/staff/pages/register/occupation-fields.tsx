import { type Choice, DayTyped, FieldRow, RadioField, SelectField, TextField } from '../../../../web/form-field.tsx';
import { frenchStartCause, startCauses } from '../../register/cause.ts';
import type { Occupation } from '../../register/occupation.ts';
import { frenchStatus, statuses } from '../../status.ts';
import { IdentityFields } from './identity-fields.tsx';
import classes from './register.module.css';

const statusChoices = statuses.map((value) => ({ value, label: frenchStatus[value] }));
const causeChoices = startCauses.map((value) => ({ value, label: frenchStartCause[value] }));

type TermsProps = { grades: readonly Choice[]; occupation?: Occupation; lastDay?: string | null };

/** In which status, for which part of the time, from when to when. */
export function TermsFields({ grades, occupation, lastDay }: TermsProps) {
  return (
    <>
      <FieldRow>
        <SelectField name="statut" label="Statut" choices={statusChoices} required value={occupation?.status} />
        <TextField
          name="taux"
          label="Taux d’emploi (en % du poste)"
          required
          inputMode="numeric"
          value={String(occupation?.rate ?? 100)}
        />
      </FieldRow>
      <SelectField name="grade" label="Grade de la personne" choices={grades} none="Celui du poste" value={occupation?.grade} />
      <FieldRow>
        <DayTyped name="du" label="Premier jour" required value={occupation?.fromDay} />
        <DayTyped name="au" label="Dernier jour, s’il est connu" value={lastDay} />
      </FieldRow>
      <SelectField
        name="cause"
        label="Cause de l’arrivée"
        choices={causeChoices}
        required={occupation === undefined}
        none={occupation === undefined ? 'Choisir…' : 'Non connue'}
        value={occupation?.startCause}
      />
    </>
  );
}

/** Who it is: somebody known, by their number, or somebody new, who is recorded with it. */
export function PersonFields({ persons, isNew }: { persons: readonly Choice[]; isNew: boolean }) {
  const choices = [
    { value: 'connue', label: 'Une personne déjà connue' },
    { value: 'nouvelle', label: 'Une personne nouvelle' },
  ];
  return (
    <>
      <RadioField name="personne" legend="Qui est-ce ?" choices={choices} value={isNew ? 'nouvelle' : 'connue'} />
      <TextField name="matricule" label="Matricule" required proposed={persons} />
      <div className={classes.ofNew}>
        <IdentityFields />
      </div>
    </>
  );
}

/** Which post is held; none is outside of any. */
export function PostOfOccupation({ posts }: { posts: readonly Choice[] }) {
  return (
    <TextField
      name="poste"
      label="Poste"
      proposed={posts}
      hint="Son code ; vide pour un travail hors poste (apprenti, vacataire)."
    />
  );
}
