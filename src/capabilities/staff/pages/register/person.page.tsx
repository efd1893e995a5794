import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { pageContext } from '../../../../http/page-context.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { FactList } from '../../../../web/fact-list.tsx';
import { History } from '../../../../web/history.tsx';
import { tableFilePath } from '../../../../web/page-file.ts';
import { SectionHead } from '../../../../web/section-head.tsx';
import { assignTeam } from '../../register/assign-team.ts';
import { correctPerson } from '../../register/correct-person.ts';
import { fillPost } from '../../register/fill-post.ts';
import { percentWords } from '../../register/post-changes.ts';
import { personFilePath, personsPath } from '../../register.paths.ts';
import { mayReadPersons } from '../../staff.access.ts';
import { doneSentence } from '../done.ts';
import type { Route } from './+types/person.page.ts';
import { AssignmentTable } from './assignment-table.tsx';
import { OccupationTable } from './occupation-table.tsx';
import { loadPerson } from './person.load.ts';
import { PersonForms } from './person-forms.tsx';
import { PersonFrame } from './person-frame.tsx';
import { personTables } from './person-tables.ts';
import classes from './register.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.head.label ?? 'Personne'} · Bièvre` }];
export const handle = { crumbs: ({ head }: Loaded) => [{ label: 'Personnel', path: personsPath }, { label: head.label }] };

export const loader = reading(async (page, { params, context }: Route.LoaderArgs) => {
  demand(mayReadPersons(page.actor));
  return { ...(await loadPerson(page, params.code, context.get(pageContext).imports.formats)), done: doneSentence(page.url) };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, matricule: params.code };
    if (form === 'identite') {
      await perform(database, actor, correctPerson, asked);
      return 'Identité enregistrée.';
    }
    if (form === 'affecter') {
      await perform(database, actor, assignTeam, asked);
      return 'Affectation enregistrée.';
    }
    await perform(database, actor, fillPost, { ...asked, personne: 'connue' });
    return 'Occupation enregistrée.';
  }),
);

function standing({ there, occupations }: Loaded): string {
  const held = there.map(({ status, post, postTitle, rate }) => {
    const where = post === null ? 'hors poste' : `${postTitle} (poste ${post})`;
    return `${status}, ${where}${rate < 100 ? `, à ${percentWords(rate)}` : ''}`;
  });
  if (held.length > 0) return `Aujourd’hui : ${held.join(' ; ')}.`;
  const last = occupations.flatMap(({ lastDay }) => (lastDay === null ? [] : [lastDay])).sort();
  const known = last.at(-1);
  return known === undefined
    ? 'N’occupe aucun poste aujourd’hui.'
    : `N’occupe aucun poste aujourd’hui ; dernier jour connu : ${frenchDay(known)}.`;
}

const frenchSex = { female: 'femme', male: 'homme' } as const;

function birthWords({ birthDay, birthFrom, birthTo }: NonNullable<Loaded['identity']>): string | null {
  if (birthDay !== null) return frenchDay(birthDay);
  return birthFrom === null ? null : `entre ${birthFrom} et ${birthTo}`;
}

function Identity({ identity }: { identity: NonNullable<Loaded['identity']> }) {
  const { code, name, sex } = identity;
  return (
    <section aria-labelledby="identite">
      <h2 id="identite">Identité</h2>
      <FactList
        facts={[
          ['Matricule', code],
          ['Nom', name],
          ['Sexe', sex === null ? null : frenchSex[sex]],
          ['Naissance', birthWords(identity)],
        ]}
      />
    </section>
  );
}

function Teams({ shares, assignments, head }: Loaded) {
  const now = shares.map(({ name, share }) => (share === 100 ? name : `${name} (${percentWords(share)})`)).join(', ');
  return (
    <section aria-labelledby="equipes">
      <SectionHead
        id="equipes"
        title="Équipes"
        file={assignments.length === 0 ? null : tableFilePath(personFilePath(head.code), personTables.assignments)}
      />
      <div className={classes.teams}>
        <p>{now === '' ? 'Aucune équipe aujourd’hui.' : `Aujourd’hui : ${now}.`}</p>
        {assignments.length === 0 ? (
          <p className="soft">Aucune affectation : tout son temps est à l’équipe de son poste.</p>
        ) : (
          <AssignmentTable lines={assignments} manages={head.manages} />
        )}
      </div>
    </section>
  );
}

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, identity, occupations, forms, history, imports, reserved, done } = loaderData;
  return (
    <PersonFrame head={head} sentence={standing(loaderData)} answer={actionData} done={done}>
      {identity !== null && <Identity identity={identity} />}
      <section aria-labelledby="occupations">
        <SectionHead
          id="occupations"
          title="Occupations"
          file={occupations.length === 0 ? null : tableFilePath(personFilePath(head.code), personTables.occupations)}
        />
        {occupations.length === 0 ? (
          <EmptyState title="Aucune occupation" />
        ) : (
          <OccupationTable lines={occupations} of="person" manages={head.manages} />
        )}
      </section>
      <Teams {...loaderData} />
      {forms !== null && identity !== null && <PersonForms forms={forms} identity={identity} answer={actionData} />}
      {history !== null && <History events={history} source="journal" />}
      {imports.length > 0 && <History events={imports} title="Fichiers importés" id="fichiers" />}
      {reserved.length > 0 && <History events={reserved} source="journal" title="Changements réservés" id="reserves" />}
    </PersonFrame>
  );
}
