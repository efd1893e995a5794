import { expect, test } from 'vitest';
import { chapter, documentOf, figureBook, number, sampleDocument, text } from './document.samples.ts';
import { renderHtml } from './html.ts';

test('a label is never read as markup', () => {
  const book = figureBook();
  const figure = book.figure({ result: number('3'), label: '"><img src=x onerror=alert(1)>' });
  const runs = text('<script>alert(1)</script> ', figure);
  const page = renderHtml(
    documentOf(book.figures, [chapter('c-1', '1', '<b>Titre</b>', [{ type: 'text', paragraphs: [{ list: false, runs }] }])]),
  );
  expect(page).not.toMatch(/<script|<img|<b>/);
  expect(page).toContain('&lt;script&gt;');
});

test('without an address, a figure says in its title what it is; with one, it opens', () => {
  const book = figureBook();
  const figure = book.figure({ result: number('18'), label: 'Adhérents, 2020' });
  const document = documentOf(book.figures, [
    chapter('c-1', '1', 'Un', [{ type: 'text', paragraphs: [{ list: false, runs: text(figure) }] }]),
  ]);
  expect(renderHtml(document)).toContain('title="Adhérents, 2020 — calculé (budget.realised, 3 enregistrements)">18</span>');
  expect(renderHtml(document, (one) => `https://exemple.fr/preuve/${one.index}?a=1&b=2`)).toContain(
    'href="https://exemple.fr/preuve/0?a=1&amp;b=2"',
  );
});

test('the file needs nothing else and can be walked through by keyboard and by ear', () => {
  const page = renderHtml(sampleDocument(3));
  expect(page).not.toMatch(/<link|<script|src="http|@import/);
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('<a class="skip" href="#contenu">');
  expect(page).toContain('<th scope="row">');
  expect(page).toContain('<th scope="col"');
  expect(page).toMatch(/<svg [^>]*role="img"/);
  expect(page.match(/<caption>/g)).toHaveLength(3);
});

test('every link inside the file leads somewhere, and no place has two owners', () => {
  const page = renderHtml(sampleDocument(3));
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test('each picture is drawn for a telephone too, where the wide one would be half out of sight', () => {
  const page = renderHtml(sampleDocument(3));
  const [wide, narrow] = ['wide', 'narrow'].map((kind) => page.match(new RegExp(`class="drawing ${kind}"`, 'g'))?.length);
  expect(wide).toBeGreaterThan(0);
  expect(narrow).toBe(wide);
  expect(page).toContain('figure .wide { display: none; }');
});

test('same document, same file', () => {
  expect(renderHtml(sampleDocument(3))).toBe(renderHtml(sampleDocument(3)));
});
