import { Link } from 'react-router';
import { frenchDay } from '../../../../kernel/french.ts';
import tableClasses from '../../../../web/data-table.module.css';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { percentWords } from '../../register/post-changes.ts';
import { occupationPath, personPath, postPath } from '../../register.paths.ts';
import { ChangeCell } from './change-cell.tsx';
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
    <PlainTable
      label="Occupations"
      heads={[
        of === 'post' ? 'Personne' : 'Poste',
        'Statut',
        'Grade',
        { number: 'Taux' },
        'Du',
        'Au',
        ...(manages ? [{ spoken: 'Finir ou corriger' }] : []),
      ]}
    >
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
            <ChangeCell
              to={occupationPath(line.person, line.id)}
              words="Finir, corriger…"
              of={`${line.personLabel}, ${frenchDay(line.fromDay)}`}
            />
          )}
        </tr>
      ))}
    </PlainTable>
  );
}
