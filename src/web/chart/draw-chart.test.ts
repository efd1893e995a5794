import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChartData } from './chart.ts';
import { drawChart } from './draw-chart.ts';
import { seriesColours } from './palette.ts';
import { paperTheme } from './theme.ts';

const look = { width: 642, theme: paperTheme };

function chart(changes: Partial<ChartData> = {}): ChartData {
  return {
    id: 'g-1',
    title: 'Jours par type d’activité',
    alternative: 'Le maintien progresse chaque année.',
    kind: 'stacked-bar',
    unit: 'days',
    categories: ['Arcueil', 'Gentilly'],
    series: [
      { name: 'Maintien', values: [1062, 1404] },
      { name: 'Projets', values: [921, 1100] },
    ],
    ...changes,
  };
}

test('an unknown figure is written « inconnu », never drawn as a zero', () => {
  const drawn = drawChart(chart({ kind: 'bar', series: [{ name: 'Maintien', values: [1062, null] }] }), look);
  expect(drawn).toContain('>inconnu</text>');
  expect(drawn).not.toContain('>0</text>');
});

test('values are written with no more decimals than their table prints', () => {
  const series = [{ name: 'Maintien', values: [902.25, 63.75] }];
  expect(drawChart(chart({ kind: 'bar', series }), look)).toContain('>902,3</text>');
  const whole = drawChart(chart({ kind: 'bar', series, decimals: 0 }), look);
  expect(whole).toContain('>902</text>');
  expect(whole).toContain('>64</text>');
});

test('a change is written with its sign', () => {
  const series = [{ name: 'Évolution', values: [63.7, -6.9] }];
  const drawn = drawChart(chart({ kind: 'bar', unit: 'percent', series, signed: true }), look);
  expect(drawn).toContain('>+63,7\u00a0%</text>');
  expect(drawn).toContain('>−6,9\u00a0%</text>');
});

test('what is written 0 has no sign', () => {
  const series = [{ name: 'Évolution', values: [0.04, 12] }];
  const drawn = drawChart(chart({ kind: 'bar', unit: 'percent', series, signed: true }), look);
  expect(drawn).toContain('>0\u00a0%</text>');
  expect(drawn).not.toContain('+0');
});

test('a chart of which nothing is known says so', () => {
  expect(drawChart(chart({ series: [{ name: 'Maintien', values: [null, null] }] }), look)).toContain('Aucun chiffre connu');
  expect(drawChart(chart({ categories: [], series: [] }), look)).toContain('Aucun chiffre connu');
});

test('what is not applicable is left blank, unlike what is unknown', () => {
  const drawn = drawChart(
    chart({ kind: 'bar', series: [{ name: 'Maintien', values: [1062, null], absent: [false, true] }] }),
    look,
  );
  expect(drawn).not.toContain('inconnu');
});

test('a stack with an unknown part says so instead of showing a total', () => {
  const series = [
    { name: 'Maintien', values: [1062, 1404] },
    { name: 'Projets', values: [null, 1100] },
  ];
  const drawn = drawChart(chart({ series }), look);
  expect(drawn).toContain('2\u202f504');
  expect(drawn).toContain('>1\u202f062 + inconnu</text>');
});

test('the same chart gives the same characters, whatever was drawn before', () => {
  const first = drawChart(chart(), look);
  drawChart(chart({ kind: 'line', categories: ['2018', '2019'] }), look);
  expect(drawChart(chart(), look)).toBe(first);
});

test('the picture carries its title and its alternative, escaped', () => {
  const drawn = drawChart(chart({ title: 'Recettes <"R&D">', alternative: 'A < B' }), look);
  expect(drawn).toContain('<title id="g-1-title">Recettes &lt;&quot;R&amp;D&quot;&gt;</title>');
  expect(drawn).toContain('<desc id="g-1-desc">A &lt; B</desc>');
  expect(drawn).toContain('role="img" aria-labelledby="g-1-title g-1-desc"');
});

test('no style, script or class of the library is left, so that a strict page policy shows it as meant', () => {
  expect(drawChart(chart(), look)).not.toMatch(/<style|<script| style=| class=|ecmeta|zr\d/);
});

test('every name and every value of a chart of bars is written whole', () => {
  const kinds = fc.constantFrom<ChartData['kind']>('bar', 'grouped-bar');
  const word = fc.stringMatching(/^[A-Za-zéèàç]{1,18}$/);
  const data = fc.array(fc.tuple(word, fc.integer({ min: 0, max: 999 })), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(kinds, data, (kind, rows) => {
      const drawn = drawChart(
        chart({
          kind,
          unit: 'count',
          categories: rows.map(([name]) => name),
          series: [{ name: 'Nombre', values: rows.map(([, value]) => value) }],
        }),
        look,
      );
      for (const [name, value] of rows) {
        expect(drawn).toContain(`>${name}</text>`);
        expect(drawn).toContain(`>${value}</text>`);
      }
    }),
    { numRuns: 25 },
  );
});

test('a label that looks like markup of the drawing stays a label', () => {
  const drawn = drawChart(chart({ categories: ['zr0-c1 class="x"', '{b|gras} 1.23456'] }), look);
  expect(drawn).toContain('zr0-c1 class=&quot;x&quot;');
  expect(drawn).toContain('{b|gras} 1.23456');
});

test('a thing keeps its colour from one chart of a document to the next', () => {
  const other = chart({
    id: 'g-2',
    series: [
      { name: 'Projets', values: [1, 2] },
      { name: 'Interne', values: [3, 4] },
    ],
  });
  const colours = seriesColours([chart(), other]);
  const legend = (drawn: string) => drawn.slice(0, drawn.indexOf('>Projets<'));
  const fillBefore = (drawn: string) => /fill="(#[0-9a-f]{6})"[^>]*stroke[^>]*><\/path>\s*<text[^>]*$/.exec(legend(drawn))?.[1];
  expect(fillBefore(drawChart(chart(), { ...look, colours }))).toBeDefined();
  expect(fillBefore(drawChart(other, { ...look, colours }))).toBe(fillBefore(drawChart(chart(), { ...look, colours })));
});

test('amounts are written in the scale said above the picture', () => {
  const amounts = [{ name: 'Montant', values: [18_934_565, 2_123] }];
  const drawn = drawChart(chart({ kind: 'bar', unit: 'EUR', series: amounts }), look);
  expect(drawn).toContain('en millions d’euros');
  expect(drawn).toContain('>18,93</text>');
  expect(drawn).toContain('>&lt;\u00a00,01</text>');
  expect(drawChart(chart({ kind: 'bar', unit: 'percent', series: [{ name: 'Taux', values: [97.25, 8] }] }), look)).toContain(
    '>97,3\u00a0%</text>',
  );
});

test('a name of a hundred letters without a space is broken over lines, whole, and leaves room for the bars', () => {
  const name = `${'a'.repeat(60)}-${'b'.repeat(40)}`;
  const drawn = drawChart(
    chart({ kind: 'bar', categories: [name, 'Autre'], series: [{ name: 'Jours', values: [12, 7] }] }),
    look,
  );
  const written = [...drawn.matchAll(/<text[^>]*text-anchor="end"[^>]*>([ab-]+)<\/text>/g)].map((match) => match[1]);
  expect(written.join('')).toBe(name);
  expect(written.length).toBeGreaterThan(2);
});

test('a pyramid writes both sides without a sign, and what is unknown on its own side', () => {
  const series = [
    { name: 'Femmes', values: [12, null] },
    { name: 'Hommes', values: [7, 0] },
  ];
  const drawn = drawChart(
    chart({ kind: 'pyramid', unit: 'agents', categories: ['50 ans et plus', 'moins de 50 ans'], series }),
    look,
  );
  expect(drawn).toContain('>12</text>');
  expect(drawn).toContain('>7</text>');
  expect(drawn).toContain('>inconnu</text>');
  expect(drawn).not.toContain('−');
  expect(drawn).not.toContain('>-');
});

test('a value kept from the reader is written secret, in every kind of bars, neither as 0 nor as unknown', () => {
  const series = [
    { name: 'Femmes', values: [12, null], secret: [false, true] },
    { name: 'Hommes', values: [7, null], secret: [false, true] },
  ];
  for (const kind of ['bar', 'grouped-bar', 'stacked-bar', 'pyramid'] as const) {
    const drawn = drawChart(chart({ kind, unit: 'agents', categories: ['50 ans et plus', 'moins de 50 ans'], series }), look);
    expect(drawn, kind).toContain('>secret</text>');
    expect(drawn, kind).not.toContain('>inconnu</text>');
  }
});

test('the legend of lines shows their strokes and dots, by which lines of one shade are told apart', () => {
  const series = [2016, 2017, 2018, 2019, 2020].map((year) => ({ name: String(year), values: [100, 101, year - 1917] }));
  const drawn = drawChart(chart({ kind: 'line', categories: ['janv.', 'févr.', 'mars'], series }), look);
  const legend = drawn.slice(drawn.lastIndexOf('en jours'));
  const before = (name: string, after?: string) =>
    legend.slice(after === undefined ? 0 : legend.indexOf(`>${after}<`), legend.indexOf(`>${name}<`));
  expect(before('2016')).not.toContain('stroke-dasharray');
  expect(before('2018', '2017')).toContain('stroke-dasharray');
  expect(before('2020', '2019')).toContain('stroke-dasharray');
  expect(before('2020', '2019')).not.toBe(before('2018', '2017'));
});
