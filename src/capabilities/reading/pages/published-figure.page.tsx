import { Table } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { reading } from '../../../http/reading.ts';
import tableClasses from '../../../web/data-table.module.css';
import { FactList } from '../../../web/fact-list.tsx';
import type { OpenPublished } from '../../../web/open-figure.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { SectionHead } from '../../../web/section-head.tsx';
import type { Route } from './+types/published-figure.page.ts';
import { openPublishedPage } from './figure.load.ts';
import classes from './figure.module.css';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Chiffre publié · Bièvre' }];
export const handle = {
  crumbs: ({ figure }: { figure: OpenPublished }) => [
    { label: 'Bilans d’activité', path: '/bilans' },
    { label: figure.edition },
    { label: 'Chiffre publié' },
  ],
};

export const loader = reading(async (page) => ({ figure: await openPublishedPage(page) }));

export default function PublishedFigurePage({ loaderData: { figure } }: Route.ComponentProps) {
  const { cell } = figure;
  const { search } = useLocation();
  const facts = [
    ['Bilan', figure.edition],
    ['Partie', cell.section],
    ['Tableau', cell.table],
    ['Ligne', cell.row],
    ['Colonne', cell.column],
    ['Période', cell.period],
    ['Unité', cell.unit],
    ['Rang', cell.occurrence > 1 ? `${cell.occurrence}e cellule de même adresse` : ''],
    ['Texte imprimé', figure.printed === '' ? 'rien' : `« ${figure.printed} »`],
    ['Lu comme', figure.value ?? 'non numérique'],
    ['Remarque', figure.note],
  ] as const;
  return (
    <>
      <PageTitle
        title={[cell.row, cell.column].filter((text) => text !== '').join(', ')}
        answer={
          <>
            <strong className={classes.printed}>{figure.printed === '' ? '—' : figure.printed}</strong> tel qu’imprimé dans le
            bilan {figure.edition}. Aucun enregistrement ne se trouve derrière.
          </>
        }
        actions={
          figure.year !== null && (
            <Link to={`/bilans/${figure.year}`} className="button">
              Lire le bilan {figure.year}
            </Link>
          )
        }
      />
      <div className="stack">
        <FactList facts={facts} />
        <section aria-labelledby="meme-ligne">
          <SectionHead id="meme-ligne" title="La même ligne du tableau" file={`/chiffres/publie.csv${search}`} />
          <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="La même ligne du tableau publié">
            <Table className={tableClasses.table}>
              <thead>
                <tr>
                  <th scope="col">Colonne</th>
                  <th scope="col">Période</th>
                  <th scope="col" className={tableClasses.number}>
                    Imprimé
                  </th>
                </tr>
              </thead>
              <tbody>
                {figure.sameRow.map((one, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: labels repeat in real reports; the place is what tells cells apart
                  <tr key={index} className={one.isThis ? classes.here : undefined}>
                    <td>{one.column}</td>
                    <td>{one.period}</td>
                    <td className={tableClasses.number}>{one.printed}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        </section>
      </div>
    </>
  );
}
