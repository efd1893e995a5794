import { Link } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { countOf } from '../../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../../web/data-table.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { Figure } from '../../../../web/figure.tsx';
import { arrangeList, readListState } from '../../../../web/list-state.ts';
import { PageTitle } from '../../../../web/page-title.tsx';
import { PeriodPicker } from '../../../../web/period-picker.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { listPersons } from '../../register/person.store.ts';
import { recordPay } from '../../register/record-pay.ts';
import { payPath } from '../../register.paths.ts';
import { mayReadPay } from '../../staff.access.ts';
import type { Route } from './+types/pay-list.page.ts';
import { loadPayList, type PayLine, payColumns } from './pay.list.ts';
import { PayFields } from './pay-fields.tsx';

export const meta = () => [{ title: 'Rémunérations · Bièvre' }];
export const handle = { crumbs: [{ label: 'Rémunérations' }] };

export const loader = reading(async (page) => {
  demand(mayReadPay(page.actor));
  const { lines, ...rest } = await loadPayList(page);
  const persons = (await listPersons(page.tx)).map(({ code, name }) => ({ value: code, label: name ?? code }));
  return { ...rest, persons, lines: arrangeList(lines, payColumns, readListState(page.url.searchParams)), total: lines.length };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    await perform(database, actor, recordPay, typed);
    return `Coût enregistré pour ${typed['matricule']}, ${typed['mois']}.`;
  }),
);

const columns = withCells<PayLine>(payColumns, 'matricule', {
  matricule: (line) => <Link to={payPath(line.code)}>{line.code}</Link>,
  ...Object.fromEntries(payColumns.slice(2).map(({ key }, index) => [key, (line: PayLine) => line.byMonth[index]?.text])),
});

function Answer({ year, total, totals }: Pick<Route.ComponentProps['loaderData'], 'year' | 'total' | 'totals'>) {
  return (
    <>
      Coût chargé de {year}, mois estimés compris : {totals.whole && <Figure figure={totals.whole} />}&nbsp;; des mois sont
      enregistrés pour {countOf(total, 'personne', 'personnes', 'personne')}. Le journal garde qui les enregistre, sans les
      montants.
    </>
  );
}

export default function PayListPage({ loaderData, actionData }: Route.ComponentProps) {
  const { lines, total, totals, year, years, persons } = loaderData;
  const foot = [
    ['Ensemble, mois estimés compris', '', ...totals.months.map((figure) => <Figure key={figure.label} figure={figure} />)],
  ];
  return (
    <>
      <PageTitle
        title="Rémunérations"
        answer={<Answer {...loaderData} />}
        actions={<PeriodPicker label="Année montrée" years={years} current={year} />}
      />
      <div className="stack">
        <FormNotice answer={actionData} />
        <RecordForm name="cout" answer={actionData} summary="Enregistrer un mois…" button="Enregistrer le coût">
          <PayFields persons={persons} />
        </RecordForm>
        <div>
          <ListBar
            searching="un matricule, un nom"
            count={countOf(lines.length, 'personne', 'personnes')}
            file="/remunerations.csv"
            kept={['annee']}
          />
          <DataTable
            caption={`Coûts chargés par mois, ${year}`}
            columns={columns}
            rows={lines}
            rowKey={(line) => line.code}
            foot={foot}
            empty={
              <EmptyState title={total === 0 ? 'Aucun coût enregistré' : 'Personne ne correspond'}>
                {total === 0 ? 'Enregistrez un premier mois, ou importez un fichier.' : 'Essayez un autre mot.'}
              </EmptyState>
            }
          />
        </div>
      </div>
    </>
  );
}
