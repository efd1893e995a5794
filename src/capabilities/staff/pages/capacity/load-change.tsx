import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import classes from '../register/register.module.css';
import type { LoadLine } from './loads.load.ts';

/** Puts recorded days right, or takes them away. */
export function LoadChange({ line, title, answer }: { line: LoadLine; title: string; answer: FormAnswer | undefined }) {
  const of = line.skill === '' ? '' : `, ${line.skill}`;
  return (
    <>
      <PageTitle title={title} answer={`${line.teamName}, ${line.monthLabel}${of} : ${line.days} j.`} />
      <div className={classes.forms}>
        <FormNotice answer={answer} />
        <RecordForm name="corriger" answer={answer} title="Corriger les jours" button="Corriger les jours">
          <TextField name="jours" label="Jours" inputMode="decimal" value={line.days} required />
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
        <RecordForm name="retirer" answer={answer} summary="Retirer ces jours…" button="Retirer ces jours" danger>
          <p>Pour changer d’équipe, de mois ou de compétence, retirez ces jours et saisissez-les de nouveau.</p>
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
      </div>
    </>
  );
}
