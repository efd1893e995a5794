import type { Origin, Question } from '../kernel/figure.ts';
import { parsePeriod, periodText } from '../kernel/period.ts';

/** Where a computed figure opens. Coordinates are `d.<dimension>` parameters, repeated for several values. */
export function questionPath(question: Question): string {
  return `/chiffres?${questionParameters(question)}`;
}

export function questionParameters(question: Question): URLSearchParams {
  const parameters = new URLSearchParams({ mesure: question.measure, periode: periodText(question.period) });
  for (const [name, value] of Object.entries(question.at)) {
    for (const one of typeof value === 'string' ? [value] : value) parameters.append(`d.${name}`, one);
  }
  return parameters;
}

/** The question of such an address; null when the measure or a readable period is missing. */
export function questionFromParameters(parameters: URLSearchParams): Question | null {
  const measure = parameters.get('mesure');
  const period = parsePeriod(parameters.get('periode') ?? '');
  if (!measure || !period) return null;
  const names = new Set([...parameters.keys()].filter((key) => key.startsWith('d.')));
  const at = Object.fromEntries(
    [...names].map((key) => {
      const values = parameters.getAll(key);
      return [key.slice(2), values.length === 1 && values[0] !== undefined ? values[0] : values];
    }),
  );
  return { measure, period, at };
}

/** Where a figure opens, computed or published. */
export function evidencePath(origin: Origin): string {
  if (origin.origin === 'computed') return questionPath(origin.question);
  const { section, table, row, column, period, unit, occurrence } = origin.cell;
  return `/chiffres/publie?${new URLSearchParams({ bilan: origin.edition, section, tableau: table, ligne: row, colonne: column, periode: period, unite: unit, rang: String(occurrence) })}`;
}
