import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Declared, levelsOf, viewFrom, viewParameters } from './view.ts';

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
      season: { from: 1, to: 12 },
      isChange: false,
    });
    expect(read('lignes=couleur&colonnes=couleur&de=mille&a=MMXX&f.couleur=bleu&f.body=')).toEqual(read(''));
    expect(read('lignes=domain&colonnes=domain:root').columns).toBe('annee'); // the same dimension twice says nothing
    expect(read('de=2021&a=2019')).toMatchObject({ first: 2019, last: 2019 });
    expect(read('de=1500&a=2019')).toMatchObject({ first: 2000, last: 2019 });
    expect(read('debut=0&fin=13')).toEqual(read(''));
    expect(read('debut=mai&fin=09')).toEqual(read(''));
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

  it('is what its address says, whatever the view', () => {
    const level = fc.constantFrom('domain', 'domain:root', 'body', 'mois');
    fc.assert(
      fc.property(
        level,
        fc.constantFrom('annee', 'mois', 'body', 'domain'),
        fc.integer({ min: 2001, max: 2020 }),
        fc.string(),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (rows, columns, first, body, from, to) => {
          const season = { debut: String(from), fin: String(to) };
          const time = { de: String(first), a: '2020', ...season };
          const view = read(`${new URLSearchParams({ lignes: rows, colonnes: columns, ...time, 'f.body': body })}`);
          expect(view.season).toEqual({ from, to });
          expect(viewFrom(viewParameters(view), measure, 1999)).toEqual(view);
        },
      ),
    );
  });
});
