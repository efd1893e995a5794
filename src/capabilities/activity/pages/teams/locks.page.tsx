import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { addDays, type Day, dayOf } from '../../../../kernel/day.ts';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
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
import classes from './teams.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Mois verrouillés · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Temps des équipes', path: teamTimePath }, { label: 'Mois verrouillés' }] };

type Lock = { readonly month: string; readonly words: string; readonly since: string };

/** Year by year, since a few years make more months than a page shows at once. */
function byYear(locks: readonly Lock[]): readonly { readonly year: string; readonly locks: readonly Lock[] }[] {
  const years = [...new Set(locks.map(({ month }) => month.slice(0, 4)))];
  return years.map((year) => ({ year, locks: locks.filter(({ month }) => month.startsWith(year)) }));
}

/** The month to lock next, as a rule: the one that is over. */
function proposedMonth(today: Day, locks: readonly Lock[]): string | undefined {
  const month = addDays(dayOf(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1), -1).slice(0, 7);
  return locks.some((lock) => lock.month === month) ? undefined : month;
}

export const loader = reading(async ({ tx, actor, today }) => {
  demand(mayFollowTime(actor));
  const locks = (await listLocks(tx)).map(({ month, at }) => ({
    ...{ month: month.slice(0, 7), words: frenchMonthOf(month), since: frenchInstant(at) },
  }));
  return {
    mayLock: mayLockMonths(actor).may,
    count: locks.length,
    proposed: proposedMonth(today, locks),
    years: byYear(locks),
  };
});

export const action = changing(async ({ actor, database, today }, { request }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    if (form === 'verrouiller') {
      await perform(database, actor, lockMonth(today()), typed);
      return 'Mois verrouillé : ses lignes ne changent plus que par une correction.';
    }
    await perform(database, actor, unlockMonth, typed);
    return 'Mois déverrouillé : ses semaines se reprennent.';
  }),
);

function LockForms({ count, proposed, answer }: Pick<Loaded, 'count' | 'proposed'> & { answer: FormAnswer | undefined }) {
  return (
    <>
      <RecordForm name="verrouiller" answer={answer} title="Verrouiller un mois" button="Verrouiller le mois">
        <p>Ses semaines ne se remplissent, ne se reprennent et ne se rendent plus.</p>
        <MonthTyped name="mois" label="Mois" value={proposed} required />
        <CheckField name="malgre" label="Verrouiller malgré les semaines qui ne sont pas terminées" />
      </RecordForm>
      {count > 0 && (
        <RecordForm name="deverrouiller" answer={answer} summary="Déverrouiller un mois…" button="Déverrouiller le mois" danger>
          <p>Les chiffres déjà publiés de ce mois pourront changer.</p>
          <MonthTyped name="mois" label="Mois" required />
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
      )}
    </>
  );
}

function YearOfLocks({ year, locks, isOpen }: Loaded['years'][number] & { isOpen: boolean }) {
  return (
    <details open={isOpen}>
      <summary>
        {year}&nbsp;: {locks.length} mois
      </summary>
      <PlainTable label={`Mois verrouillés de ${year}`} heads={['Mois', 'Verrouillé']}>
        {locks.map(({ month, words, since }) => (
          <tr key={month}>
            <th scope="row">{words}</th>
            <td>le {since}</td>
          </tr>
        ))}
      </PlainTable>
    </details>
  );
}

export default function LocksPage({ loaderData: { mayLock, count, proposed, years }, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Mois verrouillés"
        answer={`${countOf(count, 'mois est verrouillé', 'mois sont verrouillés', 'Aucun mois n’est verrouillé')}. Après le verrouillage, une ligne ne change que par une correction, qui laisse voir les deux.`}
        actions={count > 0 && <FileButton file={locksFilePath} of="mois verrouillés" />}
      />
      <div className="stack">
        <FormNotice answer={actionData} />
        {mayLock && <LockForms count={count} proposed={proposed} answer={actionData} />}
        {years.length === 0 ? (
          <EmptyState title="Aucun mois n’est verrouillé" />
        ) : (
          <section aria-labelledby="annees">
            <h2 id="annees">Année par année</h2>
            <div className={classes.years}>
              {years.map((one, place) => (
                <YearOfLocks key={one.year} {...one} isOpen={place === 0} />
              ))}
            </div>
          </section>
        )}
      </div>
    </>
  );
}
