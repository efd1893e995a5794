import { SelectField, TextField } from '../../../../web/form-field.tsx';
import { aboutFields, newFields } from '../../week/edited-row.ts';
import { beneficiaryText, type Work } from '../../week/work.ts';
import type { WorkChoices } from '../../week/work-choices.ts';

/** What was done, on what and for whom, part by part: a line may be about an application, a project and a domain at once. */
export function WorkFields({ choices, line }: { choices: WorkChoices; line?: Work }) {
  return (
    <>
      <SelectField name={newFields.kind} label="Type d’activité" groups={choices.kinds} value={line?.kind} required />
      <SelectField
        {...{ name: aboutFields.application, choices: choices.applications, value: line?.application }}
        label="Logiciel"
        none="Aucun"
      />
      <SelectField
        {...{ name: aboutFields.project, choices: choices.projects, value: line?.project }}
        label="Projet"
        none="Aucun"
      />
      <SelectField
        {...{ name: aboutFields.domain, choices: choices.domains, value: line?.domain }}
        label="Domaine, s’il n’est pas celui du logiciel"
        none="Aucun en particulier"
      />
      <SelectField
        {...{ name: newFields.beneficiary, choices: choices.beneficiaries, value: line && beneficiaryText(line) }}
        label="Pour"
        required
      />
      <TextField name={newFields.comment} label="Précision, facultative" value={line?.comment} />
    </>
  );
}
