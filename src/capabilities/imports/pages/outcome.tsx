import { Table } from '@mantine/core';
import type { FileOutcome, ImportOutcome, RejectedRow } from '../../../import/outcome.ts';
import { countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { tableFilePath } from '../../../web/page-file.ts';
import { FileButton, SectionHead } from '../../../web/section-head.tsx';
import { outcomeFilePath } from '../imports.paths.ts';
import classes from './imports.module.css';
import { outcomeTables } from './outcome-tables.ts';

const shownAtMost = 200;

function Rejects({ rows, title }: { rows: readonly RejectedRow[]; title: string }) {
  return (
    <details open className={classes.rejects}>
      <summary>{title}</summary>
      <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label={title}>
        <Table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col" className={tableClasses.number}>
                Ligne
              </th>
              <th scope="col">Colonne</th>
              <th scope="col">Valeur</th>
              <th scope="col">Ce qui ne va pas</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownAtMost).map((row) => (
              <tr key={`${row.line}-${row.field}-${row.rule}-${row.value}`}>
                <td className={tableClasses.number}>{row.line ?? 'fichier'}</td>
                <td>{row.field}</td>
                <td>{row.value}</td>
                <td>{row.message}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {rows.length > shownAtMost && <p className="soft">{`Les ${shownAtMost} premières sur ${rows.length}.`}</p>}
    </details>
  );
}

function File({ file }: { file: FileOutcome }) {
  return (
    <tr>
      <th scope="row">{file.file}</th>
      <td>{file.format ?? 'non reconnu'}</td>
      <td className={tableClasses.number}>{file.read}</td>
      <td className={tableClasses.number}>{file.added}</td>
      <td className={tableClasses.number}>{file.changed}</td>
      <td className={tableClasses.number}>{file.unchanged}</td>
      <td className={tableClasses.number}>
        {file.rejected.length === 0 ? 0 : <strong className={classes.fault}>{file.rejected.length}</strong>}
      </td>
    </tr>
  );
}

function sentenceOf(outcome: ImportOutcome, dryRun: boolean): string {
  const rejected = outcome.files.reduce((count, file) => count + file.rejected.length, 0);
  const bad = countOf(rejected, 'ligne rejetée', 'lignes rejetées', 'aucune ligne rejetée');
  if (dryRun) return `Essai seulement, rien n’a été chargé : ${bad}.`;
  return outcome.loaded ? `Import chargé, ${bad}.` : `Rien n’a été chargé : ${bad}.`;
}

type OutcomeProps = {
  outcome: ImportOutcome;
  dryRun: boolean;
  /** Identifier of the import whose page this is, from which its tables are taken out; null for what was just tried or loaded. */
  kept: string | null;
};

type ToldProps = Pick<OutcomeProps, 'outcome' | 'kept'> & { which: 'rejected' | 'warnings' };

const toldWords = {
  rejected: { table: outcomeTables.rejected, of: 'lignes rejetées', one: 'ligne rejetée' },
  warnings: { table: outcomeTables.remarks, of: 'remarques', one: 'remarque' },
} as const;

/** The lines of each file that were refused, or remarked on. */
function Told({ outcome, kept, which }: ToldProps) {
  const { table, of, one } = toldWords[which];
  const files = outcome.files.filter((file) => file[which].length > 0);
  if (files.length === 0) return null;
  return (
    <section aria-label={of}>
      {kept !== null && (
        <p>
          <FileButton file={tableFilePath(outcomeFilePath(kept), table)} of={of} />
        </p>
      )}
      {files.map((file) => (
        <Rejects key={file.file} rows={file[which]} title={`${file.file} : ${countOf(file[which].length, one, of)}`} />
      ))}
    </section>
  );
}

/** What happened to each file of an import, its rejected lines with the sentence of each. */
export function Outcome({ outcome, dryRun, kept }: OutcomeProps) {
  return (
    <section aria-labelledby="resultat" className={classes.outcome}>
      <SectionHead
        id="resultat"
        title={dryRun ? 'Résultat de l’essai' : 'Résultat de l’import'}
        file={kept === null ? null : tableFilePath(outcomeFilePath(kept), outcomeTables.files)}
      />
      <p role="status">{sentenceOf(outcome, dryRun)}</p>
      <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Résultat par fichier">
        <Table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">Fichier</th>
              <th scope="col">Reconnu comme</th>
              {['Lues', 'Ajoutées', 'Changées', 'Inchangées', 'Rejetées'].map((label) => (
                <th key={label} scope="col" className={tableClasses.number}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outcome.files.map((file) => (
              <File key={file.file} file={file} />
            ))}
          </tbody>
        </Table>
      </div>
      <Told outcome={outcome} kept={kept} which="rejected" />
      <Told outcome={outcome} kept={kept} which="warnings" />
    </section>
  );
}
