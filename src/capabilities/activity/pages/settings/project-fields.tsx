import { DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import type { Project } from '../../projects/project.ts';
import type { ProjectChoices } from './projects.list.ts';

type ProjectFieldsProps = {
  readonly choices: ProjectChoices;
  /** The one that is put right; a new one has a code too. */
  readonly project?: Project;
  readonly lastDay?: string | null;
};

/** The fields of a project. */
export function ProjectFields({ choices, project, lastDay }: ProjectFieldsProps) {
  return (
    <>
      <FieldRow>
        <TextField name="nom" label="Nom" required value={project?.name} />
        {project === undefined && <TextField name="code" label="Code" hint="Vide : tiré du nom." />}
      </FieldRow>
      <FieldRow>
        <SelectField name="logiciel" label="Logiciel" choices={choices.applications} none="Aucun" value={project?.application} />
        <SelectField
          name="domaine"
          label="Domaine"
          choices={choices.domains}
          none="Celui du logiciel, ou aucun"
          value={project?.domain}
        />
      </FieldRow>
      <TextField
        name="autres-noms"
        label="Autres noms"
        value={project?.aliases.join(' | ')}
        hint="Comme les fichiers l’écrivent aussi, séparés par une barre | droite."
      />
      <FieldRow>
        <DayTyped name="du" label="Premier jour, facultatif" value={project?.fromDay} />
        <DayTyped
          name="au"
          label="Dernier jour, facultatif"
          value={lastDay}
          hint="Passé ce jour, la semaine ne le propose plus ; vide : il dure encore."
        />
      </FieldRow>
    </>
  );
}
