import { Link } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { frenchNumber } from '../../../../kernel/french.ts';
import { countOf } from '../../../../web/count-of.ts';
import { depthClass } from '../../../../web/depth-class.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { kindPath, kindsFilePath, kindsPath } from '../../activity.paths.ts';
import { addKind } from '../../kinds/record-kind.ts';
import type { Route } from './+types/kinds.page.ts';
import { KindFields } from './kind-fields.tsx';
import { type KindLine, type KindTree, loadKindChoices, loadKindTrees } from './kinds.load.ts';
import classes from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

export const meta = () => [{ title: 'Types d’activité · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Réglages du temps' }, { label: 'Types d’activité' }] };

export const loader = reading(async ({ tx, actor, today }) => ({
  today,
  trees: await loadKindTrees(tx, today),
  choices: await loadKindChoices(tx, actor, today),
}));

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    const code = await perform(database, actor, addKind, typed);
    return `Type d’activité ajouté, de code ${code} : la semaine le propose à partir de son premier jour.`;
  }),
);

function Line({ line }: { line: KindLine }) {
  return (
    <tr>
      <th scope="row" className={depthClass(line.depth)}>
        <Link to={kindPath(line.code)}>{line.name}</Link>{' '}
        {line.standing !== null && <span className="tag look">{line.standing}</span>}
      </th>
      <td className={line.ownNature ? undefined : 'soft'}>{line.nature ?? <span className="soft">aucune</span>}</td>
      <td>{line.days}</td>
      <td className={classes.number}>{frenchNumber(String(line.lines))}</td>
      <td>{line.code}</td>
    </tr>
  );
}

function Tree({ tree, index }: { tree: KindTree; index: number }) {
  return (
    <section aria-labelledby={`arbre-${index}`} className={`${classes.section} ${classes.tree}`}>
      <h2 id={`arbre-${index}`}>{tree.name}</h2>
      <PlainTable
        label={`Types d’activité : ${tree.name}`}
        heads={['Type', 'Nature', 'Jours où il sert', { number: 'Lignes de temps' }, 'Code']}
      >
        {tree.kinds.map((line) => (
          <Line key={line.code} line={line} />
        ))}
      </PlainTable>
    </section>
  );
}

export default function KindsPage({ loaderData: { trees, choices, today }, actionData }: Route.ComponentProps) {
  const kinds = trees.flatMap((tree) => tree.kinds);
  const serving = kinds.filter(({ standing }) => standing === null).length;
  return (
    <>
      <PageTitle
        title="Types d’activité"
        answer={`${countOf(serving, 'type sert aujourd’hui', 'types servent aujourd’hui', 'Aucun type ne sert aujourd’hui')}, sur ${kinds.length} ; chaque équipe a son arbre, et la nature dit ce qui s’y compare.`}
        actions={
          <a href={kindsFilePath} className="button" download>
            CSV
          </a>
        }
      />
      <SettingsTabs current={kindsPath} />
      <div className="stack">
        <FormNotice answer={actionData} />
        {choices !== null && (
          <div className={classes.forms} data-print="hidden">
            <RecordForm name="ajouter" answer={actionData} summary="Ajouter un type…" button="Ajouter le type">
              <KindFields choices={choices} fromDay={today} />
            </RecordForm>
          </div>
        )}
        {trees.length === 0 && (
          <EmptyState title="Aucun type d’activité">
            Importez le fichier « types-activite », ou ajoutez-les un à un : sans eux, personne ne peut remplir sa semaine.
          </EmptyState>
        )}
        {trees.map((tree, index) => (
          <Tree key={tree.team ?? ''} tree={tree} index={index} />
        ))}
        <p className="soft">
          Les lignes d’un type comptent celles des types qui en font partie. Une nature en gris est celle du type dont il fait
          partie.
        </p>
      </div>
    </>
  );
}
