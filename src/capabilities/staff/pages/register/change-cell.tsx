import { Link } from 'react-router';

type ChangeCellProps = {
  readonly to: string;
  /** What it leads to, and of which line, for whoever hears the links without their line. */
  readonly words: 'Corriger…' | 'Finir, corriger…';
  readonly of: string;
};

/** The last cell of a line that can be put right: the way to its own page. */
export function ChangeCell({ to, words, of }: ChangeCellProps) {
  return (
    <td>
      <Link to={to} aria-label={`${words} ${of}`}>
        {words}
      </Link>
    </td>
  );
}
