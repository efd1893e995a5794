import { CheckField, type Choice, DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import type { Assignment } from '../../register/assignment.ts';

type AssignmentFieldsProps = { teams: readonly Choice[]; assignment?: Assignment; lastDay?: string | null };

/** Which team, for which part of the time, in which function, from when to when. */
export function AssignmentFields({ teams, assignment, lastDay }: AssignmentFieldsProps) {
  return (
    <>
      <FieldRow>
        <SelectField name="equipe" label="Équipe" choices={teams} required value={assignment?.team} />
        <TextField name="part" label="Part du temps (%)" required inputMode="numeric" value={String(assignment?.share ?? 100)} />
      </FieldRow>
      <TextField name="role" label="Fonction, facultative" value={assignment?.role} />
      <CheckField name="responsable" label="Responsable de l’équipe" checked={assignment?.manager ?? false} />
      <FieldRow>
        <DayTyped name="du" label="Premier jour" required value={assignment?.fromDay} />
        <DayTyped name="au" label="Dernier jour, s’il est connu" value={lastDay} />
      </FieldRow>
    </>
  );
}
