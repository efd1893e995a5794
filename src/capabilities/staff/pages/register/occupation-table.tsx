import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { frenchDay } from '../../../../kernel/french.ts';
import tableClasses from '../../../../web/data-table.module.css';
import { percentWords } from '../../register/post-changes.ts';
import { occupationPath, personPath, postPath } from '../../register.paths.ts';
import type { OccupationLine } from './post.load.ts';

type OccupationTableProps = {
  lines: readonly OccupationLine[];
  /** What the table is about tells the other side of each line. */
  of: 'post' | 'person';
  manages: boolean;
};

function Other({ line, of }: { line: OccupationLine; of: 'post' | 'person' }) {
  if (of === 'post') return <Link to={personPath(line.person)}>{line.personLabel}</Link>;
  if (line.post === null) return 'hors poste';
  return (
    <>
      <Link to={postPath(line.post)}>{line.post}</Link> {line.postTitle}
    </>
  );
}

/** Who held what, the latest first; those who manage staff find the way to end or correct each line. */
export function OccupationTable({ lines, of, manages }: OccupationTableProps) {
  return (
    <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Occupations">
      <Table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">{of === 'post' ? 'Personne' : 'Poste'}</th>
            <th scope="col">Statut</th>
            <th scope="col">Grade</th>
            <th scope="col" className={tableClasses.number}>
              Taux
            </th>
            <th scope="col">Du</th>
            <th scope="col">Au</th>
            {manages && (
              <th scope="col">
                <span className="visually-hidden">Finir ou corriger</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <Other line={line} of={of} />
              </th>
              <td>{line.status}</td>
              <td>{line.grade}</td>
              <td className={tableClasses.number}>{percentWords(line.rate)}</td>
              <td>
                {frenchDay(line.fromDay)}
                {line.startCause !== null && <div className="soft">{line.startCause}</div>}
              </td>
              <td>
                {line.lastDay !== null && frenchDay(line.lastDay)}
                {line.endCause !== null && <div className="soft">{line.endCause}</div>}
              </td>
              {manages && (
                <td>
                  <Link
                    to={occupationPath(line.person, line.id)}
                    aria-label={`Finir, corriger… ${line.personLabel}, ${frenchDay(line.fromDay)}`}
                  >
                    Finir, corriger…
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
