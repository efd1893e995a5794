import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, type PageReading, reading } from '../../../../http/reading.ts';
import { thingFacts } from '../../../../http/thing-history.ts';
import { addDays } from '../../../../kernel/day.ts';
import type { FormAnswer, Typed } from '../../../../kernel/form-answer.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { countOf } from '../../../../web/count-of.ts';
import { DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import { History, historyLimit } from '../../../../web/history.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { listTeams } from '../../../directory/index.ts';
import { lastDay, stretchWords } from '../../../staff/index.ts';
import { mayKeepWork } from '../../activity.access.ts';
import { kindsPath } from '../../activity.paths.ts';
import { unknownKind } from '../../activity.problems.ts';
import { kindSubject } from '../../activity.subjects.ts';
import { lockedLinesWords } from '../../dated-uses.ts';
import { frenchNature } from '../../kind.ts';
import { changeNature } from '../../kinds/change-nature.ts';
import { endKind, reopenKind } from '../../kinds/end-kind.ts';
import { countKindLines, listKindRecords, listKindUses } from '../../kinds/kind-record.store.ts';
import { endOf, inherited, type KindRecord, lineAbove } from '../../kinds/kind-record.ts';
import { readKindScope } from '../../kinds/kind-scope.ts';
import { correctKind, stateOf } from '../../kinds/record-kind.ts';
import { versionOf } from '../../typed-over.ts';
import type { Route } from './+types/kind.page.ts';
import { KindFields } from './kind-fields.tsx';
import { linesUnder, loadKindChoices } from './kinds.load.ts';
import { MoveReason } from './move-reason.tsx';
import classes from './settings.module.css';
import { standingOf } from './settings-choices.ts';

type Loaded = Route.ComponentProps['loaderData'];

export { compareOnceTold as shouldRevalidate } from '../../../../web/compare-once-told.ts';

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.kind.name ?? ''} · Bièvre` }];
export const handle = {
  crumbs: ({ kind }: Loaded) => [
    { label: 'Réglages du temps' },
    { label: 'Types d’activité', path: kindsPath },
    { label: kind.name },
  ],
};

/** What is said of a kind under its name. */
async function wordsOf({ tx, today }: PageReading, kind: KindRecord, kinds: readonly KindRecord[]): Promise<string> {
  const team = inherited('team', kind, kinds);
  const teamName = (await listTeams(tx)).find(({ code }) => code === team)?.name ?? 'Toutes les équipes';
  const nature = inherited('nature', kind, kinds);
  const path = lineAbove(kind, kinds).slice(1).reverse();
  const lines = linesUnder(kind.code, kinds, await countKindLines(tx));
  const standing = standingOf({ ...kind, toDay: endOf(kind, kinds) }, today);
  return [
    `${[teamName, ...path.map(({ name }) => name)].join(' › ')}.`,
    `Nature : ${nature === null ? 'aucune' : frenchNature[nature]}.`,
    `${standing === null ? `Sert ${stretchWords(kind)}` : `Ne sert pas aujourd’hui, ${standing}`}.`,
    `${countOf(lines, 'ligne de temps', 'lignes de temps', 'Aucune ligne de temps')}, code ${kind.code}.`,
  ].join(' ');
}

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { tx, actor, today, doors } = page;
  const kinds = await listKindRecords(tx);
  const kind = kinds.find(({ code }) => code === params.code);
  if (kind === undefined) throw unknownKind(params.code);
  const keeps = mayKeepWork(actor).may && (await readKindScope(tx, actor))(inherited('team', kind, kinds));
  const uses = keeps ? await listKindUses(tx, kind.code) : [];
  const asked = { limit: historyLimit, may: mayKeepWork(actor) };
  return {
    kind,
    version: versionOf(stateOf(kind)),
    nature: inherited('nature', kind, kinds) ?? undefined,
    lastDay: lastDay(kind),
    today,
    answer: await wordsOf(page, kind, kinds),
    lastLine: uses.at(-1)?.day ?? null,
    settled: lockedLinesWords(uses),
    choices: keeps ? await loadKindChoices(tx, actor, today, kind) : null,
    history: await thingFacts({ actor, tx, doors }, [kindSubject(kind.code)], asked),
  };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const sent: Typed = { ...typed, code: params.code };
    if (form === 'terminer') {
      await perform(database, actor, endKind, sent);
      return 'Type terminé : la semaine ne le propose plus après ce jour, les lignes passées le gardent.';
    }
    if (form === 'rouvrir') {
      await perform(database, actor, reopenKind, sent);
      return 'Type rouvert : la semaine le propose de nouveau.';
    }
    if (form === 'nature') {
      const next = await perform(database, actor, changeNature, sent);
      return `Nature changée à partir de ce jour : le type de code ${next} prend la suite, les années d’avant gardent leurs chiffres.`;
    }
    await perform(database, actor, correctKind, sent);
    return 'Type corrigé : ses lignes et les chiffres de toutes les années suivent.';
  }),
);

type FormsProps = Pick<Loaded, 'kind' | 'version' | 'nature' | 'lastDay' | 'lastLine' | 'settled' | 'today'> & {
  choices: NonNullable<Loaded['choices']>;
  answer: FormAnswer | undefined;
};

/** Each where it can be asked, and where it was refused: somebody else may have ended the kind, or reopened it, meanwhile. */
function Ending({
  version,
  lastDay: recorded,
  lastLine,
  answer,
}: Pick<FormsProps, 'version' | 'lastDay' | 'lastLine' | 'answer'>) {
  const isRefused = (name: string) => answer?.form === name && answer.done === null;
  return (
    <>
      {(recorded === null || isRefused('terminer')) && (
        <RecordForm name="terminer" answer={answer} version={version} summary="Terminer…" button="Terminer le type" danger>
          <p>Il ne se choisira plus après ce jour, ni les types qui en font partie. Les lignes passées le gardent.</p>
          <DayTyped
            name="au"
            label="Dernier jour où il sert"
            required
            hint={
              lastLine === null ? 'Aucune ligne de temps ne l’emploie.' : 'Au plus tôt le jour de sa dernière ligne de temps.'
            }
            offered={lastLine}
            value={recorded}
          />
        </RecordForm>
      )}
      {(recorded !== null || isRefused('rouvrir')) && (
        <RecordForm name="rouvrir" answer={answer} version={version} summary="Rouvrir…" button="Rouvrir le type">
          <p>
            {recorded === null
              ? 'Il n’est pas terminé.'
              : `Terminé le ${frenchDay(recorded)}, il servira de nouveau, comme s’il ne l’avait jamais été.`}
          </p>
        </RecordForm>
      )}
    </>
  );
}

function Forms({ kind, version, nature, lastDay: recorded, lastLine, settled, today, choices, answer }: FormsProps) {
  return (
    <div className={classes.forms} data-print="hidden">
      <RecordForm name="corriger" answer={answer} version={version} title="Corriger le type" button="Corriger le type">
        <p>Ce qui est corrigé l’est pour toutes ses lignes, celles des années passées comprises.</p>
        <KindFields choices={choices} kind={kind} />
        <MoveReason settled={settled} what="l’équipe, la nature ou le type dont il fait partie" />
      </RecordForm>
      <RecordForm
        name="nature"
        answer={answer}
        version={version}
        summary="Changer de nature à partir d’un jour…"
        button="Changer de nature"
      >
        <p>Ce type s’arrête la veille, un autre prend sa suite : les années d’avant gardent leurs chiffres.</p>
        <FieldRow>
          <SelectField name="nature" label="Nouvelle nature" choices={choices.natures} required offered="" value={nature} />
          <DayTyped name="du" label="À partir du" required offered={lastLine === null ? today : addDays(lastLine, 1)} />
        </FieldRow>
        <FieldRow>
          <TextField name="nom" label="Nom du type qui suit" required value={kind.name} />
          <TextField name="nouveau-code" label="Son code" hint="Vide : l’ancien, suivi de l’année." />
        </FieldRow>
      </RecordForm>
      <Ending version={version} lastDay={recorded} lastLine={lastLine} answer={answer} />
    </div>
  );
}

export default function KindPage({ loaderData, actionData }: Route.ComponentProps) {
  const { kind, answer, choices, history } = loaderData;
  return (
    <>
      <PageTitle title={kind.name} answer={answer} />
      <div className="stack">
        <FormNotice answer={actionData} />
        {choices !== null && <Forms {...loaderData} choices={choices} answer={actionData} />}
        {history !== null && <History events={history} source="journal" />}
      </div>
    </>
  );
}
