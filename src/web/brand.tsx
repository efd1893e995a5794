import { Link } from 'react-router';

/** The name and its three waves; leads home. */
export function Brand({ className }: { className?: string | undefined }) {
  return (
    <Link to="/" className={className} aria-label="Bièvre, accueil">
      <svg
        width="24"
        height="20"
        viewBox="0 0 24 20"
        fill="none"
        stroke="#6fc7da"
        strokeWidth="2"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="M1 4c3.7-3 7.3 3 11 0s7.3 3 11 0" />
        <path d="M1 10c3.7-3 7.3 3 11 0s7.3 3 11 0" />
        <path d="M1 16c3.7-3 7.3 3 11 0s7.3 3 11 0" />
      </svg>
      Bièvre
    </Link>
  );
}
