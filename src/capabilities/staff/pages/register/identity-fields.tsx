import { DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import type { Person } from '../../register/person.ts';

const sexChoices = [
  { value: 'female', label: 'Femme' },
  { value: 'male', label: 'Homme' },
];

const yearOf = (year: number | null | undefined) => (year === null || year === undefined ? null : String(year));

/** What is recorded of somebody besides their number; all of it may be left empty. */
export function IdentityFields({ person }: { person?: Person }) {
  return (
    <>
      <FieldRow>
        <TextField name="nom" label="Nom, facultatif" value={person?.name} />
        <SelectField name="sexe" label="Sexe" choices={sexChoices} none="Non renseigné" value={person?.sex} />
      </FieldRow>
      <DayTyped name="naissance" label="Jour de naissance" value={person?.birthDay} />
      <FieldRow>
        <TextField
          name="naissance-de"
          label="Ou, sans le jour : année de naissance, entre"
          inputMode="numeric"
          value={yearOf(person?.birthFrom)}
        />
        <TextField name="naissance-a" label="et" inputMode="numeric" value={yearOf(person?.birthTo)} />
      </FieldRow>
    </>
  );
}
