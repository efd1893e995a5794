import type { Coordinates } from '../../../kernel/figure.ts';
import { known } from '../../../kernel/figure.ts';
import { year } from '../../../kernel/period.ts';
import { whole } from '../../../kernel/quantity.ts';
import type { DocumentFigure } from '../document.ts';
import type { MemberFigure } from './members-figures.ts';

const cell = { section: '5', table: 'contributions', row: 'r', column: 'c', period: '2020', unit: 'EUR', occurrence: 1 };

/** One euro, asked of a measure of tests at these coordinates. */
export function computedFigure(index: number, at: Coordinates, changes: Partial<DocumentFigure> = {}): DocumentFigure {
  const question = { measure: 'test.paid', at, period: year(2020) };
  return {
    index,
    cell,
    result: known(whole(1)),
    origin: { origin: 'computed', question, definitionVersion: 1, rowCount: 1, synthetic: false },
    printed: '1 €',
    label: 'Payé',
    unit: 'EUR',
    ...changes,
  };
}

/** One euro, known from a past report only. */
export function publishedFigure(index: number): DocumentFigure {
  return { ...computedFigure(index, {}), origin: { origin: 'published', edition: 'alpha-2020', cell } };
}

/** A frozen figure of a member; what the test is about is in `changes`. */
export function memberFigure(changes: Partial<MemberFigure>): MemberFigure {
  return {
    position: 0,
    body: 'gentilly',
    chapter: '5 Finances',
    tableTitle: 'Qui paie',
    rowGroup: '',
    rowLabel: 'Gentilly',
    columnLabel: 'Montant',
    period: '2020',
    printed: '1 €',
    value: '1.00',
    unit: 'EUR',
    found: 'known',
    reason: null,
    ...changes,
  };
}
