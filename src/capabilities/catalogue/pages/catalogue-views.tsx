import { Link } from 'react-router';
import { applicationsPath, cataloguePath } from '../catalogue.paths.ts';

/** The two ways to read the catalogue. */
export function CatalogueViews({ here }: { here: 'matrix' | 'list' }) {
  return (
    <nav aria-label="Vues du catalogue" style={{ display: 'flex', gap: 6 }}>
      <Link to={cataloguePath} className="button" aria-current={here === 'matrix' ? 'true' : undefined}>
        Matrice
      </Link>
      <Link to={applicationsPath} className="button" aria-current={here === 'list' ? 'true' : undefined}>
        Logiciels
      </Link>
    </nav>
  );
}
