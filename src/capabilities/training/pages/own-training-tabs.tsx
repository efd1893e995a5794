import { Link } from 'react-router';
import { openSessionsPath, ownTraineesPath } from '../training.paths.ts';
import classes from './training.module.css';

const tabs = [
  { label: 'Vos agents', path: ownTraineesPath },
  { label: 'Sessions ouvertes', path: openSessionsPath },
] as const;

/** The pages of training of a member, one key away from each other. */
export function OwnTrainingTabs({ current }: { current: (typeof tabs)[number]['path'] }) {
  return (
    <nav aria-label="Pages de la formation de vos agents" className={classes.tabs} data-print="hidden">
      {tabs.map(({ label, path }) => (
        <Link key={path} to={path} className="button" aria-current={path === current ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
