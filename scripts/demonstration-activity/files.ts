import { historyOf } from '../demonstration-staff/history.ts';
import { solvedDays } from '../demonstration-staff/solve.ts';
import { recordedYears } from '../demonstration-staff/workdays.ts';
import { kinds, projects } from './kinds.ts';
import { madeUp } from './tables.ts';
import { type PersonLine, timeLines } from './time-lines.ts';

function days(quarters: number): string {
  return String(quarters / 4).replace('.', ',');
}

function row({ code, date, work, quarters }: PersonLine): readonly string[] {
  const { kind, beneficiary, application = '', project = '', domain = '' } = work;
  const isOne = beneficiary !== 'MULTI' && beneficiary !== 'INTERNE';
  return [code, date, kind, days(quarters), ...(isOne ? [beneficiary, ''] : ['', beneficiary]), application, project, domain];
}

/** The files of the demonstration's time, by their names without ending: one a year for the lines. */
export function activityFiles(): Readonly<Record<string, string>> {
  const history = historyOf(solvedDays());
  const codes = history.map((_, index) => String(index + 1).padStart(4, '0'));
  const lines = [...timeLines(codes, history, recordedYears)].map(
    ([year, found]) =>
      [
        `lignes-de-temps-${year}`,
        madeUp('personne;jour;type;jours;adherent;partage;logiciel;projet;domaine', found.map(row)),
      ] as const,
  );
  return {
    'types-activite': madeUp('code;nom;type_parent;equipe;nature', kinds),
    projets: madeUp('code;nom', projects),
    ...Object.fromEntries(lines),
  };
}
