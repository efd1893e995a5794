import { describe, expect, it } from 'vitest';
import type { ComposedMeasure } from '../kernel/measure.ts';
import { sampleMeasure } from './figures.samples.ts';
import { createRegistry, demandDimensions } from './registry.ts';

const paid = sampleMeasure('test.paid', []);
const rate: ComposedMeasure = {
  id: 'test.rate',
  version: 1,
  label: { fr: 'taux', en: 'rate' },
  definition: { fr: '', en: '' },
  unit: 'percent',
  dimensions: paid.dimensions,
  form: 'composed',
  compose: { rule: 'rate', of: ['test.paid', 'test.planned'] },
};

describe('the registry of measures', () => {
  it('refuses two measures of one name', () => {
    expect(() => createRegistry([paid, paid])).toThrow('two measures are named test.paid');
  });

  it('refuses a measure made of one that does not exist', () => {
    expect(() => createRegistry([paid, rate])).toThrow('test.rate is made of test.planned');
  });

  it('refuses a composed measure asked by a dimension that a part lacks', () => {
    const planned = sampleMeasure('test.planned', [], { dimensions: {} });
    expect(() => createRegistry([paid, planned, rate])).toThrow('can be asked by town');
  });

  it('offers the nearest measure for an unknown one', () => {
    expect(() => createRegistry([paid]).get('test.payd')).toThrow('vouliez-vous « test.paid »');
  });

  it('names the dimensions that a measure can be asked by', () => {
    for (const name of ['city', 'constructor', 'toString'])
      expect(() => demandDimensions(paid, { [name]: 'x' })).toThrow('town, kind');
  });
});
