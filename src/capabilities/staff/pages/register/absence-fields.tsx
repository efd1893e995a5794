import { DayTyped, FieldRow, SelectField } from '../../../../web/form-field.tsx';
import { type Absence, lastAbsentDay } from '../../register/absence.ts';
import { absenceKinds, frenchAbsenceKind } from '../../register/absence-kind.ts';

const kindChoices = absenceKinds.map((value) => ({ value, label: frenchAbsenceKind[value] }));
const startChoices = [
  { value: 'matin', label: 'le matin' },
  { value: 'apres-midi', label: 'l’après-midi' },
];
const endChoices = [
  { value: 'soir', label: 'le soir' },
  { value: 'midi', label: 'à midi' },
];

/** When somebody is away, to the half-day, and why. */
export function AbsenceFields({ absence }: { absence?: Absence }) {
  return (
    <>
      <SelectField name="nature" label="Nature" choices={kindChoices} required value={absence?.kind} />
      <FieldRow>
        <DayTyped name="du" label="Premier jour" required value={absence?.fromDay} />
        <SelectField
          name="debut"
          label="Commence"
          choices={startChoices}
          required
          value={absence?.fromNoon === true ? 'apres-midi' : 'matin'}
        />
      </FieldRow>
      <FieldRow>
        <DayTyped name="au" label="Dernier jour, vide pour un seul jour" value={absence && lastAbsentDay(absence)} />
        <SelectField name="fin" label="Finit" choices={endChoices} required value={absence?.toNoon === true ? 'midi' : 'soir'} />
      </FieldRow>
    </>
  );
}
