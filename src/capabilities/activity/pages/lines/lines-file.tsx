import { linesFilePath } from '../../activity.paths.ts';

type LinesFileProps = {
  /** What is proposed: the first and the last day, included. */
  first: string;
  last: string;
  /** The team that the page shows; null for everybody whom the reader follows. */
  team?: string | null;
  /** The words that open the form: whose lines they are. */
  summary: string;
};

/** Takes the lines of a stretch out as a file that an import reads back. A plain form: what it answers is no page. */
export function LinesFile({ first, last, team = null, summary }: LinesFileProps) {
  return (
    <details data-print="hidden">
      <summary>{summary}</summary>
      <form method="get" action={linesFilePath} className="card" key={`${first} ${last} ${team}`}>
        <p>Dans les colonnes du fichier « lignes-de-temps » : ce qui sort se recharge. Un an au plus à la fois.</p>
        {team !== null && <input type="hidden" name="equipe" value={team} />}
        <label className="inline-field">
          Du
          <input type="date" name="du" defaultValue={first} required />
        </label>{' '}
        <label className="inline-field">
          Au
          <input type="date" name="au" defaultValue={last} required />
        </label>{' '}
        <button type="submit" className="button">
          Exporter en CSV
        </button>
      </form>
    </details>
  );
}
