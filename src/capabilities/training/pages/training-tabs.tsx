import { Link } from 'react-router';
import { applicationsTablePath, coursesPath, sessionsPath, trainingPath } from '../training.paths.ts';
import classes from './training.module.css';

const tabs = [
  { label: 'Chiffres', path: trainingPath },
  { label: 'Sessions', path: sessionsPath },
  { label: 'Formations proposées', path: coursesPath },
  { label: 'Par logiciel', path: applicationsTablePath },
] as const;

/** The pages of training, one key away from each other. */
export function TrainingTabs({ current }: { current: (typeof tabs)[number]['path'] }) {
  return (
    <nav aria-label="Pages de la formation" className={classes.tabs} data-print="hidden">
      {tabs.map(({ label, path }) => (
        <Link key={path} to={path} className="button" aria-current={path === current ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
