import { Form, Link, useNavigation } from 'react-router';
import { changing, consulting } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, type TableColumn, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { revokeManagedToken } from '../../accounts/index.ts';
import { managedTokensFilePath, peoplePath, personPath } from '../administration.paths.ts';
import { textOf } from '../role-form.ts';
import type { Route } from './+types/managed-tokens.page.ts';
import classes from './administration.module.css';
import { answering, done } from './answer.ts';
import { Answered } from './answered.tsx';
import { loadTokens, type TokenLine, tokenColumns } from './managed-tokens.list.ts';

export const meta = () => [{ title: 'Jetons d’API · Bièvre' }];
export const handle = { crumbs: [{ label: 'Personnes', path: peoplePath }, { label: 'Jetons d’API' }] };

export const loader = consulting(async (page, { url }) => {
  const all = await loadTokens(page);
  return {
    lines: arrangeList(all, tokenColumns, readListState(url.searchParams)),
    total: all.length,
    importing: all.filter(({ scope }) => scope === 'import').length,
  };
});

export const action = changing(async ({ actor, database, today }, { request }: Route.ActionArgs) => {
  const form = await request.formData();
  return answering(async () => {
    const asked = { id: textOf(form, 'jeton'), reason: textOf(form, 'raison') };
    await revokeManagedToken(database.accounts, actor, today(), asked);
    return done('Jeton révoqué : les programmes qui l’employaient sont refusés dès maintenant.');
  });
});

function Revoking({ line }: { line: TokenLine }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <details>
      <summary>
        Révoquer…
        <span className="visually-hidden">
          {' '}
          le jeton {line.name} de {line.owner.name}
        </span>
      </summary>
      <Form method="post" className={classes.revoking}>
        <p>Les programmes qui l’emploient seront refusés aussitôt, et pour toujours. La personne lira votre raison.</p>
        <label className="field">
          Pourquoi
          <input type="text" name="raison" required maxLength={500} autoComplete="off" />
        </label>
        <button type="submit" name="jeton" value={line.id} className="button danger" disabled={busy}>
          Révoquer ce jeton
        </button>
      </Form>
    </details>
  );
}

const shown: TableColumn<TokenLine>[] = [
  ...withCells<TokenLine>(tokenColumns, 'jeton', {
    jeton: (line) => (
      <>
        {line.name}
        <div className="soft">{line.beginning}…</div>
      </>
    ),
    personne: (line) => <Link to={personPath(line.owner.id)}>{line.owner.name}</Link>,
    fait: (line) => frenchDay(line.madeOn),
    expire: (line) => frenchDay(line.expiresOn),
    usage: (line) => (line.usedOn === null ? <span className="soft">jamais</span> : frenchDay(line.usedOn)),
  }),
  { key: 'revoquer', label: 'Révoquer', isPicture: true, value: () => null, show: (line) => <Revoking line={line} /> },
];

export default function ManagedTokensPage({ loaderData: { lines, total, importing }, actionData }: Route.ComponentProps) {
  const loading = importing === 0 ? 'aucun ne permet d’importer' : `${countOf(importing, 'permet', 'permettent')} d’importer`;
  return (
    <>
      <PageTitle
        title="Jetons d’API"
        answer={
          total === 0
            ? 'Aucun jeton ouvert.'
            : `${countOf(total, 'jeton ouvert', 'jetons ouverts')}, ${loading}. Chacun agit pour la personne qui l’a fait.`
        }
      />
      <div className="stack">
        <Answered answer={actionData} />
        <div>
          {total > 0 && (
            <ListBar
              searching="un jeton, une personne"
              count={countOf(lines.length, 'jeton', 'jetons')}
              file={managedTokensFilePath}
            />
          )}
          <DataTable
            caption="Jetons d’API ouverts"
            columns={shown}
            rows={lines}
            rowKey={(line) => line.id}
            empty={
              <EmptyState title={total === 0 ? 'Aucun jeton pour l’instant' : 'Aucun jeton ne correspond'}>
                {total === 0
                  ? 'Une personne fait les siens sur « Mes jetons d’API », pour un programme qui lit ou importe tout seul.'
                  : 'Essayez un autre mot, ou une partie du nom seulement.'}
              </EmptyState>
            }
          />
        </div>
      </div>
    </>
  );
}
