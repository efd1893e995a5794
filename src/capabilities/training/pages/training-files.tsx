import { enrolmentsFile, halfDaysFile, sessionsFile, trainersFile, trainingFilesPathOf } from '../training.paths.ts';

type TrainingFilesProps = {
  year: number;
  /** Whoever manages training takes out who comes, too. */
  manages: boolean;
};

/** The sessions of a year, and of every year, as files that an import reads back. */
export function TrainingFiles({ year, manages }: TrainingFilesProps) {
  const files = [
    { file: sessionsFile, of: 'Sessions' },
    { file: halfDaysFile, of: 'Demi-journées' },
    { file: trainersFile, of: 'Formateurs' },
    ...(manages ? [{ file: enrolmentsFile, of: 'Inscriptions et présences' }] : []),
  ];
  return (
    <details data-print="hidden">
      <summary>Exporter pour un import…</summary>
      <p>Dans les colonnes des fichiers qui s’importent : ce qui sort se recharge.</p>
      <ul>
        {files.map(({ file, of }) => (
          <li key={file}>
            {of}&nbsp;:{' '}
            <a href={trainingFilesPathOf(file, year)} download aria-label={`${of} de ${year} (CSV)`}>
              {year}
            </a>
            ,{' '}
            <a href={trainingFilesPathOf(file, null)} download aria-label={`${of} de toutes les années (CSV)`}>
              toutes les années
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
