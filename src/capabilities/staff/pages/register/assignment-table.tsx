import { frenchDay } from '../../../../kernel/french.ts';
import tableClasses from '../../../../web/data-table.module.css';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { percentWords } from '../../register/post-changes.ts';
import { assignmentPath } from '../../register.paths.ts';
import { ChangeCell } from './change-cell.tsx';
import type { AssignmentLine } from './person.load.ts';

/** In which teams somebody was, the latest first. */
export function AssignmentTable({ lines, manages }: { lines: readonly AssignmentLine[]; manages: boolean }) {
  return (
    <PlainTable
      label="Affectations"
      heads={[
        'Équipe',
        'Fonction',
        { number: 'Part du temps' },
        'Du',
        'Au',
        ...(manages ? [{ spoken: 'Finir ou corriger' }] : []),
      ]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <th scope="row">
            {line.teamName} {line.manager && <span className="tag">responsable</span>}
          </th>
          <td>{line.role}</td>
          <td className={tableClasses.number}>{percentWords(line.share)}</td>
          <td>{frenchDay(line.fromDay)}</td>
          <td>{line.lastDay !== null && frenchDay(line.lastDay)}</td>
          {manages && (
            <ChangeCell
              to={assignmentPath(line.person, line.id)}
              words="Finir, corriger…"
              of={`${line.teamName}, ${frenchDay(line.fromDay)}`}
            />
          )}
        </tr>
      ))}
    </PlainTable>
  );
}
