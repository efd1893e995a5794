import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { frenchNumber, upperFirst } from '../../../../kernel/french.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { TextField } from '../../../../web/form-field.tsx';
import { History } from '../../../../web/history.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { SectionHead } from '../../../../web/section-head.tsx';
import { keyPartsFilePath, sharingPath } from '../../activity.paths.ts';
import { correctSharingKey, removeSharingKey } from '../../sharing/set-sharing-key.ts';
import { setWeights } from '../../sharing/set-weights.ts';
import { frenchSharingRule } from '../../sharing-rule.ts';
import type { Route } from './+types/key.page.ts';
import { loadKey } from './key.load.ts';
import { KeyFields, ReasonField } from './key-fields.tsx';
import classes from './settings.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export { compareOnceTold as shouldRevalidate } from '../../../../web/compare-once-told.ts';

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Clé de ${loaderData?.sharing.year ?? ''} · Bièvre` }];
export const handle = {
  crumbs: ({ name, sharing }: Loaded) => [
    { label: 'Réglages du temps' },
    { label: 'Partage des jours', path: sharingPath },
    { label: `${name}, ${sharing.year}` },
  ],
};

export const loader = reading((page, { params }: Route.LoaderArgs) => loadKey(page, params.year, params.application ?? null));

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) => {
  const answer = await answerForm(request, async (form, typed) => {
    const sent = { ...typed, annee: params.year, logiciel: params.application ?? '' };
    if (form === 'poids') {
      await perform(database, actor, setWeights, sent);
      return 'Poids enregistrés : les jours partagés se répartissent par eux.';
    }
    if (form === 'retirer') {
      await perform(database, actor, removeSharingKey, sent);
      return 'Clé retirée.';
    }
    await perform(database, actor, correctSharingKey, sent);
    return 'Clé corrigée : les jours partagés de ses années suivent.';
  });
  // The page of a key that is gone has nothing to show.
  if (answer.data.form === 'retirer' && answer.data.done !== null) throw redirect(sharingPath);
  return answer;
});

function Given({ bodies, read, sharing }: Pick<Loaded, 'bodies' | 'read' | 'sharing'>) {
  if (bodies.length === 0) return <EmptyState title="Rien n’est réparti" />;
  const isRemarked = bodies.some(({ remark }) => remark !== null);
  return (
    <PlainTable
      label={`Parts en ${read}`}
      heads={[
        'Adhérent',
        { number: upperFirst(frenchSharingRule[sharing.rule]) },
        { number: 'Part' },
        ...(isRemarked ? ['À regarder'] : []),
      ]}
    >
      {bodies.map((body) => (
        <tr key={body.code}>
          <th scope="row">{body.name}</th>
          <td className={classes.number}>
            {body.weight === null ? <span className="look-words">inconnu</span> : frenchNumber(body.weight)}
          </td>
          <td className={classes.number}>{body.part ?? '—'}</td>
          {isRemarked && <td>{body.remark !== null && <span className="tag look">{body.remark}</span>}</td>}
        </tr>
      ))}
    </PlainTable>
  );
}

type FormsProps = Pick<Loaded, 'sharing' | 'version' | 'weights' | 'asked'> & { answer: FormAnswer | undefined };

function Forms({ sharing, version, weights, asked, answer }: FormsProps) {
  // Refused because somebody else said another rule meanwhile, the weights stay as they were typed.
  const areWeighed = sharing.rule === 'own' || (answer?.form === 'poids' && answer.done === null);
  return (
    <div className={classes.forms} data-print="hidden">
      {areWeighed && (
        <RecordForm name="poids" answer={answer} version={version} title="Poids de chacun" button="Enregistrer les poids">
          <p>
            Seules les proportions comptent : 1, 2 et 2 donnent un cinquième, deux cinquièmes et deux cinquièmes. Vide : aucun
            poids.
          </p>
          <div className={classes.weights}>
            {weights.map(({ field, name, weight }) => (
              <TextField key={field} name={field} label={name} inputMode="decimal" value={weight} />
            ))}
          </div>
          {asked !== null && <ReasonField asked={asked} />}
        </RecordForm>
      )}
      <RecordForm name="corriger" answer={answer} version={version} summary="Corriger la clé…" button="Corriger la clé">
        <KeyFields sharing={sharing} />
        {asked !== null && <ReasonField asked={asked} />}
      </RecordForm>
      <RecordForm name="retirer" answer={answer} version={version} summary="Retirer la clé…" button="Retirer la clé" danger>
        <p>
          La clé d’avant vaudra plus longtemps ; s’il n’y en a pas, les jours restent partagés. Ses poids partent avec elle, le
          journal les garde.
        </p>
        {asked !== null && <ReasonField asked={asked} />}
      </RecordForm>
    </div>
  );
}

export default function KeyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { sharing, name, reach, read, reading: words, bodies, forgotten, keeps, history } = loaderData;
  return (
    <>
      <PageTitle
        title={`${name}, ${reach}`}
        answer={`Les jours partagés se répartissent ${sharing.rule === 'equal' ? 'à parts égales' : `par ${frenchSharingRule[sharing.rule]}`}. ${words}`}
      />
      <div className="stack">
        <FormNotice answer={actionData} />
        {forgotten.length > 0 && (
          <p className="notice look" role="note">
            L’utilisent en {read} sans avoir de poids, donc sans part : {forgotten.join(', ')}.
          </p>
        )}
        <section aria-labelledby="parts" className={classes.section}>
          <SectionHead
            id="parts"
            title={`Ce que la clé donne en ${read}`}
            file={bodies.length === 0 ? null : keyPartsFilePath(sharing.year, sharing.application)}
          />
          {sharing.application === null && (
            <p className="soft">
              Chaque logiciel qui n’a pas sa clé est réparti entre ses propres utilisateurs ; voici ce que donnent les jours
              partagés d’aucun logiciel.
            </p>
          )}
          <Given {...loaderData} />
        </section>
        {keeps && <Forms {...loaderData} answer={actionData} />}
        {history !== null && <History events={history} source="journal" />}
      </div>
    </>
  );
}
