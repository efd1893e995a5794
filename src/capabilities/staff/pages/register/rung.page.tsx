import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { thingFacts } from '../../../../http/thing-history.ts';
import { demand } from '../../../../kernel/access.ts';
import { problem } from '../../../../kernel/problem.ts';
import { DoneNotice } from '../../../../web/done-notice.tsx';
import { History, historyLimit } from '../../../../web/history.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { lastDay } from '../../register/occupancy.ts';
import { stretchWords } from '../../register/post-form.ts';
import { correctRung } from '../../register/record-rung.ts';
import { findRung } from '../../register/rung.store.ts';
import { frenchLadder, type Ladder, ladders } from '../../register/rung.ts';
import { gradesPath, ladderWords, postsPath } from '../../register.paths.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { unknownRung } from '../../staff.problems.ts';
import { rungSubject } from '../../staff.subjects.ts';
import { doneSentence } from '../done.ts';
import type { Route } from './+types/rung.page.ts';
import { loadPostChoices } from './choices.load.ts';
import { RungFields } from './rung-fields.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.rung.name ?? ''} · Bièvre` }];
export const handle = {
  crumbs: ({ rung }: Loaded) => [
    { label: 'Postes', path: postsPath },
    { label: 'Grades et filières', path: gradesPath },
    { label: rung.name },
  ],
};

function ladderOf(word: string): Ladder {
  const found = ladders.find((ladder) => ladderWords[ladder] === word);
  if (found !== undefined) return found;
  throw problem('not-found', 'staff.unknown-ladder', 'Cette adresse n’existe pas : partez de la page des grades.');
}

export const loader = reading(async ({ tx, actor, today, url, doors }, { params }: Route.LoaderArgs) => {
  demand(mayManageStaff(actor));
  const rung = await findRung(tx, ladderOf(params.echelle), params.code);
  if (rung === null) throw unknownRung(ladderOf(params.echelle), params.code);
  const asked = { limit: historyLimit, may: mayManageStaff(actor) };
  return {
    rung,
    lastDay: lastDay(rung),
    isOver: rung.toDay !== null && rung.toDay <= today,
    choices: await loadPostChoices(tx, today),
    history: await thingFacts({ actor, tx, doors }, [rungSubject(rung)], asked),
    done: doneSentence(url),
  };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    const ladder = ladderOf(params.echelle);
    await perform(database, actor, correctRung, { ...typed, echelle: ladder, code: params.code });
    return `${frenchLadder[ladder].corrected} : les postes et les chiffres suivent.`;
  }),
);

export default function RungPage({ loaderData, actionData }: Route.ComponentProps) {
  const { rung, choices, isOver, history, done } = loaderData;
  const { corrected: _, ofThe, the } = frenchLadder[rung.ladder];
  const standing = isOver ? 'N’existe plus' : 'Existe';
  return (
    <>
      <PageTitle
        title={rung.name}
        answer={`Code ${ofThe} : ${rung.code}. ${standing}${rung.fromDay === null && rung.toDay === null ? '' : `, ${stretchWords(rung)}`}.`}
      />
      <div className="stack">
        {actionData === undefined ? <DoneNotice sentence={done} /> : <FormNotice answer={actionData} />}
        <RecordForm name="corriger" answer={actionData} title={`Corriger ${the}`} button={`Corriger ${the}`}>
          <RungFields ladder={rung.ladder} choices={choices} rung={rung} lastDay={loaderData.lastDay} />
        </RecordForm>
        {history !== null && <History events={history} source="journal" />}
      </div>
    </>
  );
}
