import { Link } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { countOf } from '../../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../../web/data-table.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../../web/list-state.ts';
import { PageTitle } from '../../../../web/page-title.tsx';
import { DayField } from '../../../../web/period-picker.tsx';
import { personPath, personsPath } from '../../register.paths.ts';
import { mayReadPersons } from '../../staff.access.ts';
import { FilterSelect } from '../filter-select.tsx';
import type { Route } from './+types/movement-list.page.ts';
import { frenchMovement, loadMovements, type MovementLine, movementColumns } from './movement.list.ts';
import classes from './register.module.css';

export const meta = () => [{ title: 'Mouvements du personnel · Bièvre' }];
export const handle = { crumbs: [{ label: 'Personnel', path: personsPath }, { label: 'Mouvements' }] };

export const loader = reading(async (page) => {
  demand(mayReadPersons(page.actor));
  const { lines, ...rest } = await loadMovements(page);
  return { ...rest, lines: arrangeList(lines, movementColumns, readListState(page.url.searchParams)) };
});

const columns = withCells<MovementLine>(movementColumns, 'personne', {
  jour: (line) => <span className={classes.day}>{frenchDay(line.onDay)}</span>,
  mouvement: (line) => frenchMovement[line.kind],
  personne: (line) => (line.isShown ? <Link to={personPath(line.person)}>{line.label}</Link> : line.label),
});

const kinds = Object.entries(frenchMovement).map(([value, label]) => ({ value, label }));

export default function MovementListPage({ loaderData: { lines, between, kind, tellsWhy } }: Route.ComponentProps) {
  const count = (which: MovementLine['kind']) => lines.filter((line) => line.kind === which).length;
  return (
    <>
      <PageTitle
        title="Mouvements du personnel"
        answer={`Du ${frenchDay(between.from)} au ${frenchDay(between.last)} : ${countOf(count('arrival'), 'arrivée', 'arrivées', 'aucune arrivée')}, ${countOf(count('departure'), 'départ', 'départs', 'aucun départ')}, ${countOf(count('move'), 'mobilité interne', 'mobilités internes', 'aucune mobilité interne')}, agents seulement. Un départ compte le lendemain du dernier jour, qui est montré ici.`}
      />
      <ListBar
        searching="une personne, un motif"
        count={countOf(lines.length, 'mouvement', 'mouvements')}
        file="/personnel/mouvements.csv"
      >
        <FilterSelect name="mouvement" label="Mouvement" all="Tous les mouvements" choices={kinds} value={kind} />
        <DayField label="du" name="du" value={between.from} />
        <DayField label="au" name="au" value={between.last} />
      </ListBar>
      <DataTable
        caption={`Mouvements du ${frenchDay(between.from)} au ${frenchDay(between.last)}`}
        columns={tellsWhy ? columns : columns.filter(({ key }) => key !== 'motif')}
        rows={lines}
        rowKey={(line) => line.key}
        empty={<EmptyState title="Aucun mouvement">Essayez d’autres jours.</EmptyState>}
      />
    </>
  );
}
