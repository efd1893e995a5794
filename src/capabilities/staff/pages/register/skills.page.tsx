import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { countOf } from '../../../../web/count-of.ts';
import tableClasses from '../../../../web/data-table.module.css';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { recordSkill } from '../../register/record-skill.ts';
import { personPath, personsPath, skillPath } from '../../register.paths.ts';
import { mayReadPersons } from '../../staff.access.ts';
import { doneSentence } from '../done.ts';
import { DoneNotice } from '../done-notice.tsx';
import type { Route } from './+types/skills.page.ts';
import { PersonTitle } from './person-head.tsx';
import { SkillFields } from './skill-fields.tsx';
import { loadSkills } from './skills.load.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Compétences de ${loaderData?.head.label ?? ''} · Bièvre` }];
export const handle = {
  crumbs: ({ head }: Loaded) => [
    { label: 'Personnel', path: personsPath },
    { label: head.label, path: personPath(head.code) },
    { label: 'Compétences' },
  ],
};

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  demand(mayReadPersons(page.actor));
  return { ...(await loadSkills(page, params.code)), done: doneSentence(page.url) };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    await perform(database, actor, recordSkill, { ...typed, matricule: params.code });
    return 'Compétence enregistrée.';
  }),
);

function Skills({ skills, head }: Loaded) {
  if (skills.length === 0) return <EmptyState title="Aucune compétence enregistrée" />;
  return (
    <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Compétences">
      <Table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Logiciel ou thème</th>
            <th scope="col">Niveau</th>
            <th scope="col">Quand</th>
            {head.manages && (
              <th scope="col">
                <span className="visually-hidden">Corriger</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {skills.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.what} {!line.isNow && <span className="tag">pas aujourd’hui</span>}
              </th>
              <td>{line.level}</td>
              <td>{line.days}</td>
              {head.manages && (
                <td>
                  <Link to={skillPath(head.code, line.id)} aria-label={`Corriger… ${line.what}`}>
                    Corriger…
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

export default function SkillsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, skills, choices, done } = loaderData;
  const now = skills.filter(({ isNow }) => isNow).length;
  return (
    <>
      <PersonTitle head={head} answer={`${countOf(now, 'compétence', 'compétences', 'Aucune compétence')} aujourd’hui.`} />
      <div className="stack">
        {actionData === undefined ? <DoneNotice sentence={done} /> : <FormNotice answer={actionData} />}
        <Skills {...loaderData} />
        {choices !== null && (
          <RecordForm name="competence" answer={actionData} title="Enregistrer une compétence" button="Enregistrer">
            <SkillFields choices={choices} />
          </RecordForm>
        )}
      </div>
    </>
  );
}
