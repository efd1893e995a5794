import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { countOf } from '../../../../web/count-of.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { tableFilePath } from '../../../../web/page-file.ts';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { RecordForm } from '../../../../web/record-form.tsx';
import { SectionHead } from '../../../../web/section-head.tsx';
import { recordSkill } from '../../register/record-skill.ts';
import { personFilePath, skillPath } from '../../register.paths.ts';
import { mayReadPersons } from '../../staff.access.ts';
import { doneSentence } from '../done.ts';
import type { Route } from './+types/skills.page.ts';
import { ChangeCell } from './change-cell.tsx';
import { PersonFrame, personCrumbs } from './person-frame.tsx';
import { personTables } from './person-tables.ts';
import { SkillFields } from './skill-fields.tsx';
import { loadSkills } from './skills.load.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Compétences de ${loaderData?.head.label ?? ''} · Bièvre` }];
export const handle = { crumbs: ({ head }: Loaded) => personCrumbs(head, 'Compétences') };

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
    <section aria-labelledby={personTables.skills}>
      <SectionHead
        id={personTables.skills}
        title="Compétences"
        file={tableFilePath(personFilePath(head.code), personTables.skills)}
      />
      <PlainTable
        label="Compétences"
        heads={['Logiciel ou thème', 'Niveau', 'Quand', ...(head.manages ? [{ spoken: 'Corriger' }] : [])]}
      >
        {skills.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              {line.what} {!line.isNow && <span className="tag">pas aujourd’hui</span>}
            </th>
            <td>{line.level}</td>
            <td>{line.days}</td>
            {head.manages && <ChangeCell to={skillPath(head.code, line.id)} words="Corriger…" of={line.what} />}
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

export default function SkillsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, skills, choices, done } = loaderData;
  const now = skills.filter(({ isNow }) => isNow).length;
  const sentence = `${countOf(now, 'compétence', 'compétences', 'Aucune compétence')} aujourd’hui.`;
  return (
    <PersonFrame head={head} sentence={sentence} answer={actionData} done={done}>
      <Skills {...loaderData} />
      {choices !== null && (
        <RecordForm name="competence" answer={actionData} title="Enregistrer une compétence" button="Enregistrer">
          <SkillFields choices={choices} />
        </RecordForm>
      )}
    </PersonFrame>
  );
}
