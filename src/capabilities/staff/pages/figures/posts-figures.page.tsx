import { reading } from '../../../../http/reading.ts';
import { TableHead, TableNote } from '../../../../sheets/sheet-tables.tsx';
import { countOf } from '../../../../web/count-of.ts';
import { DataTable, type TableColumn, withCells } from '../../../../web/data-table.tsx';
import { arrangeList, readListState } from '../../../../web/list-state.ts';
import { staffFilePath, staffPath } from '../../staff.paths.ts';
import type { Route } from './+types/posts-figures.page.ts';
import { atText, dateOf, eveOf } from './moment.ts';
import { checkPosts, type PostCheck } from './post-checks.ts';
import { loadSheet } from './sheets.ts';
import classes from './staff.module.css';
import { StaffFrame } from './staff-frame.tsx';
import { StaffTable } from './staff-table.tsx';
import { listVacancyLines, type VacancyLine, vacancyColumns, vacancyTableId } from './vacancies.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Postes ouverts et pourvus · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Effectifs', path: staffPath }, { label: 'Postes' }] };

export const loader = reading(async (page) => {
  const { moment, tables, open } = await loadSheet(page, 'postes');
  const { lines } = await listVacancyLines(page);
  const vacancies = arrangeList(lines, vacancyColumns, readListState(page.url.searchParams));
  return { moment, tables, open, checks: checkPosts(tables), vacancies };
});

/** What was not checked is not said to be right. */
function CheckTag({ check }: { check: PostCheck }) {
  if (check.checked === 0) return <span className="tag">non contrôlé</span>;
  return check.broken.length === 0 ? <span className="tag good">juste</span> : <span className="tag fault">à revoir</span>;
}

function Check({ check }: { check: PostCheck }) {
  const holds = check.broken.length === 0;
  return (
    <li>
      <CheckTag check={check} /> {check.rule}&nbsp;:{' '}
      {countOf(check.checked, 'ligne contrôlée', 'lignes contrôlées', 'aucune ligne contrôlée')}
      {check.unknown > 0 && `, ${check.unknown} dont un chiffre est secret ou inconnu`}
      {!holds && (
        <ul>
          {check.broken.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

const columns: readonly TableColumn<VacancyLine>[] = withCells<VacancyLine>(vacancyColumns, 'intitule', {});

function Vacancies({ lines, at }: { lines: readonly VacancyLine[]; at: string }) {
  return (
    <section aria-labelledby={vacancyTableId}>
      <TableHead file={{ path: staffFilePath, sheet: 'postes' }} id={vacancyTableId} title={`Postes vacants ${at}`} />
      <TableNote>
        Un poste est vacant depuis que le dernier agent l’a quitté, ou depuis son ouverture quand personne ne l’a occupé ; il
        l’est en partie quand les agents qui l’occupent n’en prennent pas toute la quotité.
      </TableNote>
      <DataTable
        caption={`Postes vacants ${at}`}
        columns={columns}
        rows={lines}
        rowKey={({ post }) => post}
        empty={<p>Aucun poste vacant à cette date.</p>}
      />
    </section>
  );
}

function vacantWords(lines: readonly VacancyLine[]): string {
  const partly = lines.filter(({ filled }) => filled > 0).length;
  const vacant = countOf(lines.length, 'poste vacant', 'postes vacants', 'Aucun poste vacant');
  return partly === 0 ? vacant : `${vacant}, dont ${partly} en partie,`;
}

export default function PostsFiguresPage({ loaderData }: Route.ComponentProps) {
  const { moment, tables, checks, vacancies } = loaderData;
  const date = atText(dateOf(moment));
  return (
    <StaffFrame
      sheet="postes"
      title="Postes ouverts et pourvus"
      loaded={loaderData}
      asks="both"
      answer={`${vacantWords(vacancies)} ${date} ; comparaison avec la situation ${atText(eveOf(moment))}.`}
    >
      <section aria-labelledby="controles">
        <h2 id="controles">Contrôles</h2>
        <ul className={classes.checks}>
          {checks.map((check) => (
            <Check key={check.rule} check={check} />
          ))}
        </ul>
      </section>
      {tables.map((table) => (
        <StaffTable key={table.id} sheet="postes" table={table} />
      ))}
      <Vacancies lines={vacancies} at={date} />
    </StaffFrame>
  );
}
