import { DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import { frenchLadder, type Ladder, type Rung } from '../../register/rung.ts';
import { categories } from '../../status.ts';
import type { PostChoices } from './choices.load.ts';

const categoryChoices = categories.map((one) => ({ value: one, label: `Catégorie ${one}` }));

type RungFieldsProps = {
  readonly ladder: Ladder;
  readonly choices: Pick<PostChoices, 'frameworks' | 'streams'>;
  /** The one that is put right; a new one has a code too. */
  readonly rung?: Rung;
  readonly lastDay?: string | null;
};

/** The fields of a grade, of a job framework or of a stream. */
export function RungFields({ ladder, choices, rung, lastDay }: RungFieldsProps) {
  return (
    <>
      <FieldRow>
        <TextField name="nom" label="Nom" required value={rung?.name} />
        {rung === undefined && <TextField name="code" label="Code" hint="Vide : tiré du nom." />}
      </FieldRow>
      <TextField
        name="autres-noms"
        label="Autres noms"
        value={rung?.aliases.join(' | ')}
        hint="Comme les fichiers l’écrivent aussi, séparés par une barre | droite."
      />
      {ladder === 'grade' && (
        <SelectField
          name="cadre"
          label="Cadre d’emplois, qui donne la filière et la catégorie"
          choices={choices.frameworks}
          none="Aucun"
          value={rung?.framework}
        />
      )}
      {ladder === 'framework' && (
        <FieldRow>
          <SelectField name="filiere" label="Filière" choices={choices.streams} none="Aucune" value={rung?.stream} />
          <SelectField name="categorie" label="Catégorie" choices={categoryChoices} none="Aucune" value={rung?.category} />
        </FieldRow>
      )}
      <FieldRow>
        <DayTyped name="du" label="Premier jour, facultatif" value={rung?.fromDay} />
        <DayTyped
          name="au"
          label="Dernier jour, facultatif"
          value={lastDay}
          hint={`Passé ce jour, ${frenchLadder[ladder].the} reste dans la liste, avec la mention « n’existe plus ».`}
        />
      </FieldRow>
    </>
  );
}
