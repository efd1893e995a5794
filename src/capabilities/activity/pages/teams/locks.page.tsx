import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchInstant } from '../../../../kernel/french.ts';
import { countOf } from '../../../../web/count-of.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { CheckField, MonthTyped, TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { FileButton } from '../../../../web/section-head.tsx';
import { mayFollowTime, mayLockMonths } from '../../activity.access.ts';
import { locksFilePath, teamTimePath } from '../../activity.paths.ts';
import { frenchMonthOf } from '../../activity.problems.ts';
import { lockMonth, unlockMonth } from '../../week/lock-month.ts';
import { listLocks } from '../../week/month-lock.store.ts';
import type { Route } from './+types/locks.page.ts';

export const meta = () => [{ title: 'Mois verrouillés · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Temps des équipes', path: teamTimePath }, { label: 'Mois verrouillés' }] };

export const loader = reading(async ({ tx, actor }) => {
  demand(mayFollowTime(actor));
  const locks = await listLocks(tx);
  return {
    mayLock: mayLockMonths(actor).may,
    locks: locks.map(({ month, at }) => ({ month: month.slice(0, 7), words: frenchMonthOf(month), since: frenchInstant(at) })),
  };
});

export const action = changing(async ({ actor, database, today }, { request }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    if (form === 'verrouiller') {
      await perform(database, actor, lockMonth(today()), typed);
      return 'Mois verrouillé : ses lignes ne changent plus que par une correction.';
    }
    await perform(database, actor, unlockMonth, typed);
    return 'Mois déverrouillé : ses semaines se reprennent.';
  }),
);

export default function LocksPage({ loaderData: { locks, mayLock }, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Mois verrouillés"
        answer={`${countOf(locks.length, 'mois est verrouillé', 'mois sont verrouillés', 'Aucun mois n’est verrouillé')}. Après le verrouillage, une ligne ne change que par une correction, qui laisse voir les deux.`}
        actions={locks.length > 0 && <FileButton file={locksFilePath} of="mois verrouillés" />}
      />
      <div className="stack">
        <FormNotice answer={actionData} />
        {locks.length === 0 ? (
          <EmptyState title="Aucun mois n’est verrouillé" />
        ) : (
          <PlainTable label="Mois verrouillés" heads={['Mois', 'Verrouillé']}>
            {locks.map(({ month, words, since }) => (
              <tr key={month}>
                <th scope="row">{words}</th>
                <td>le {since}</td>
              </tr>
            ))}
          </PlainTable>
        )}
        {mayLock && (
          <RecordForm name="verrouiller" answer={actionData} title="Verrouiller un mois" button="Verrouiller le mois">
            <p>Ses semaines ne se remplissent, ne se reprennent et ne se rendent plus.</p>
            <MonthTyped name="mois" label="Mois" required />
            <CheckField name="malgre" label="Verrouiller malgré les semaines qui ne sont pas terminées" />
          </RecordForm>
        )}
        {mayLock && locks.length > 0 && (
          <RecordForm
            name="deverrouiller"
            answer={actionData}
            summary="Déverrouiller un mois…"
            button="Déverrouiller le mois"
            danger
          >
            <p>Les chiffres déjà publiés de ce mois pourront changer.</p>
            <MonthTyped name="mois" label="Mois" required />
            <TextField name="raison" label="Raison, que le journal garde" required />
          </RecordForm>
        )}
      </div>
    </>
  );
}
