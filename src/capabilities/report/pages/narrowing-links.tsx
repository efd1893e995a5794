import { Link } from 'react-router';
import classes from './reports.module.css';

type NarrowingLink = { readonly to: string; readonly label: string; readonly isCurrent: boolean };

/** Links that narrow the list below to one kind of line; the first one shows all. */
export function NarrowingLinks({ label, links }: { label: string; links: readonly NarrowingLink[] }) {
  return (
    <nav aria-label={label} className={classes.filters}>
      {links.map((link) => (
        <Link key={link.to} to={link.to} className="button" aria-current={link.isCurrent ? 'true' : undefined}>
          {link.label}
        </Link>
      ))}
    </nav>
  );
}
