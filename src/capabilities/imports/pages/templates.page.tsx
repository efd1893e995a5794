import { pageContext } from '../../../http/page-context.ts';
import { reading } from '../../../http/reading.ts';
import { importsPath } from '../../../import/import.paths.ts';
import { syntheticColumn } from '../../../import/synthetic.ts';
import { templateName, traits } from '../../../import/templates.ts';
import { countOf } from '../../../web/count-of.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { PlainTable } from '../../../web/plain-table.tsx';
import { templatePath } from '../imports.paths.ts';
import type { Route } from './+types/templates.page.ts';
import classes from './imports.module.css';

export const meta = () => [{ title: 'Modèles de fichiers · Bièvre' }];
export const handle = { crumbs: [{ label: 'Imports', path: importsPath }, { label: 'Modèles de fichiers' }] };

export const loader = reading(async (_page, { context }: Route.LoaderArgs) => ({
  kinds: context.get(pageContext).imports.formats.map((format) => ({
    file: format.file,
    title: format.title,
    description: format.description,
    template: templateName(format),
    columns:
      format.document === undefined
        ? format.columns.map((column) => ({
            name: column.name,
            traits: traits(format, column).join(', '),
            description: column.description,
            example: column.example,
          }))
        : [],
  })),
}));

type Kind = Route.ComponentProps['loaderData']['kinds'][number];

function Columns({ kind }: { kind: Kind }) {
  if (kind.columns.length === 0) return null;
  return (
    <details>
      <summary>{countOf(kind.columns.length, 'colonne', 'colonnes')}</summary>
      <PlainTable label={`Colonnes de « ${kind.file} »`} heads={['Colonne', 'Ce qu’on y écrit', 'Sens', 'Exemple']}>
        {kind.columns.map((column) => (
          <tr key={column.name}>
            <th scope="row">{column.name}</th>
            <td>{column.traits}</td>
            <td>{column.description}</td>
            <td>{column.example}</td>
          </tr>
        ))}
      </PlainTable>
    </details>
  );
}

/** Every kind of file, its columns, and an example to fill in: what the guide says, where the work is done. */
export default function TemplatesPage({ loaderData: { kinds } }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Modèles de fichiers"
        answer={`${countOf(kinds.length, 'sorte de fichier', 'sortes de fichiers')}, en CSV ou en XLSX : apportez celles que vous avez, dans n’importe quel ordre.`}
      />
      <p className="soft">
        Toute table peut avoir en plus une colonne «&nbsp;{syntheticColumn.name}&nbsp;» : {syntheticColumn.description}
      </p>
      <ul className={classes.kinds}>
        {kinds.map((kind) => (
          <li key={kind.file}>
            <h2>{kind.title}</h2>
            <p>{kind.description}</p>
            {kind.template !== null && (
              <p>
                <a href={templatePath(kind.template)} download>
                  {kind.template}
                </a>
              </p>
            )}
            <Columns kind={kind} />
          </li>
        ))}
      </ul>
    </>
  );
}
