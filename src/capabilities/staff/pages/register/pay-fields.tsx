import { type Choice, FieldRow, MonthTyped, TextField } from '../../../../web/form-field.tsx';

/** A month and what it cost; of whom, where the page is of nobody in particular. */
export function PayFields({ persons }: { persons?: readonly Choice[] }) {
  return (
    <>
      {persons !== undefined && <TextField name="matricule" label="Matricule" required proposed={persons} />}
      <FieldRow>
        <MonthTyped name="mois" label="Mois" required />
        <TextField name="cout" label="Coût chargé du mois (€)" required inputMode="decimal" />
      </FieldRow>
    </>
  );
}
