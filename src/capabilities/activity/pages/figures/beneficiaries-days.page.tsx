import { Link, useLocation } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { TableOfFigures } from '../../../../sheets/sheet-tables.tsx';
import { screenPictures } from '../../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../../web/chart-block.tsx';
import { openFigureParameter } from '../../../../web/figure.tsx';
import { hasSharingKeys } from '../../activity.store.ts';
import { daysPath } from '../../days.paths.ts';
import type { Route } from './+types/beneficiaries-days.page.ts';
import { DaysAndShare, rowNamed } from './answers.tsx';
import { allBodiesKey, beneficiaryTableId, categoryTableId } from './beneficiaries.sheet.ts';
import classes from './days.module.css';
import { chartOfRows } from './days-charts.ts';
import { DaysFrame, DaysTable } from './days-frame.tsx';
import { fullReading, type Reading, readingParameter } from './days-moment.ts';
import { type LoadedDays, loadDays } from './sheets.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Jours par bénéficiaire · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Jours d’activité', path: daysPath }, { label: 'Bénéficiaires' }] };

const chartTitle = 'Jours par catégorie et par année';

export const loader = reading(async (page) => {
  const loaded = await loadDays(page, 'beneficiaires');
  const table = loaded.tables.find(({ id }) => id === categoryTableId);
  const chart = chartOfRows(table, {
    title: chartTitle,
    kind: 'stacked-bar',
    rows: table?.rows.filter(({ total, key }) => !total && key !== allBodiesKey) ?? [],
    columns: loaded.moment.shown.length,
  });
  return { ...loaded, isKeyed: await hasSharingKeys(page.tx), chart: chart && screenPictures(chart, 860) };
});

const readings: readonly { readonly reading: Reading; readonly label: string; readonly means: string }[] = [
  {
    reading: 'specific',
    label: 'Tel qu’enregistré',
    means:
      'Tel qu’enregistré : un jour est à un adhérent quand il a été noté pour lui seul. Les jours partagés par les utilisateurs d’un service restent en MULTI.',
  },
  {
    reading: 'full',
    label: 'Jours partagés répartis',
    means:
      'Jours partagés répartis : les jours MULTI d’un logiciel vont à ceux qui l’utilisent, par sa clé de l’année. Ce qui n’a pas de clé, ou dont la clé demande un nombre inconnu, reste en MULTI.',
  },
];

/** Which of the two readings the tables are in, what that means, the other one key away. */
function ReadingSwitch({ chosen, isKeyed }: { chosen: Reading; isKeyed: boolean }) {
  const { search } = useLocation();
  const searchOf = (reading: Reading) => {
    const parameters = new URLSearchParams(search);
    parameters.delete(openFigureParameter);
    if (reading === 'full') parameters.set(readingParameter, fullReading);
    else parameters.delete(readingParameter);
    return `?${parameters}`;
  };
  return (
    <nav aria-label="Lecture des jours partagés" className={classes.reading}>
      {readings.map(({ reading: one, label }) => (
        <Link
          key={one}
          to={searchOf(one)}
          className="button"
          aria-current={one === chosen ? 'true' : undefined}
          preventScrollReset
        >
          {label}
        </Link>
      ))}
      <p className="soft" role="status">
        {readings.find(({ reading: one }) => one === chosen)?.means}
        {chosen === 'full' && !isKeyed && ' Aucune clé n’est enregistrée : rien n’est encore réparti.'}
      </p>
    </nav>
  );
}

function Answer({ moment, tables }: LoadedDays) {
  const row = (key: string) => rowNamed(tables, categoryTableId, key);
  const read = moment.reading === 'full' ? 'jours partagés répartis' : 'tel qu’enregistré';
  return (
    <>
      En {moment.year}, {read}&nbsp;: adhérents et clients, <DaysAndShare row={row(allBodiesKey)} moment={moment} />
      {row('housing-office') && (
        <>
          , dont offices publics de l’habitat, <DaysAndShare row={row('housing-office')} moment={moment} />
        </>
      )}
      .
    </>
  );
}

export default function BeneficiariesDaysPage({ loaderData }: Route.ComponentProps) {
  const { moment, tables, chart, isKeyed } = loaderData;
  const categories = tables.find(({ id }) => id === categoryTableId);
  return (
    <DaysFrame
      sheet="beneficiaires"
      title="Jours par bénéficiaire"
      loaded={loaderData}
      answer={<Answer {...loaderData} />}
      asks={<ReadingSwitch chosen={moment.reading} isKeyed={isKeyed} />}
    >
      <DaysTable sheet="beneficiaires" table={tables.find(({ id }) => id === beneficiaryTableId)} />
      <DaysTable sheet="beneficiaires" table={categories}>
        {categories && chart && (
          <ChartBlock title={chartTitle} pictures={chart} open>
            <TableOfFigures table={categories} />
          </ChartBlock>
        )}
      </DaysTable>
    </DaysFrame>
  );
}
