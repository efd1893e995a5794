import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodText } from '../../kernel/period.ts';
import {
  type Declared,
  latestYear,
  levelsOf,
  monthsOf,
  periodOf,
  periodOfCell,
  timeColumnsOf,
  viewFrom,
  viewParameters,
} from './view.ts';

const measure: Declared = {
  id: 'essai.jours',
  dimensions: {
    domain: { label: { fr: 'domaine', en: 'domain' }, shape: 'tree' },
    body: { label: { fr: 'adhérent', en: 'body' }, shape: 'flat', formerly: 'member' },
  },
};
const read = (text: string) => viewFrom(new URLSearchParams(text), measure, 2020);

describe('a view', () => {
  it('reads what is missing or impossible as what the measure offers first', () => {
    expect(read('')).toEqual({
      measure: 'essai.jours',
      rows: 'domain:root',
      columns: 'annee',
      filters: {},
      first: 2018,
      last: 2020,
      isChange: false,
    });
    expect(read('lignes=couleur&colonnes=couleur&de=mille&a=MMXX&f.couleur=bleu&f.body=')).toEqual(read(''));
    expect(read('lignes=domain&colonnes=domain:root').columns).toBe('annee'); // the same dimension twice says nothing
    expect(read('de=2021&a=2019')).toMatchObject({ first: 2019, last: 2019 });
    expect(read('de=1500&a=2019')).toMatchObject({ first: 2000, last: 2019 });
  });

  it('reads an address that says the name which a dimension had', () => {
    expect(read('lignes=member&f.member=arcueil')).toMatchObject({ rows: 'body', filters: { body: 'arcueil' } });
    expect(read('lignes=domain&colonnes=member')).toMatchObject({ columns: 'body' });
  });

  it('has no level above what it is limited to: the first one would let in the rest of it', () => {
    expect(read('lignes=domain:root&f.domain=finances').rows).toBe('domain');
    expect(read('lignes=body&colonnes=domain:root&f.domain=finances').columns).toBe('domain');
    expect(read('lignes=domain:root&f.body=arcueil').rows).toBe('domain:root');
  });

  it('offers a tree at its first level and in full', () => {
    expect(levelsOf(measure).map(({ label }) => label)).toEqual(['domaine (premier niveau)', 'domaine (détail)', 'adhérent']);
  });

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
      monthsOf(byYear)
        .map(({ label }) => label)
        .at(7),
    ).toBe('août');
    const cells = (timeColumnsOf(byYear) ?? []).map((column) => periodText(periodOfCell(column, 8)));
    expect(cells).toEqual(['2019-08', '2020-08']);
    expect(read('lignes=mois&colonnes=mois').columns).toBe('annee');
    const byBody = read('lignes=mois&colonnes=body&de=2019&a=2020');
    expect(periodText(periodOf(byBody))).toBe('2020');
    expect(monthsOf(read('lignes=body'))).toEqual([]);
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

  it('is what its address says, whatever the view', () => {
    const level = fc.constantFrom('domain', 'domain:root', 'body', 'mois');
    fc.assert(
      fc.property(
        level,
        fc.constantFrom('annee', 'mois', 'body', 'domain'),
        fc.integer({ min: 2001, max: 2020 }),
        fc.string(),
        (rows, columns, first, body) => {
          const view = read(
            `${new URLSearchParams({ lignes: rows, colonnes: columns, de: String(first), a: '2020', 'f.body': body })}`,
          );
          expect(viewFrom(viewParameters(view), measure, 1999)).toEqual(view);
        },
      ),
    );
  });

  it('shows by default the last year that is over', () => {
    expect(latestYear([2022, 2021, 2018], '2022-06-30')).toBe(2021);
    expect(latestYear([], '2022-06-30')).toBe(2022);
  });
});
