import { answerForm } from '../../../http/form-action.ts';
import { changing, readingFromBothSides } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { FactList } from '../../../web/fact-list.tsx';
import { FieldRow, TextField } from '../../../web/form-field.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../web/record-form.tsx';
import { SectionHead } from '../../../web/section-head.tsx';
import { SyntheticTag } from '../../../web/synthetic-tag.tsx';
import { agentPlaces } from '../enrol-own-agents.ts';
import { closedWords } from '../session.ts';
import { mayEnrolOwnAgents } from '../training.access.ts';
import { openSessionsPath, ownTraineesFilePathOf, ownTraineesPath } from '../training.paths.ts';
import type { Route } from './+types/open-session.page.ts';
import { loadOpenSession } from './open-session.load.ts';
import { changeOwn } from './open-session-action.ts';
import { OwnAgents } from './own-agents.tsx';
import classes from './training.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.course ?? 'Session'} · Bièvre` }];
export const handle = {
  crumbs: ({ firstDay }: Loaded) => [
    { label: 'Formation de vos agents', path: ownTraineesPath },
    { label: 'Sessions ouvertes', path: openSessionsPath },
    { label: frenchDay(firstDay) },
  ],
};

export const loader = readingFromBothSides(async (page, { params }: Route.LoaderArgs) => {
  demand(mayEnrolOwnAgents(page.actor));
  return loadOpenSession(page, params.code);
});

export const action = changing(async (page, { request, params }: Route.ActionArgs) => {
  demand(mayEnrolOwnAgents(page.actor));
  return answerForm(request, (form, typed) => changeOwn(page, form, typed, params.code));
});

function seatsWords({ seatsLeft, waiting, capacity }: Loaded): string {
  if (capacity === null || seatsLeft === null) return 'sans limite de places';
  const waits = waiting === 0 ? '' : `, ${waiting} en attente`;
  return seatsLeft === 0 ? `complète${waits}` : countOf(seatsLeft, 'place restante', 'places restantes');
}

function EnrolAgents({ loaded, answer }: { loaded: Loaded; answer: Route.ComponentProps['actionData'] }) {
  const { seatsLeft, enrolUntil } = loaded;
  if (loaded.closed !== null) return <p className="notice">{closedWords(loaded, loaded.closed)}</p>;
  return (
    <RecordForm name="inscrire" answer={answer} title="Inscrire vos agents" button="Inscrire">
      <p>
        {seatsLeft === 0
          ? 'La session est complète : ceux que vous inscrivez attendent, et entrent dans l’ordre des demandes quand une place se libère.'
          : 'Au-delà des places, on attend son tour, dans l’ordre des demandes.'}
        {enrolUntil !== null && ` Inscriptions jusqu’au ${frenchDay(enrolUntil)}.`}
      </p>
      <div className={classes.people}>
        {agentPlaces.map((place) => (
          <FieldRow key={place}>
            <TextField
              name={`agent-${place}`}
              label={place === 1 ? 'Premier agent : nom ou numéro' : `Agent ${place}, facultatif`}
              hint={place === 1 ? 'Comme vous le tenez.' : undefined}
            />
            <TextField
              name={`courriel-${place}`}
              label={place === 1 ? 'Son courriel, facultatif' : `Courriel de l’agent ${place}`}
              hint={place === 1 ? 'Pour l’inviter.' : undefined}
            />
          </FieldRow>
        ))}
      </div>
    </RecordForm>
  );
}

export default function OpenSessionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, course, facts, own, hasBegun, synthetic } = loaderData;
  return (
    <>
      <PageTitle
        title={course}
        answer={
          <>
            {facts.when.slice(0, 1).toUpperCase()}
            {facts.when.slice(1)}
            {hasBegun ? '' : ` : ${seatsWords(loaderData)}`}. <SyntheticTag shown={synthetic} />
          </>
        }
      />
      <div className="stack">
        <FormNotice answer={actionData} />
        <FactList
          facts={[
            ['Lieu', facts.where],
            ['Durée', facts.length],
            ['Objectifs', facts.objectives],
          ]}
        />
        <section aria-labelledby="vos-agents">
          <SectionHead id="vos-agents" title="Vos agents" file={own.length === 0 ? null : ownTraineesFilePathOf(code)} />
          <OwnAgents own={own} hasBegun={hasBegun} />
        </section>
        <EnrolAgents loaded={loaderData} answer={actionData} />
      </div>
    </>
  );
}
