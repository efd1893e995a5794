import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedCell } from '../../kernel/cell.ts';
import { nameLeftOut, nameSlip } from './causes.ts';
import { renderFindingsCsv } from './csv.ts';
import { chapterCode, isAcronymOf, roleOf, totalKind, yearsIn } from './labels.ts';
import { plainDecimal, readNumber, scale, slackOf } from './numbers.ts';

const cell = (printed: string, value: string | null, unit = 'EUR', note = ''): PublishedCell => ({
  section: '',
  table: '',
  row: '',
  column: '',
  period: '2022',
  unit,
  occurrence: 1,
  printed,
  value,
  note,
});
const amount = (printed: string, value: string | null, unit?: string, note?: string) =>
  (readNumber(cell(printed, value, unit, note))?.amount ?? Number.NaN) / scale;

describe('reading a printed number', () => {
  it('believes what is printed before its transcription, and the transcription of words', () => {
    expect(amount('5 654 241,00', '5654214.00')).toBe(5654241);
    expect(amount('cinq villes', '5', 'count')).toBe(5);
    expect(amount('2 240 k€', '2240000')).toBe(2240000);
    expect(amount('1 3685', '13685', 'count')).toBe(13685);
    expect(readNumber(cell('- €', null))).toBeNull();
    expect(readNumber(cell('2018', '2018', 'year'))).toBeNull();
  });

  it('knows what was rounded: whole euros and days, not cents nor people', () => {
    const slack = (printed: string, unit: string) =>
      slackOf(readNumber(cell(printed, null, unit)) ?? { amount: 0, step: 0, approximate: false }, unit) / scale;
    expect([slack('12,34', 'EUR'), slack('12', 'EUR'), slack('12', 'agents'), slack('12', 'days')]).toEqual([0, 0.5, 0, 0.5]);
    expect(slackOf({ amount: 8800 * scale, step: 100 * scale, approximate: true }, 'days')).toBe(100 * scale);
  });

  it('prints back any amount of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (cents) => {
        expect(Number(plainDecimal(cents * (scale / 100), 2))).toBeCloseTo(cents / 100, 2);
      }),
    );
  });
});

describe('reading labels', () => {
  it('tells totals, roles, chapters and years', () => {
    expect(
      ['Total', 'TOTAL GENERAL', 'Sous-total réel', 'Total recettes d’ordre', 'effectif total', 'totalité'].map(totalKind),
    ).toEqual(['total', 'total', 'subtotal', 'subtotal', 'subtotal', null]);
    expect(
      ['Prévision 2020', 'crédits ouverts', 'Réalisations', 'reports', 'total avec report', 'taux de réalisation', 'libellé'].map(
        roleOf,
      ),
    ).toEqual(['forecast', 'forecast', 'realised', 'carried', 'with-carried', 'rate', null]);
    expect(['002 résultat', 'chapitre 70', '1068 excédents', '7 agents', 'Total'].map(chapterCode)).toEqual([
      '002',
      '70',
      '1068',
      null,
      null,
    ]);
    expect(yearsIn('Évolution 2009-2020, 2 018 actes')).toEqual([2009, 2020]);
    expect(isAcronymOf('MCO', 'maintien en conditions opérationnelles')).toBe(true);
  });
});

describe('naming a cause', () => {
  it('knows one slip of the keyboard from another', () => {
    const slip = (a: number, b: number, unit = 'count') => nameSlip(a * scale, b * scale, unit);
    expect(slip(1407, 1467)).toBe('un chiffre faux (« 0 » au lieu de « 6 »)');
    expect(slip(1647, 1467)).toBe('chiffres intervertis (« 64 » au lieu de « 46 »)');
    expect(slip(146, 1467)).toBe('un chiffre manque');
    expect(slip(14467, 1467)).toBe('un chiffre de trop');
    expect(slip(-1467, 1467)).toBe('signe inversé');
    expect(slip(1467, 1467000, 'EUR')).toContain('milliers d’euros');
    expect(slip(1500, 1467)).toBeNull();
  });

  it('names the rows that a total leaves out or counts twice', () => {
    const terms = [
      { label: 'a', amount: 10 },
      { label: 'b', amount: 7 },
      { label: 'c', amount: 4 },
    ];
    expect(nameLeftOut(-7, terms)).toBe('« b » n’est pas compté dans le total');
    expect(nameLeftOut(4, terms)).toBe('« c » est compté deux fois dans le total');
    expect(nameLeftOut(-11, terms)).toBe('« b » et « c » ne sont pas comptés dans le total');
    expect(nameLeftOut(-5, terms)).toBeNull();
  });
});

describe('the table of findings', () => {
  it('quotes what needs it and leaves blank what is unknown', () => {
    const { printed: _, value: __, note: ___, ...address } = cell('', null);
    const csv = renderFindingsCsv([
      {
        kind: 'error',
        rule: 'rate',
        cell: { ...address, row: 'a, b' },
        others: [],
        expected: null,
        published: '10 « % »',
        difference: null,
        explanation: 'Dit "ainsi".',
      },
    ]);
    expect(csv).toBe(
      'kind,rule,section,table,row,column,period,unit,occurrence,expected,published,difference,explanation\nerror,rate,,,"a, b",,2022,EUR,1,,10 « % »,,"Dit ""ainsi""."\n',
    );
  });
});
