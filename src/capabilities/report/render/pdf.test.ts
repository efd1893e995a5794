import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownText, unknown } from '../../../kernel/figure.ts';
import type { DocumentBlock, ReportDocument } from '../document.ts';
import { chapter, documentOf, figureBook, number, sampleDocument, text } from './document.samples.ts';
import { preparePdf, renderPdf } from './pdf.ts';
import { compilePdf } from './typst.ts';

/** The objects of the file are written plainly; only page contents and fonts are compressed. */
function readable(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString('latin1');
}

/** A document all of whose words are the given one. */
function documentSaying(word: string): ReportDocument {
  const book = figureBook();
  const figure = book.figure({ result: knownText(word), unit: 'text', row: word });
  const missing = book.figure({ result: unknown('no-record'), unit: word });
  const blocks: DocumentBlock[] = [
    {
      type: 'text',
      paragraphs: [
        { list: false, runs: text(word, figure, missing) },
        { list: true, runs: text(word) },
      ],
    },
    { type: 'key-figures', items: [{ label: word, note: word, figure }] },
    {
      type: 'table',
      id: word,
      caption: word,
      note: word,
      rowHeading: word,
      display: 'table',
      columns: [{ label: word, unit: word, numeric: false }],
      rows: [
        { label: word, kind: 'heading', cells: [{ kind: 'empty' }] },
        { label: word, kind: 'total', cells: [{ kind: 'figure', figure }] },
      ],
    },
    {
      type: 'chart',
      id: word,
      title: word,
      alternative: word,
      kind: 'bar',
      unit: word,
      categories: [word],
      series: [{ name: word, values: [1], figures: [figure] }],
      tableId: null,
    },
  ];
  return {
    ...documentOf(book.figures, [chapter('c-1', word, word, blocks)]),
    title: word,
    subtitle: word,
    operator: { code: 'x', name: word, demonstration: false },
  };
}

test('no label, whatever its signs, breaks the document or is read as markup', () => {
  for (const word of [
    '',
    ' ',
    '#panic("x")',
    '$x$ \\ "',
    '#{',
    ']',
    '*_`',
    '@ref <label>',
    '数字🙂\u0000\ud800',
    'a'.repeat(300),
    '\u0301\u0301',
    'שלום',
  ]) {
    expect(readable(compilePdf(documentSaying(word)))).toMatch(/^%PDF-1\.7/);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (word) => {
      expect(compilePdf(documentSaying(word)).length).toBeGreaterThan(1000);
    }),
    { numRuns: 12 },
  );
});

test('a document without chapters, or with a table without rows, is still a document', () => {
  expect(readable(compilePdf(documentOf([], [])))).toMatch(/^%PDF/);
  const empty: DocumentBlock = {
    type: 'table',
    id: 't',
    caption: '',
    note: '',
    rowHeading: '',
    columns: [],
    rows: [],
    display: 'matrix',
  };
  expect(
    readable(
      compilePdf(
        documentOf([], [chapter('c', '', '', [empty, { type: 'key-figures', items: [] }, { type: 'text', paragraphs: [] }])]),
      ),
    ),
  ).toMatch(/^%PDF/);
});

test('same document, same bytes, in this thread or in the worker, whatever was printed before', async () => {
  const first = compilePdf(sampleDocument(10));
  compilePdf(documentSaying('autre'));
  expect(Buffer.compare(Buffer.from(compilePdf(sampleDocument(10))), Buffer.from(first))).toBe(0);
  const [one, two] = await Promise.all([renderPdf(sampleDocument(10)), renderPdf(sampleDocument(10))]);
  expect(Buffer.compare(Buffer.from(one), Buffer.from(first))).toBe(0);
  expect(Buffer.compare(Buffer.from(two), Buffer.from(first))).toBe(0);
});

test('the document is accessible: language, title, tags, table headings, alternatives, bookmarks', () => {
  const pdf = readable(compilePdf(sampleDocument(10)));
  expect(pdf).toContain('/Lang (fr-FR)');
  expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(pdf).toContain('/DisplayDocTitle true');
  expect(pdf).toMatch(/<dc:title>.*Bilan d/);
  expect(pdf).toContain('/Outlines');
  for (const tag of ['/TH', '/Table', '/Caption', '/Figure', '/H1', '/H2', '/TOC', '/L']) expect(pdf).toContain(`/S ${tag}`);
  expect(pdf).toMatch(/\/Alt[ <(]/);
});

test('a fault of the assembly is told, and the worker goes on', async () => {
  const book = figureBook();
  const broken = documentOf(book.figures, [
    chapter('c', '1', 'Un', [{ type: 'text', paragraphs: [{ list: false, runs: text(7) }] }]),
  ]);
  await expect(renderPdf(broken)).rejects.toThrow('no figure 7');
  book.figure({ result: number('1') });
  await expect(renderPdf(documentOf(book.figures, []))).resolves.toBeInstanceOf(Uint8Array);
});

test('a worker made ready gives the same bytes as one that was not', async () => {
  await preparePdf();
  const prepared = await renderPdf(sampleDocument(2));
  expect(Buffer.compare(Buffer.from(prepared), Buffer.from(compilePdf(sampleDocument(2))))).toBe(0);
});

test('a table too wide for an upright page is printed on a lying one, with the heading of its chapter', () => {
  const book = figureBook();
  const columns = Array.from({ length: 9 }, (_, index) => ({
    label: `Réalisations ${2010 + index}`,
    unit: 'EUR',
    numeric: true,
  }));
  const cells = columns.map(() => ({
    kind: 'figure' as const,
    figure: book.figure({ result: number('1234567.89'), unit: 'EUR' }),
  }));
  const wide: DocumentBlock = {
    type: 'table',
    id: 't',
    caption: 'Dix ans',
    note: '',
    rowHeading: 'Chapitre',
    columns,
    rows: [{ label: 'Total', kind: 'total', cells }],
    display: 'table',
  };
  const pdf = readable(compilePdf(documentOf(book.figures, [chapter('c', '1', 'Rétrospective', [wide])])));
  expect(pdf.match(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/g)).toHaveLength(1);
  // Cover, contents, the lying page, sources: no page for the heading alone.
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(4);
});
