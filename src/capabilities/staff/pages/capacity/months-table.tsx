import { Table } from '@mantine/core';
import tableClasses from '../../../../web/data-table.module.css';
import type { StateCell } from '../../capacity/month-line.ts';
import classes from './capacity.module.css';
import type { BothMonths } from './team-capacity.load.ts';

const heads = [
  'Travaillables',
  'Absences enregistrées',
  'Congés habituels restants',
  'Disponibles',
  'Exploitation',
  'Projets',
] as const;

function Balance({ cell, supposed = false }: { cell: StateCell; supposed?: boolean }) {
  return (
    <td className={`${tableClasses.number} ${classes.cell} ${classes[cell.state]} ${supposed ? classes.ofSupposed : ''}`}>
      {cell.text !== '' && <span className={classes.days}>{cell.text}</span>} <span className={classes.word}>{cell.word}</span>
    </td>
  );
}

function Supposed({ months: { known, supposed } }: { months: BothMonths }) {
  if (supposed === null) return null;
  const changed = (before: string, after: string) => `${tableClasses.number} ${before === after ? '' : classes.changed}`;
  return (
    <>
      <td className={changed(known.available.text, supposed.available.text)}>{supposed.available.text}</td>
      <td className={changed(known.projects.text, supposed.projects.text)}>{supposed.projects.text}</td>
      <Balance cell={supposed.cell} supposed />
    </>
  );
}

function NumberHeads({ names }: { names: readonly string[] }) {
  return names.map((name) => (
    <th key={name} scope="col" className={tableClasses.number}>
      {name}
    </th>
  ));
}

function Heads({ isSupposed }: { isSupposed: boolean }) {
  return (
    <thead>
      {isSupposed && (
        <tr>
          <td />
          <th scope="colgroup" colSpan={heads.length + 1}>
            Comme on le sait
          </th>
          <th scope="colgroup" colSpan={3} className={classes.changedHead}>
            Selon l’hypothèse
          </th>
        </tr>
      )}
      <tr>
        <th scope="col">Mois</th>
        <NumberHeads names={[...heads, 'Reste']} />
        {isSupposed && <NumberHeads names={['Disponibles', 'Projets', 'Reste']} />}
      </tr>
    </thead>
  );
}

/** The months of a team, and beside what is known what would be. */
export function MonthsTable({ months }: { months: readonly BothMonths[] }) {
  const isSupposed = months.some(({ supposed }) => supposed !== null);
  return (
    <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Jours par mois">
      <Table className={`${tableClasses.table} ${classes.months}`}>
        <caption className="visually-hidden">Jours disponibles, charge et reste par mois, en jours</caption>
        <Heads isSupposed={isSupposed} />
        <tbody>
          {months.map((both) => {
            const { gross, away, usual, available, run, projects, cell, month, label } = both.known;
            return (
              <tr key={month}>
                <th scope="row">{label}</th>
                {[gross, away, usual, available, run, projects].map(({ text }, index) => (
                  <td key={heads[index]} className={tableClasses.number}>
                    {text}
                  </td>
                ))}
                <Balance cell={cell} />
                <Supposed months={both} />
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
