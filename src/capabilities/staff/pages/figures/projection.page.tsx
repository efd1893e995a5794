import { Form, useLocation } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { leavingAges, readLeavingAges } from '../../leaving-age.ts';
import { staffPath } from '../../staff.paths.ts';
import type { Route } from './+types/projection.page.ts';
import { loadSheet } from './sheets.ts';
import classes from './staff.module.css';
import { KeptParameters, StaffFrame } from './staff-frame.tsx';
import { StaffTable } from './staff-tables.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Projection des départs · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Effectifs', path: staffPath }, { label: 'Projection' }] };

export const loader = reading(async (page) => ({
  ...(await loadSheet(page, 'projection')),
  ages: readLeavingAges(page.url.searchParams.get('ages')),
}));

function AgesForm({ ages }: { ages: readonly number[] }) {
  const { pathname, search } = useLocation();
  return (
    <Form method="get" action={pathname} key={search} className={classes.moment} aria-label="Âges de départ" data-print="hidden">
      <KeptParameters shown={['ages']} />
      <label className="inline-field">
        <span className="soft">
          Âges de départ (de {leavingAges.least} à {leavingAges.most} ans, cinq au plus)
        </span>
        <input type="text" name="ages" inputMode="numeric" size={16} defaultValue={ages.join(', ')} />
      </label>
      <button type="submit" className="button">
        Afficher
      </button>
    </Form>
  );
}

export default function ProjectionPage({ loaderData: { moment, tables, ages } }: Route.ComponentProps) {
  return (
    <StaffFrame
      sheet="projection"
      title="Projection des départs"
      moment={moment}
      tables={tables}
      asks="date"
      form={<AgesForm ages={ages} />}
      answer={`Ce que deviendrait le temps de travail si chacun partait à ${ages.join(', ')} ans sans être remplacé.`}
    >
      {tables.map((table) => (
        <StaffTable key={table.id} sheet="projection" table={table} />
      ))}
    </StaffFrame>
  );
}
