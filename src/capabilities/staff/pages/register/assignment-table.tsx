import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { frenchDay } from '../../../../kernel/french.ts';
import tableClasses from '../../../../web/data-table.module.css';
import { percentWords } from '../../register/post-changes.ts';
import { assignmentPath } from '../../register.paths.ts';
import type { AssignmentLine } from './person.load.ts';

/** In which teams somebody was, the latest first. */
export function AssignmentTable({ lines, manages }: { lines: readonly AssignmentLine[]; manages: boolean }) {
  return (
    <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Affectations">
      <Table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Équipe</th>
            <th scope="col">Fonction</th>
            <th scope="col" className={tableClasses.number}>
              Part du temps
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
                {line.teamName} {line.manager && <span className="tag">responsable</span>}
              </th>
              <td>{line.role}</td>
              <td className={tableClasses.number}>{percentWords(line.share)}</td>
              <td>{frenchDay(line.fromDay)}</td>
              <td>{line.lastDay !== null && frenchDay(line.lastDay)}</td>
              {manages && (
                <td>
                  <Link
                    to={assignmentPath(line.person, line.id)}
                    aria-label={`Finir, corriger… ${line.teamName}, ${frenchDay(line.fromDay)}`}
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
