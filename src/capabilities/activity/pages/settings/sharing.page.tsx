import { Link } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { countOf } from '../../../../web/count-of.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { type Choice, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { sharingFilePath, sharingPath, weightsFilePath } from '../../activity.paths.ts';
import { addSharingKey, copySharingKey } from '../../sharing/set-sharing-key.ts';
import type { Route } from './+types/sharing.page.ts';
import { KeyFields, ReasonField } from './key-fields.tsx';
import classes from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';
import { type KeyLine, loadSharing } from './sharing.load.ts';

export const meta = () => [{ title: 'Partage des jours · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Réglages du temps' }, { label: 'Partage des jours' }] };

export const loader = reading((page) => loadSharing(page));

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    if (form === 'reprendre') {
      await perform(database, actor, copySharingKey, typed);
      return 'Clé reprise, avec ses poids : ouvrez-la pour les mettre à jour.';
    }
    await perform(database, actor, addSharingKey, typed);
    return 'Clé ajoutée : ouvrez-la pour voir ce qu’elle donne à chacun.';
  }),
);

function Line({ line }: { line: KeyLine }) {
  return (
    <tr>
      <th scope="row">
        <Link to={line.path}>{line.application}</Link>
      </th>
      <td>
        <Link to={line.path} aria-label={`${line.application}, ${line.years}`}>
          {line.years}
        </Link>{' '}
        {line.isInForce && <span className="tag good">en vigueur</span>}
      </td>
      <td>
        {line.rule} {line.warning !== null && <span className="tag look">{line.warning}</span>}
      </td>
      <td>{line.source}</td>
    </tr>
  );
}

type FormsProps = { applications: readonly Choice[]; year: number; answer: FormAnswer | undefined };

function Which({ applications, year }: Pick<FormsProps, 'applications' | 'year'>) {
  return (
    <FieldRow>
      <SelectField name="logiciel" label="Logiciel" choices={applications} none="Tous ceux qui n’ont pas leur clé" />
      <TextField name="annee" label="Première année" required inputMode="numeric" value={String(year)} />
    </FieldRow>
  );
}

function Forms({ applications, year, answer }: FormsProps) {
  return (
    <div className={classes.forms} data-print="hidden">
      <RecordForm name="ajouter" answer={answer} summary="Ajouter une clé…" button="Ajouter la clé">
        <p>Elle vaut de cette année jusqu’à la clé suivante du même logiciel.</p>
        <Which applications={applications} year={year} />
        <KeyFields />
        <ReasonField asked={null} />
      </RecordForm>
      <RecordForm name="reprendre" answer={answer} summary="Reprendre la clé d’avant…" button="Reprendre la clé">
        <p>La clé qui valait jusque-là recommence cette année-là, poids compris : il reste à les mettre à jour.</p>
        <Which applications={applications} year={year} />
        <ReasonField asked={null} />
      </RecordForm>
    </div>
  );
}

export default function SharingPage({ loaderData: { lines, inForce, year, applications }, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Partage des jours"
        answer={`${countOf(inForce, 'clé est en vigueur', 'clés sont en vigueur', 'Aucune clé n’est en vigueur')} en ${year}. Les jours partagés (MULTI) d’un logiciel vont à ses utilisateurs par sa clé ; sans clé, ils restent partagés.`}
        actions={
          <>
            <a href={sharingFilePath} className="button" download>
              CSV des clés
            </a>
            <a href={weightsFilePath} className="button" download>
              CSV des poids
            </a>
          </>
        }
      />
      <SettingsTabs current={sharingPath} />
      <div className="stack">
        <FormNotice answer={actionData} />
        {applications !== null && <Forms applications={applications} year={year} answer={actionData} />}
        {lines.length === 0 ? (
          <EmptyState title="Aucune clé de partage">
            Tant qu’aucune n’est décidée, les jours partagés restent « MULTI » : Bièvre n’en devine pas.
          </EmptyState>
        ) : (
          <PlainTable label="Clés de partage" heads={['Logiciel', 'Années', 'Clé', 'D’où elle vient']}>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </PlainTable>
        )}
      </div>
    </>
  );
}
