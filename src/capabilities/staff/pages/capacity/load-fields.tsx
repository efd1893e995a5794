import { FieldRow, MonthTyped, SelectField, TextField } from '../../../../web/form-field.tsx';
import type { LoadChoices } from './loads.load.ts';

type LoadFieldsProps = { choices: LoadChoices; kind: 'run' | 'project'; team: string };

/** Whose days, in which month, on what, how many. */
export function LoadFields({ choices, kind, team }: LoadFieldsProps) {
  return (
    <>
      {kind === 'project' && <TextField name="projet" label="Projet" proposed={choices.projects} required />}
      <SelectField name="equipe" label="Équipe" choices={choices.teams} value={team} required />
      <FieldRow>
        {kind === 'run' ? (
          <MonthTyped name="mois" label="Mois" value={choices.lastMonth} required />
        ) : (
          <>
            <MonthTyped name="mois" label="Premier mois" value={choices.thisMonth} required />
            <MonthTyped name="jusqu-a" label="Dernier mois, facultatif" hint="Autant de jours chaque mois." />
          </>
        )}
      </FieldRow>
      <FieldRow>
        <TextField name="jours" label={kind === 'run' ? 'Jours' : 'Jours par mois'} inputMode="decimal" required />
        <TextField
          name="competence"
          label="Compétence, facultatif"
          proposed={choices.skills}
          hint="Un logiciel du catalogue ou un thème, si elle est nécessaire."
        />
      </FieldRow>
    </>
  );
}
