import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { pageContext } from '../../../../http/page-context.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { DoneNotice } from '../../../../web/done-notice.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { FactList } from '../../../../web/fact-list.tsx';
import { History } from '../../../../web/history.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice } from '../../../../web/record-form.tsx';
import { SectionHead } from '../../../../web/section-head.tsx';
import { closePost } from '../../register/close-post.ts';
import { correctPost } from '../../register/correct-post.ts';
import { fillPost } from '../../register/fill-post.ts';
import { percentWords } from '../../register/post-changes.ts';
import { stretchWords } from '../../register/post-form.ts';
import { holdersFilePath, postsPath } from '../../register.paths.ts';
import { mayReadPosts } from '../../staff.access.ts';
import { doneSentence } from '../done.ts';
import type { Route } from './+types/post.page.ts';
import { OccupationTable } from './occupation-table.tsx';
import { loadPost } from './post.load.ts';
import { PostForms } from './post-forms.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Poste ${loaderData?.post.code ?? ''} · Bièvre` }];
export const handle = { crumbs: ({ post }: Loaded) => [{ label: 'Postes', path: postsPath }, { label: post.code }] };

export const loader = reading(async (page, { params, context }: Route.LoaderArgs) => {
  demand(mayReadPosts(page.actor));
  return { ...(await loadPost(page, params.code, context.get(pageContext).imports.formats)), done: doneSentence(page.url) };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    if (form === 'fermer') {
      await perform(database, actor, closePost, { ...typed, code: params.code });
      return 'Poste fermé après son dernier jour.';
    }
    if (form === 'corriger') {
      await perform(database, actor, correctPost, { ...typed, code: params.code });
      return 'Poste corrigé.';
    }
    const person = await perform(database, actor, fillPost, { ...typed, poste: params.code });
    return `Occupation enregistrée : ${person}.`;
  }),
);

function standing({ isOpen, vacancy, post }: Loaded): string {
  if (!isOpen) return `Ce poste n’est pas ouvert aujourd’hui : ${stretchWords(post)}.`;
  if (vacancy === null) return 'Ce poste est occupé en entier.';
  const since = vacancy.since === null ? '' : ` depuis le ${frenchDay(vacancy.since)}`;
  return `Ce poste est vacant${vacancy.vacant < 100 ? ` pour ${percentWords(vacancy.vacant)}` : ''}${since}.`;
}

function Facts({ post, team }: Loaded) {
  return (
    <section aria-labelledby="poste">
      <h2 id="poste">Le poste</h2>
      <FactList
        facts={[
          ['Ouvert', stretchWords(post)],
          ['Délibération', post.deliberation],
          ['Grade', post.gradeName],
          ['Cadre d’emplois', post.frameworkName],
          ['Filière', post.streamName],
          ['Catégorie', post.shownCategory],
          ['Équipe', team],
          ['Quotité', `${percentWords(post.quota)} d’un temps complet`],
          ['Budget', post.budgeted ? 'inscrit' : 'non inscrit'],
        ]}
      />
    </section>
  );
}

function Holders({ post, occupations, hidden, forms }: Loaded) {
  return (
    <section aria-labelledby="occupations">
      <SectionHead id="occupations" title="Qui l’a occupé" file={occupations.length === 0 ? null : holdersFilePath(post.code)} />
      {occupations.length > 0 && <OccupationTable lines={occupations} of="post" manages={forms !== null} />}
      {occupations.length === 0 && hidden === 0 && (
        <EmptyState title="Personne ne l’a encore occupé">
          {forms === null ? null : <a href="#formulaire-pourvoir">Pourvoir le poste</a>}
        </EmptyState>
      )}
      {hidden > 0 && (
        <p className="soft">
          Qui l’occupe n’est montré qu’aux ressources humaines, à la direction et aux responsables de l’équipe concernée.
        </p>
      )}
    </section>
  );
}

function Vacancies({ vacancies }: Loaded) {
  if (vacancies.length === 0) return null;
  return (
    <section aria-labelledby="vacances">
      <h2 id="vacances">Quand il était vacant</h2>
      <ul>
        {vacancies.map((one) => (
          <li key={one.fromDay}>
            {stretchWords(one)}
            {one.vacant < 100 && `, pour ${percentWords(one.vacant)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function PostPage({ loaderData, actionData }: Route.ComponentProps) {
  const { post, forms, history, imports, done } = loaderData;
  return (
    <>
      <PageTitle title={`${post.title} (${post.code})`} answer={standing(loaderData)} />
      <div className="stack">
        {actionData === undefined ? <DoneNotice sentence={done} /> : <FormNotice answer={actionData} />}
        <Facts {...loaderData} />
        <Holders {...loaderData} />
        <Vacancies {...loaderData} />
        {forms !== null && <PostForms loaded={loaderData} forms={forms} answer={actionData} />}
        {history !== null && <History events={history} source="journal" />}
        {imports.length > 0 && <History events={imports} title="Fichiers importés" id="fichiers" />}
      </div>
    </>
  );
}
