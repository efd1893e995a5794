import { Form, useLocation } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { totalsOf } from '../../../../sheets/answered-table.ts';
import { KeptParameters } from '../../../../sheets/sheet-frame.tsx';
import { Figure } from '../../../../web/figure.tsx';
import { leavingAges, readLeavingAges } from '../../leaving-age.ts';
import { staffPath } from '../../staff.paths.ts';
import type { Route } from './+types/projection.page.ts';
import { yearsAhead } from './projection.sheet.ts';
import { loadSheet } from './sheets.ts';
import classes from './staff.module.css';
import { StaffFrame } from './staff-frame.tsx';
import { StaffTable } from './staff-table.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Projection des départs · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Effectifs', path: staffPath }, { label: 'Projection' }] };

export const loader = reading(async (page) => ({
  ...(await loadSheet(page, 'projection')),
  ages: readLeavingAges(page.url.searchParams.get('ages')),
  lastYear: yearsAhead(page.today).at(-1),
}));

type Loaded = Route.ComponentProps['loaderData'];

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

function Answer({ tables, ages, lastYear }: Pick<Loaded, 'tables' | 'ages' | 'lastYear'>) {
  const [now, ...left] = totalsOf(tables, 'projection-par-equipe');
  if (!now) return null;
  return (
    <>
      Sans aucun remplacement, des <Figure figure={now} /> ETP de la fin de l’année il resterait fin {lastYear}&nbsp;:{' '}
      {ages.map((age, index) => {
        const figure = left[index];
        return (
          figure && (
            <span key={age}>
              {index > 0 && ' ; '}
              <Figure figure={figure} /> si chacun partait à {age} ans
            </span>
          )
        );
      })}
      .
    </>
  );
}

export default function ProjectionPage({ loaderData }: Route.ComponentProps) {
  const { tables, ages } = loaderData;
  return (
    <StaffFrame
      sheet="projection"
      title="Projection des départs"
      loaded={loaderData}
      asks="date"
      form={<AgesForm ages={ages} />}
      answer={<Answer {...loaderData} />}
    >
      {tables.map((table) => (
        <StaffTable key={table.id} sheet="projection" table={table} />
      ))}
    </StaffFrame>
  );
}
