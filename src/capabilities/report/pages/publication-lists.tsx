import { Table } from '@mantine/core';
import { Link } from 'react-router';
import tableClasses from '../../../web/data-table.module.css';
import { tableFilePath } from '../../../web/page-file.ts';
import { PlainTable } from '../../../web/plain-table.tsx';
import { SectionHead } from '../../../web/section-head.tsx';
import { publicationFilePath } from '../report.paths.ts';
import type { MemberReads, PublicationLine } from './publication.load.ts';
import classes from './publication.module.css';
import { publicationTables } from './publication-tables.ts';

/** The members who read figures of their own, each leading to what it reads. */
export function Readers({ year, members }: { year: number; members: readonly MemberReads[] }) {
  if (members.length === 0) return null;
  return (
    <section aria-labelledby="lecteurs">
      <SectionHead
        id="lecteurs"
        title="Ce que chacun y lit de lui"
        file={tableFilePath(publicationFilePath(year), publicationTables.readers)}
      />
      <div className={`${tableClasses.scroll} ${classes.readers}`} tabIndex={0} role="region" aria-label="Chiffres par adhérent">
        <Table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">Adhérent</th>
              <th scope="col" className={tableClasses.number}>
                Chiffres
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ code, name, path, figures }) => (
              <tr key={code}>
                <th scope="row">
                  <Link to={path}>{name}</Link>
                </th>
                <td className={tableClasses.number}>{figures}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}

const tagOf = { shown: 'good', replaced: '', withdrawn: 'fault' } as const;

function Kept({ line }: { line: PublicationLine }) {
  return (
    <tr>
      <th scope="row">
        {line.name}
        <div className="soft">{line.day}</div>
      </th>
      <td>
        <span className={`tag ${tagOf[line.standing.state]}`}>{line.standing.words}</span>
        {line.standing.reason !== null && <div className="soft">{line.standing.reason}</div>}
      </td>
      <td>
        {line.deliberation}
        {line.note !== null && <div className="soft">{line.note}</div>}
      </td>
      <td>
        <a href={line.pdf} download>
          PDF<span className="visually-hidden"> de la {line.name}</span>
        </a>
        , {line.size}
        <div className={`soft ${classes.print}`} title={line.sha256}>
          {line.sha256.slice(0, 16)}…
        </div>
      </td>
    </tr>
  );
}

/** Every publication of the year, as the operator keeps them. */
export function Past({ year, history }: { year: number; history: readonly PublicationLine[] }) {
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="publications">
      <SectionHead
        id="publications"
        title="Les publications"
        file={tableFilePath(publicationFilePath(year), publicationTables.past)}
      />
      <PlainTable label="Publications" heads={['Publication', 'État', 'Délibération et note', 'PDF et empreinte SHA-256']}>
        {history.map((line) => (
          <Kept key={line.number} line={line} />
        ))}
      </PlainTable>
    </section>
  );
}
