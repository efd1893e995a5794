import { Table } from '@mantine/core';
import { data, Form, Link, useNavigation } from 'react-router';
import { pageContext } from '../../../http/page-context.ts';
import { changing, reading } from '../../../http/reading.ts';
import { filesOf } from '../../../http/received-files.ts';
import { mayLoad, mayReload } from '../../../import/import.access.ts';
import { importPath } from '../../../import/import.paths.ts';
import type { ImportRecord } from '../../../import/import-record.ts';
import { listRuns } from '../../../import/run.store.ts';
import { mayImport } from '../../../kernel/access.ts';
import { hasRole } from '../../../kernel/actor.ts';
import { frenchInstant, frenchNumber } from '../../../kernel/french.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { EmptyState } from '../../../web/empty-state.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { SectionHead } from '../../../web/section-head.tsx';
import { importsFilePath, shownRuns, templatesPath } from '../imports.paths.ts';
import type { Route } from './+types/imports.page.ts';
import classes from './imports.module.css';
import { Outcome } from './outcome.tsx';
import { runStatus } from './run-status.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Imports · Bièvre' }];
export const handle = { crumbs: [{ label: 'Imports' }] };

export const loader = reading(async ({ tx, actor }, { context }: Route.LoaderArgs) => {
  const answer = mayImport(actor);
  const { formats } = context.get(pageContext).imports;
  const runs = (await listRuns(tx, shownRuns)).map((run) => ({
    ...run,
    mayUndo: run.files.every(({ format }) => format === null || mayReload(actor, format, formats).may) && answer.may,
  }));
  const own = formats.filter((format) => mayLoad(actor, format).may);
  return {
    runs,
    whyNot: answer.may ? null : answer.why,
    // An administrator loads all but a few files: naming dozens of them would say nothing.
    kinds: hasRole(actor, 'administrator') ? null : own.map(({ title }) => title),
  };
});

type ListedRun = ImportRecord & { readonly mayUndo: boolean };

/** A fault of what was sent is shown above the form, which stays as it was; what was never allowed is a page of its own. */
function refusal(thrown: unknown) {
  if (!isProblem(thrown) || thrown.kind === 'refused') throw thrown;
  return data({ outcome: null, dryRun: false, undone: false, refusal: thrown.message }, { status: 422 });
}

export const action = changing(async ({ actor, imports }, { request }: Route.ActionArgs) => {
  const form = await request.formData();
  const undo = form.get('annuler');
  try {
    if (typeof undo === 'string') {
      await imports.undo(actor, undo);
      return data({ outcome: null, dryRun: false, undone: true, refusal: null });
    }
    const files = await filesOf(form, 'fichiers');
    if (files.length === 0)
      return data({ outcome: null, dryRun: false, undone: false, refusal: 'Choisissez au moins un fichier.' }, { status: 422 });
    const dryRun = form.get('action') === 'essayer';
    const outcome = await imports.load(actor, files, { dryRun, strict: form.get('strict') === 'oui' });
    return data({ outcome, dryRun, undone: false, refusal: null });
  } catch (thrown) {
    return refusal(thrown);
  }
});

function UploadForm({ whyNot, kinds }: { whyNot: string | null; kinds: readonly string[] | null }) {
  const busy = useNavigation().formMethod === 'POST';
  if (whyNot !== null) return <EmptyState title="Vous pouvez lire les imports, pas en faire">{whyNot}</EmptyState>;
  return (
    <Form method="post" encType="multipart/form-data" className="card">
      <h2>Importer des fichiers</h2>
      <p className="soft">
        CSV ou XLSX, un ou plusieurs à la fois : l’ordre est trouvé tout seul. Chaque bonne ligne est chargée, chaque mauvaise est
        expliquée ; importer deux fois ne change rien. <Link to={templatesPath}>Quels fichiers ? Modèles et colonnes</Link>
      </p>
      {kinds !== null && <p className="soft">{`Fichiers de votre rôle : ${kinds.join(', ')}.`}</p>}
      <label className={`field ${classes.file}`}>
        Fichiers
        <input type="file" name="fichiers" multiple required accept=".csv,.txt,.xlsx,.json,.xml" />
      </label>
      <label className={classes.check}>
        <input type="checkbox" name="strict" value="oui" />
        Ne rien charger si une seule ligne est rejetée
      </label>
      <div className={classes.buttons}>
        <button type="submit" name="action" value="essayer" className="button" disabled={busy}>
          Essayer sans charger
        </button>
        <button type="submit" name="action" value="importer" className="button primary" disabled={busy}>
          {busy ? 'Lecture des fichiers…' : 'Importer'}
        </button>
      </div>
    </Form>
  );
}

function total(run: ImportRecord, count: 'added' | 'changed' | 'unchanged' | 'rejected'): string {
  return frenchNumber(String(run.files.reduce((sum, file) => sum + file[count], 0)));
}

function Run({ run }: { run: ListedRun }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <tr>
      <th scope="row">
        <Link to={importPath(run.id)}>{frenchInstant(run.at)}</Link>
        <div className="soft">{run.by}</div>
      </th>
      <td>
        <details>
          <summary>{countOf(run.files.length, 'fichier', 'fichiers')}</summary>
          {run.files.map((file) => (
            <div key={file.number}>
              {file.name} <span className="soft">{countOf(file.read, 'ligne', 'lignes')}</span>
            </div>
          ))}
        </details>
      </td>
      <td className={tableClasses.number}>{total(run, 'added')}</td>
      <td className={tableClasses.number}>{total(run, 'changed')}</td>
      <td className={tableClasses.number}>{total(run, 'unchanged')}</td>
      <td className={tableClasses.number}>{total(run, 'rejected')}</td>
      <td>
        <span className={`tag ${runStatus[run.status].tag}`}>{runStatus[run.status].label}</span>
        {run.undoneBy !== null && <div className="soft">par {run.undoneBy}</div>}
      </td>
      <td>
        {run.status === 'loaded' && run.mayUndo && (
          <details>
            <summary>Annuler…</summary>
            <Form method="post">
              <p>
                Les enregistrements ajoutés seront retirés, les autres rétablis tels qu’avant. Réimporter les mêmes fichiers
                refait l’import.
              </p>
              <button type="submit" name="annuler" value={run.id} className="button danger" disabled={busy}>
                Annuler cet import
              </button>
            </Form>
          </details>
        )}
      </td>
    </tr>
  );
}

function Runs({ runs }: { runs: readonly ListedRun[] }) {
  return (
    <section aria-labelledby="passes">
      <SectionHead id="passes" title="Imports passés" file={runs.length === 0 ? null : importsFilePath} />
      {runs.length === 0 ? (
        <EmptyState title="Aucun import pour l’instant">Commencez par les fichiers « operateur » et « adherents ».</EmptyState>
      ) : (
        <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Imports passés">
          <Table className={tableClasses.table}>
            <thead>
              <tr>
                <th scope="col">Import</th>
                <th scope="col">Fichiers</th>
                {['Ajoutées', 'Changées', 'Inchangées', 'Rejetées'].map((label) => (
                  <th key={label} scope="col" className={tableClasses.number}>
                    {label}
                  </th>
                ))}
                <th scope="col">État</th>
                <th scope="col">
                  <span className="visually-hidden">Annuler</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <Run key={run.id} run={run} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  );
}

export default function ImportsPage({ loaderData: { runs, whyNot, kinds }, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Imports"
        answer={`${countOf(runs.length, 'import fait', 'imports faits', 'Aucun import fait')} ; chacun garde ses fichiers d’origine et peut être annulé d’un bloc.`}
      />
      <div className="stack">
        {actionData?.refusal && (
          <p role="alert" className="notice fault">
            {actionData.refusal}
          </p>
        )}
        {actionData?.undone && (
          <p role="status" className="notice good">
            Import annulé.
          </p>
        )}
        {actionData?.outcome && <Outcome outcome={actionData.outcome} dryRun={actionData.dryRun} kept={null} />}
        <UploadForm whyNot={whyNot} kinds={kinds} />
        <Runs runs={runs} />
      </div>
    </>
  );
}
