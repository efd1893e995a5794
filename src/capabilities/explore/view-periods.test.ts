import { describe, expect, it } from 'vitest';
import { periodText } from '../../kernel/period.ts';
import { type Declared, viewFrom } from './view.ts';
import {
  latestYear,
  monthRowsOf,
  periodOf,
  periodOfCell,
  periodsListed,
  spanOf,
  spanOfLast,
  timeColumnsOf,
} from './view-periods.ts';

const measure: Declared = {
  id: 'essai.jours',
  dimensions: {
    domain: { label: { fr: 'domaine', en: 'domain' }, shape: 'tree' },
    body: { label: { fr: 'adhérent', en: 'body' }, shape: 'flat' },
  },
};
const read = (text: string) => viewFrom(new URLSearchParams(text), measure, 2020);
const columnsOf = (text: string) =>
  (timeColumnsOf(read(text)) ?? []).map(({ label, period }) => `${label}: ${periodText(period)}`);

describe('the periods of a view', () => {
  it('has the years as columns, or the months of the last one, or what a dimension says', () => {
    expect(timeColumnsOf(read('de=2019&a=2020'))?.map(({ period }) => periodText(period))).toEqual(['2019', '2020']);
    const months = timeColumnsOf(read('colonnes=mois&a=2020')) ?? [];
    expect(months.map(({ period }) => periodText(period)).at(11)).toBe('2020-12');
    expect(months.map(({ label }) => label).at(1)).toBe('févr. 2020');
    expect(timeColumnsOf(read('colonnes=body'))).toBeNull();
  });

  it('has the months as rows, each in the years of the columns, or in the last one', () => {
    const byYear = read('lignes=mois&de=2019&a=2020');
    expect(
      monthRowsOf(byYear)
        .map(({ label }) => label)
        .at(7),
    ).toBe('août');
    const cells = (timeColumnsOf(byYear) ?? []).map((column) => periodText(periodOfCell(column, 8)));
    expect(cells).toEqual(['2019-08', '2020-08']);
    expect(read('lignes=mois&colonnes=mois').columns).toBe('annee');
    const byBody = read('lignes=mois&colonnes=body&de=2019&a=2020');
    expect(periodText(periodOf(byBody))).toBe('2020');
    expect(monthRowsOf(read('lignes=body'))).toEqual([]);
  });

  it('tells a change from a year to the next, or from the first to the last, never of a month nor of one year', () => {
    const of = (text: string) => viewFrom(new URLSearchParams(text), { ...measure, compose: { rule: 'change' } }, 2020);
    const columns = timeColumnsOf(of('de=2019&a=2020')) ?? [];
    expect(columns.map(({ label, period }) => `${label}: ${periodText(period)}`)).toEqual([
      '2018–2019: 2018..2019',
      '2019–2020: 2019..2020',
    ]);
    expect(periodText(periodOf(of('colonnes=body&de=2020&a=2020')))).toBe('2019..2020');
    expect(of('lignes=mois&colonnes=mois')).toMatchObject({ rows: 'domain:root', columns: 'annee' });
  });

  it('are the same months of each year where it is of some months', () => {
    expect(columnsOf('de=2019&a=2020&debut=9&fin=12')).toEqual([
      'sept.–déc. 2019: 2019-09..2019-12',
      'sept.–déc. 2020: 2020-09..2020-12',
    ]);
    expect(columnsOf('de=2020&a=2020&debut=5&fin=5')).toEqual(['mai 2020: 2020-05']);
    expect(columnsOf('colonnes=mois&a=2020&debut=11&fin=12')).toEqual(['nov. 2020: 2020-11', 'déc. 2020: 2020-12']);
  });

  it('begin in the year before where the last month comes before the first: a school year', () => {
    expect(columnsOf('de=2020&a=2020&debut=9&fin=6')).toEqual(['sept. 2019–juin 2020: 2019-09..2020-06']);
    expect(columnsOf('colonnes=mois&a=2020&debut=12&fin=1')).toEqual(['déc. 2019: 2019-12', 'janv. 2020: 2020-01']);
    const byMonth = read('lignes=mois&de=2020&a=2020&debut=12&fin=1');
    expect(monthRowsOf(byMonth).map(({ label }) => label)).toEqual(['décembre', 'janvier']);
    const [column] = timeColumnsOf(byMonth) ?? [];
    expect(monthRowsOf(byMonth).map((row) => column && periodText(periodOfCell(column, row.month)))).toEqual([
      '2019-12',
      '2020-01',
    ]);
  });

  it('are those of the last year alone where columns are no time: the same months of several years are no stretch', () => {
    expect(periodText(periodOf(read('colonnes=body&de=2018&a=2020')))).toBe('2018..2020');
    expect(periodText(periodOf(read('colonnes=body&de=2018&a=2020&debut=1&fin=6')))).toBe('2020-01..2020-06');
  });

  it('say of whose records rows are made: of all that columns show, and of no other month', () => {
    const flow = { ...measure, sums: () => null };
    const listed = (text: string, of: Declared) => periodsListed(read(text), of).map(periodText);
    expect(listed('de=2019&a=2020', flow)).toEqual(['2019..2020']);
    expect(listed('de=2019&a=2020&debut=1&fin=6', flow)).toEqual(['2019-01..2019-06', '2020-01..2020-06']);
    expect(listed('colonnes=mois&de=2019&a=2020', flow)).toEqual(['2020']);
    expect(listed('colonnes=mois&de=2019&a=2020&debut=1&fin=6', flow)).toEqual(['2020-01..2020-06']);
  });

  it('are those of each column for a state, which is told of the last day', () => {
    const listed = (text: string) => periodsListed(read(text), measure).map(periodText);
    expect(listed('de=2019&a=2020')).toEqual(['2019', '2020']);
    expect(listed('colonnes=mois&a=2020&debut=11&fin=12')).toEqual(['2020-11', '2020-12']);
    expect(listed('colonnes=body&de=2019&a=2020')).toEqual(['2019..2020']);
    expect(listed('lignes=mois&colonnes=body&a=2020&debut=12&fin=1')).toEqual(['2019-12', '2020-01', '2019-12..2020-01']);
  });

  it.each([
    ['de=2020&a=2020', 'en 2020', 'en 2020'],
    ['de=2018&a=2020', 'de 2018 à 2020', 'en 2020'],
    ['colonnes=body&de=2018&a=2020', 'de 2018 à 2020', 'de 2018 à 2020'],
    ['lignes=mois&colonnes=body&de=2018&a=2020', 'en 2020', 'en 2020'],
    ['colonnes=mois&de=2018&a=2020', 'en 2020', 'en déc. 2020'],
    ['de=2018&a=2020&debut=9&fin=12', 'de septembre à décembre, de 2018 à 2020', 'de septembre à décembre 2020'],
    ['colonnes=body&de=2018&a=2020&debut=10&fin=12', 'd’octobre à décembre 2020', 'd’octobre à décembre 2020'],
    ['de=2020&a=2020&debut=5&fin=5', 'en mai 2020', 'en mai 2020'],
    ['de=2019&a=2020&debut=8&fin=8', 'en août, de 2019 à 2020', 'en août 2020'],
    ['de=2020&a=2020&debut=9&fin=6', 'de septembre 2019 à juin 2020', 'de septembre 2019 à juin 2020'],
  ])('are told in words: %s', (address, span, last) => {
    expect([spanOf(read(address)), spanOfLast(read(address))]).toEqual([span, last]);
  });

  it('shows by default the last year that is over', () => {
    expect(latestYear([2022, 2021, 2018], '2022-06-30')).toBe(2021);
    expect(latestYear([], '2022-06-30')).toBe(2022);
  });
});
