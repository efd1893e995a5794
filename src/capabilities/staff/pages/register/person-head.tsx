import { NavLink } from 'react-router';
import { PageTitle } from '../../../../web/page-title.tsx';
import { personPath } from '../../register.paths.ts';
import type { PersonHead } from './person.load.ts';
import classes from './register.module.css';

/** The pages of one person: those that the reader may open. */
function Tabs({ head }: { head: PersonHead }) {
  const path = personPath(head.code);
  const tabs = [
    ...(head.readsPersons
      ? [
          ['Fiche', path],
          ['Présence', `${path}/absences`],
          ['Compétences', `${path}/competences`],
        ]
      : []),
    ...(head.readsPay ? [['Coût', `${path}/remuneration`]] : []),
  ] as const;
  return (
    <nav aria-label="Pages de la personne" className={classes.tabs}>
      {tabs.map(([label, to]) => (
        <NavLink key={label} to={to ?? path} end className="button">
          {label}
        </NavLink>
      ))}
    </nav>
  );
}

/** A page of one person begins with who it is, what the page answers, and the ways to the others. */
export function PersonTitle({ head, answer }: { head: PersonHead; answer: string }) {
  return (
    <>
      <PageTitle title={head.label} answer={answer} />
      <Tabs head={head} />
    </>
  );
}
