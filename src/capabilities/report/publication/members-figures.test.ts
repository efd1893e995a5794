import { describe, expect, it } from 'vitest';
import type { Body } from '../../directory/index.ts';
import type { DocumentBlock, DocumentFigure, DocumentTable, ReportDocument } from '../document.ts';
import { figuresOfMembers } from './members-figures.ts';
import { computedFigure, publishedFigure } from './publication.samples.ts';

const body = (code: string, name: string, aliases: string[] = []): Body => ({
  code,
  name,
  shortName: name,
  status: 'member',
  category: 'town',
  college: null,
  fromDay: null,
  toDay: null,
  siren: null,
  insee: null,
  aliases,
});
const bodies = [body('arcueil', 'Arcueil', ['Mairie d’Arcueil']), body('gentilly', 'Gentilly')];

function table(
  rows: readonly (readonly [label: string, ...figures: (number | null)[]])[],
  columns: readonly string[],
): DocumentTable {
  return {
    type: 'table',
    id: 't',
    caption: 'Qui paie',
    note: '',
    rowHeading: '',
    columns: columns.map((label) => ({ label, unit: 'EUR', numeric: true })),
    rows: rows.map(([label, ...figures]) => ({
      label,
      kind: figures.length === 0 ? ('heading' as const) : ('plain' as const),
      cells: figures.map((figure) => (figure === null ? { kind: 'empty' as const } : { kind: 'figure' as const, figure })),
    })),
    display: 'table',
  };
}

function told(blocks: readonly DocumentBlock[], figures: readonly DocumentFigure[]) {
  const document: ReportDocument = {
    operator: { code: 'alpha', name: 'Alpha', demonstration: false },
    year: 2020,
    language: 'fr',
    title: 'Bilan',
    subtitle: '',
    status: 'frozen',
    recordsOnly: false,
    chapters: [
      {
        id: 'c',
        number: '5',
        title: 'Finances',
        annex: false,
        blocks: [],
        chapters: [{ id: 'c2', number: '5.2', title: 'Recettes', annex: false, blocks, chapters: [] }],
      },
    ],
    figures,
  };
  return figuresOfMembers(document, bodies).map((figure) => [figure.body, figure.rowLabel, figure.columnLabel, figure.printed]);
}

describe('the figures of a report that concern a member', () => {
  it('stand as they were printed: a change has its sign, but within a sentence', () => {
    const change = { ...computedFigure(0, { body: 'arcueil' }), signed: true as const };
    const sentence = [{ list: false, runs: [{ kind: 'figure' as const, figure: 0, strong: false, emphasis: false }] }];
    const items = [{ label: 'Évolution', note: '', figure: 0 }];
    const printed = (block: DocumentBlock) => told([block], [change]).map((figure) => figure.at(-1));
    expect(printed({ type: 'key-figures', items })).toEqual([`+${change.printed}`]);
    expect(printed({ type: 'text', paragraphs: sentence })).toEqual([change.printed]);
  });

  it('are none of several members, of none, nor one that stands under the name of another', () => {
    const figures = [
      computedFigure(0, { body: ['arcueil', 'gentilly'] }),
      computedFigure(1, {}),
      computedFigure(2, { body: 'gentilly' }),
      publishedFigure(3),
      publishedFigure(4),
    ];
    const rows = [
      ['Toutes', 0],
      ['Arcueil', 1],
      ['Mairie d’Arcueil', 2],
      ['Gentilly et Arcueil', 3],
    ] as const;
    expect(told([table(rows, ['Montant']), table([['Gentilly', 4]], ['Arcueil'])], figures)).toEqual([]);
  });

  it('are not those that print nothing, and are those that are unknown', () => {
    const figures = [
      computedFigure(0, { body: 'gentilly' }, { printed: '', result: { found: 'not-applicable', reason: 'aucun report' } }),
      computedFigure(1, { body: 'gentilly' }, { printed: 'inconnu', result: { found: 'unknown', reason: 'no-record' } }),
    ];
    expect(told([table([['Gentilly', 0, 1]], ['Reports', 'Total'])], figures)).toEqual([
      ['gentilly', 'Gentilly', 'Total', 'inconnu'],
    ]);
  });

  it('keep the star of a period that was not closed', () => {
    const open = computedFigure(0, { body: 'gentilly' });
    if (open.origin.origin !== 'computed') throw new Error('a computed figure');
    const figures = [{ ...open, origin: { ...open.origin, unfinished: true as const } }, computedFigure(1, { body: 'gentilly' })];
    expect(told([table([['Gentilly', 0, 1]], ['2020', '2019'])], figures)).toEqual([
      ['gentilly', 'Gentilly', '2020', '1 €*'],
      ['gentilly', 'Gentilly', '2019', '1 €'],
    ]);
  });

  it('are told by the body of their question, or, out of a past report, by the name of their row or column', () => {
    const figures = [computedFigure(0, { body: 'gentilly' }), publishedFigure(1), publishedFigure(2)];
    const rows = [
      ['Ville de N.', 0, null],
      ['MAIRIE D ARCUEIL', 1, null],
      ['Courrier', null, 2],
    ] as const;
    expect(told([table(rows, ['Montant', 'Gentilly'])], figures)).toEqual([
      ['gentilly', 'Ville de N.', 'Montant', '1 €'],
      ['arcueil', 'MAIRIE D ARCUEIL', 'Montant', '1 €'],
      ['gentilly', 'Courrier', 'Gentilly', '1 €'],
    ]);
  });

  it('stand once, in their table rather than in the sentence or the key figures that quote them', () => {
    const figures = [computedFigure(0, { body: 'gentilly' }), computedFigure(1, { body: 'gentilly' }, { label: 'Volume' })];
    const run = (figure: number) => ({ kind: 'figure' as const, figure, strong: false, emphasis: false });
    const text: DocumentBlock = { type: 'text', paragraphs: [{ list: false, runs: [run(0), run(1), run(1)] }] };
    const key: DocumentBlock = { type: 'key-figures', items: [{ label: 'Payé', note: '', figure: 0 }] };
    expect(told([text, key, table([['Gentilly', 0]], ['Montant'])], figures)).toEqual([
      ['gentilly', 'Volume', '', '1 €'],
      ['gentilly', 'Gentilly', 'Montant', '1 €'],
    ]);
  });

  it('carry the words of their place and their value as files write it', () => {
    const figures = [computedFigure(0, { body: 'gentilly' })];
    const document = table([['Villes'], ['Gentilly', 0]], ['Montant']);
    expect(told([document], figures)).toHaveLength(1);
    const [figure] = figuresOfMembers(
      {
        operator: { code: 'alpha', name: 'Alpha', demonstration: false },
        year: 2020,
        language: 'fr',
        title: 'Bilan',
        subtitle: '',
        status: 'frozen',
        recordsOnly: false,
        chapters: [{ id: 'c', number: '5', title: 'Finances', annex: false, blocks: [document], chapters: [] }],
        figures,
      },
      bodies,
    );
    expect(figure).toMatchObject({
      chapter: '5 Finances',
      tableTitle: 'Qui paie',
      rowGroup: 'Villes',
      period: '2020',
      unit: 'EUR',
      value: '1.00',
      found: 'known',
      reason: null,
    });
  });
});
