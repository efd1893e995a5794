import { Link } from 'react-router';
import { dayLengthsPath, kindsPath, projectsPath, sharingPath } from '../../activity.paths.ts';
import classes from './settings.module.css';

const tabs = [
  { label: 'Types d’activité', path: kindsPath },
  { label: 'Projets', path: projectsPath },
  { label: 'Partage des jours', path: sharingPath },
  { label: 'Heures d’une journée', path: dayLengthsPath },
] as const;

/** What time is given to and how it is counted, one key away from each other. */
export function SettingsTabs({ current }: { current: (typeof tabs)[number]['path'] }) {
  return (
    <nav aria-label="Réglages du temps" className={classes.tabs} data-print="hidden">
      {tabs.map(({ label, path }) => (
        <Link key={path} to={path} className="button" aria-current={path === current ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
