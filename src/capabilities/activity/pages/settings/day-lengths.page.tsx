import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { thingFacts } from '../../../../http/thing-history.ts';
import { frenchDay, frenchNumber } from '../../../../kernel/french.ts';
import { euros, toPlainDecimal } from '../../../../kernel/quantity.ts';
import { DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import { History, historyLimit } from '../../../../web/history.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { mayKeepDayLengths } from '../../activity.access.ts';
import { dayLengthsFilePath, dayLengthsPath } from '../../activity.paths.ts';
import { dayLengthSubject } from '../../activity.subjects.ts';
import { listDayLengths } from '../../day-length.store.ts';
import { usualHours, usualMostHours } from '../../day-length.ts';
import { lengthsState, removeDayLength, setDayLength } from '../../set-day-length.ts';
import { versionOf } from '../../typed-over.ts';
import type { Route } from './+types/day-lengths.page.ts';
import classes from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export { compareOnceTold as shouldRevalidate } from '../../../../web/compare-once-told.ts';

export const meta = () => [{ title: 'Heures d’une journée · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Réglages du temps' }, { label: 'Heures d’une journée' }] };

const hoursWords = (hundredths: number) => `${frenchNumber(toPlainDecimal(euros(hundredths), 2))}\u00a0h`;

export const loader = reading(async ({ tx, actor, today, doors }) => {
  const known = await listDayLengths(tx);
  const now = known.find(({ fromDay }) => fromDay <= today);
  const state = lengthsState(known);
  return {
    today,
    now: hoursWords(now?.hours ?? usualHours),
    most: hoursWords(now?.most ?? usualMostHours),
    version: versionOf(state),
    lengths: known.map(({ fromDay, hours, most, source }, index) => ({
      fromDay,
      said: state[index],
      words: frenchDay(fromDay),
      hours: hoursWords(hours),
      most: hoursWords(most ?? usualMostHours),
      source,
    })),
    keeps: mayKeepDayLengths(actor).may,
    history: await thingFacts(
      { actor, tx, doors },
      known.map(({ fromDay }) => dayLengthSubject(fromDay)),
      { limit: historyLimit, may: mayKeepDayLengths(actor) },
    ),
  };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    if (form === 'retirer') {
      await perform(database, actor, removeDayLength, typed);
      return 'Durée retirée : celle d’avant vaut plus longtemps.';
    }
    await perform(database, actor, setDayLength, typed);
    return 'Durée enregistrée : les heures importées à partir de maintenant en deviennent des jours.';
  }),
);

function Known({ lengths }: Pick<Loaded, 'lengths'>) {
  return (
    <PlainTable
      label="Durées d’une journée"
      heads={['À partir du', { number: 'Une journée' }, { number: 'Au plus' }, 'D’où vient l’information']}
    >
      {lengths.map((length) => (
        <tr key={length.fromDay}>
          <th scope="row">{length.words}</th>
          <td className={classes.number}>{length.hours}</td>
          <td className={classes.number}>{length.most}</td>
          <td>{length.source}</td>
        </tr>
      ))}
      <tr>
        <th scope="row">Avant, ou sans rien dire</th>
        <td className={classes.number}>{hoursWords(usualHours)}</td>
        <td className={classes.number}>{hoursWords(usualMostHours)}</td>
        <td>35 heures sur cinq jours ; décret du 25 août 2000, article 3</td>
      </tr>
    </PlainTable>
  );
}

type FormsProps = Pick<Loaded, 'lengths' | 'version' | 'today'> & { answer: Route.ComponentProps['actionData'] };

function Changing({ lengths, version, today, answer }: FormsProps) {
  // What is recorded is that of the day that was typed, to compare with once the form comes back.
  const said = lengths.find(({ fromDay }) => answer?.form === 'changer' && fromDay === answer.typed['du'])?.said;
  return (
    <RecordForm name="changer" answer={answer} version={version} title="Changer à partir d’un jour" button="Enregistrer la durée">
      <FieldRow>
        <DayTyped name="du" label="À partir du" required offered={today} hint="Le même jour qu’une durée connue la remplace." />
        <TextField
          name="heures"
          label="Heures d’une journée"
          required
          inputMode="decimal"
          hint="7, ou 7,8 pour 39 heures."
          value={said?.hours ?? null}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          name="heures-au-plus"
          label="Heures au plus"
          inputMode="decimal"
          hint="Vide : 10."
          value={said?.most ?? null}
        />
        <TextField name="source" label="D’où vient l’information" value={said?.source ?? null} />
      </FieldRow>
    </RecordForm>
  );
}

function Forms(props: FormsProps) {
  const { lengths, version, answer } = props;
  const isRefused = answer?.form === 'retirer' && answer.done === null;
  return (
    <div className={classes.forms} data-print="hidden">
      <Changing {...props} />
      {(lengths.length > 0 || isRefused) && (
        <RecordForm
          name="retirer"
          answer={answer}
          version={version}
          summary="Retirer une durée…"
          button="Retirer la durée"
          danger
        >
          <p>Celle d’avant vaudra plus longtemps. Les jours déjà importés ne changent pas.</p>
          <SelectField
            name="du"
            label="Durée qui commence le"
            required
            choices={lengths.map(({ fromDay, words }) => ({ value: fromDay, label: words }))}
          />
        </RecordForm>
      )}
    </div>
  );
}

export default function DayLengthsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { now, most, keeps, history } = loaderData;
  return (
    <>
      <PageTitle
        title="Heures d’une journée"
        answer={`Une journée fait ${now}, et ${most} au plus : les heures d’un autre logiciel en deviennent des jours.`}
        actions={
          <a href={dayLengthsFilePath} className="button" download>
            CSV
          </a>
        }
      />
      <SettingsTabs current={dayLengthsPath} />
      <div className="stack">
        <FormNotice answer={actionData} />
        <Known {...loaderData} />
        {keeps && <Forms {...loaderData} answer={actionData} />}
        {history !== null && <History events={history} source="journal" />}
      </div>
    </>
  );
}
