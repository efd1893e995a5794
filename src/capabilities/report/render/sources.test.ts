import { expect, test } from 'vitest';
import { unknown } from '../../../kernel/figure.ts';
import { contentsOf } from './contents.ts';
import { documentOf, figureBook, number, sampleDocument } from './document.samples.ts';
import { tableMarks } from './marks.ts';
import { countSources, sourceSentences, unknownIntroduction, unknownSentences } from './sources.ts';

test('unknown figures are counted apart, with their reasons, the most frequent first', () => {
  const book = figureBook();
  book.figure({ result: unknown('zero-base') });
  book.figure({ result: unknown('no-record') });
  book.figure({ result: unknown('no-record') });
  expect(unknownSentences(documentOf(book.figures, []))).toEqual([
    'aucun enregistrement : 2\u00a0chiffres',
    'taux sur une base nulle : 1\u00a0chiffre',
  ]);
});

test('what is kept secret is said to be printed so, neither as 0 nor as unknown', () => {
  const book = figureBook();
  book.figure({ result: unknown('no-record') });
  expect(unknownIntroduction(documentOf(book.figures, []))).not.toContain('secret');
  book.figure({ result: unknown('secret') });
  expect(unknownIntroduction(documentOf(book.figures, []))).toContain('un chiffre tenu secret « secret »');
});

test('every figure of a document is counted once: computed, published, unknown or not applicable', () => {
  const { figures } = sampleDocument(3);
  const count = countSources(figures);
  expect(count.computed + count.published + count.unknown + count.notApplicable).toBe(figures.length);
  expect(count).toMatchObject({ published: 2, unknown: 6, notApplicable: 1 });
});

test('the report says how many of its figures are computed, and from which edition the others are taken', () => {
  const book = figureBook();
  book.figure({ result: number('1') });
  book.figure({ result: number('2'), published: true });
  const [first, , third] = sourceSentences(documentOf(book.figures, []));
  expect(first).toContain(
    'compte 2\u00a0chiffres : 1\u00a0est calculé depuis les enregistrements de l’opérateur, 1\u00a0est repris d’un bilan déjà publié',
  );
  expect(third).toContain('(exemple-2020)');
});

test('a table that mixes origins marks the published figures; one all published says so once', () => {
  const document = sampleDocument(3);
  const tables = contentsOf(document.chapters).flatMap(({ chapter }) => chapter.blocks.filter((block) => block.type === 'table'));
  const budget = tables[0];
  if (budget === undefined) throw new Error('the sample holds a table');
  const marks = tableMarks(document, budget);
  expect(document.figures.filter((figure) => figure.cell.table === 'budget').map(marks.markOf)).toContain('†');
  expect(marks.notes).toContain('(a) inconnu : composé d’un chiffre inconnu.');
  const published = {
    ...document,
    figures: document.figures.map((figure) => ({
      ...figure,
      origin: { origin: 'published' as const, edition: 'e', cell: figure.cell },
    })),
  };
  const allPublished = tableMarks(published, budget);
  expect(published.figures.map(allPublished.markOf)).not.toContain('†');
  expect(allPublished.notes.at(-1)).toContain('repris d’un bilan publié');
});
