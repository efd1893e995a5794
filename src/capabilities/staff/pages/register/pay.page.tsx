import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, type PageReading, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchMonths } from '../../../../kernel/french.ts';
import { countOf } from '../../../../web/count-of.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { FactList } from '../../../../web/fact-list.tsx';
import { MonthTyped, TextField } from '../../../../web/form-field.tsx';
import { History } from '../../../../web/history.tsx';
import { RecordForm } from '../../../../web/record-form.tsx';
import { listPay } from '../../register/pay.store.ts';
import { findPerson } from '../../register/person.store.ts';
import { recordPay, removePay } from '../../register/record-pay.ts';
import { payListPath } from '../../register.paths.ts';
import { mayReadPay } from '../../staff.access.ts';
import { unknownPerson } from '../../staff.problems.ts';
import type { Route } from './+types/pay.page.ts';
import { showCost } from './pay.list.ts';
import { PayFields } from './pay-fields.tsx';
import { headOf, privateHistory } from './person.load.ts';
import { PersonFrame } from './person-frame.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Coût de ${loaderData?.head.label ?? ''} · Bièvre` }];
export const handle = {
  crumbs: ({ head }: Loaded) => [{ label: 'Rémunérations', path: payListPath }, { label: head.label }],
};

/** Whoever may know what people cost may know it of everybody, whatever the team. */
async function loadPay(page: PageReading, code: string) {
  const person = await findPerson(page.tx, code);
  if (person === null) throw unknownPerson(code);
  const months = (await listPay(page.tx, { person: code })).map(({ month, cost }) => ({
    month: `${frenchMonths[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`,
    cost: showCost(cost).text,
  }));
  return { head: headOf(page, person), months, reserved: await privateHistory(page, 'pay', code) };
}

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  demand(mayReadPay(page.actor));
  return loadPay(page, params.code);
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, matricule: params.code };
    if (form === 'retirer') {
      await perform(database, actor, removePay, asked);
      return 'Coût retiré.';
    }
    await perform(database, actor, recordPay, asked);
    return 'Coût enregistré.';
  }),
);

export default function PayPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, months, reserved } = loaderData;
  const sentence = `${countOf(months.length, 'mois enregistré', 'mois enregistrés', 'Aucun mois enregistré')}, coût chargé.`;
  return (
    <PersonFrame head={head} sentence={sentence} answer={actionData} done={null}>
      <RecordForm name="cout" answer={actionData} title="Enregistrer ou corriger un mois" button="Enregistrer le coût">
        <PayFields />
      </RecordForm>
      <section aria-labelledby="mois">
        <h2 id="mois">Coût chargé par mois</h2>
        {months.length === 0 ? (
          <EmptyState title="Aucun coût enregistré" />
        ) : (
          <FactList facts={months.map(({ month, cost }) => [month, cost] as const)} />
        )}
      </section>
      {months.length > 0 && (
        <RecordForm name="retirer" answer={actionData} summary="Retirer un mois…" button="Retirer le coût" danger>
          <MonthTyped name="mois" label="Mois" required />
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
      )}
      <History events={reserved} source="journal" title="Changements réservés" id="reserves" />
    </PersonFrame>
  );
}
