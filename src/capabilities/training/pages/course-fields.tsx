import { addDays } from '../../../kernel/day.ts';
import { frenchNumber } from '../../../kernel/french.ts';
import { type Choice, DayTyped, FieldRow, SelectField, TextField } from '../../../web/form-field.tsx';
import { type Course, categories, frenchCategory } from '../course.ts';

const categoryChoices = categories.map((value) => ({ value, label: frenchCategory[value] }));

/** The fields of a course: of a new one, or of one that is put right. */
export function CourseFields({ applications, course }: { applications: readonly Choice[]; course?: Course }) {
  const length = course?.length ?? null;
  return (
    <>
      <TextField name="nom" label="Nom" required value={course?.name} />
      <FieldRow>
        <SelectField name="categorie" label="Catégorie" choices={categoryChoices} required value={course?.category} />
        <SelectField
          name="logiciel"
          label="Logiciel, facultatif"
          choices={applications}
          none="Aucun en particulier"
          value={course?.application}
        />
      </FieldRow>
      <TextField name="objectifs" label="Objectifs, facultatif" value={course?.objectives} hint="Ce que l’on sait faire après." />
      <FieldRow>
        <TextField
          name="duree"
          label="Durée en jours, facultatif"
          inputMode="decimal"
          value={length === null ? null : frenchNumber(String(length / 100))}
          hint="0,5 pour une demi-journée."
        />
        <DayTyped name="du" label="Proposée à partir du, facultatif" value={course?.fromDay} />
        <DayTyped
          name="au"
          label="Proposée jusqu’au, facultatif"
          value={course?.toDay === undefined || course.toDay === null ? null : addDays(course.toDay, -1)}
        />
      </FieldRow>
    </>
  );
}
