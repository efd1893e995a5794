import { isUnfinished, type UnknownReason } from '../../../kernel/figure.ts';
import { frenchNumber, frenchReason } from '../../../kernel/french.ts';
import { unfinishedMark } from '../../../web/shown-figure.ts';
import type { DocumentChapter, DocumentFigure, ReportDocument } from '../document.ts';
import { chapterName, contentsOf, figureAt, figuresOfBlock } from './contents.ts';
import { isTakenFromPublished, publishedMark } from './marks.ts';
import type { PrintBlock, PrintChapter, PrintRun } from './print-model.ts';
import { laidOut, printText } from './print-tables.ts';

/** How many of some figures come from where. */
export type SourceCount = {
  readonly computed: number;
  readonly published: number;
  readonly unknown: number;
  readonly notApplicable: number;
};

export function countSources(figures: readonly DocumentFigure[]): SourceCount {
  const of = (holds: (figure: DocumentFigure) => boolean) => figures.filter(holds).length;
  return {
    computed: of((figure) => figure.result.found === 'known' && figure.origin.origin === 'computed'),
    published: of(isTakenFromPublished),
    unknown: of((figure) => figure.result.found === 'unknown'),
    notApplicable: of((figure) => figure.result.found === 'not-applicable'),
  };
}

function counted(count: number, one: string, many: string): string {
  return `${frenchNumber(String(count))}\u00a0${count < 2 ? one : many}`;
}

function figuresWithin(document: ReportDocument, chapter: DocumentChapter): readonly DocumentFigure[] {
  const indexes = contentsOf([chapter]).flatMap((entry) => entry.chapter.blocks.flatMap(figuresOfBlock));
  return [...new Set(indexes)].map((index) => figureAt(document, index));
}

/** The paragraphs of « Sources et méthode », shared by the documents on paper and on screen. */
export function sourceSentences(document: ReportDocument): readonly string[] {
  const count = countSources(document.figures);
  const total = counted(document.figures.length, 'chiffre', 'chiffres');
  const editions = [
    ...new Set(
      document.figures.flatMap((figure) =>
        isTakenFromPublished(figure) && figure.origin.origin === 'published' ? [figure.origin.edition] : [],
      ),
    ),
  ];
  const synthetic = document.figures.filter((figure) => figure.origin.origin === 'computed' && figure.origin.synthetic).length;
  const sentences = [
    `Ce document compte ${total} : ${counted(count.computed, 'est calculé', 'sont calculés')} depuis les enregistrements de l’opérateur, ${counted(count.published, 'est repris', 'sont repris')} d’un bilan déjà publié, ${counted(count.unknown, 'est inconnu', 'sont inconnus')}${count.notApplicable === 0 ? '' : ` et ${counted(count.notApplicable, 'est sans objet', 'sont sans objet')}`}.`,
    'Un chiffre calculé est demandé à une mesure définie une seule fois, sur une période et un périmètre dits ; il n’est arrondi qu’à l’impression, au plus près et, à égale distance, en s’éloignant de zéro.',
  ];
  if (count.published > 0) {
    sentences.push(
      `Un chiffre repris d’un bilan publié (${editions.join(', ')}) n’est pas encore tenu comme enregistrement : il est imprimé tel qu’il a été publié, sans être recalculé. Il porte la marque « ${publishedMark} », sauf dans les tableaux qui en sont faits en entier et le disent sous leur dernière ligne.`,
    );
  }
  if (synthetic > 0)
    sentences.push(
      `${counted(synthetic, 'chiffre s’appuie', 'chiffres s’appuient')} sur des données de démonstration inventées.`,
    );
  const unfinished = document.figures.filter(({ result, origin }) => isUnfinished(result, origin)).length;
  if (unfinished > 0)
    sentences.push(
      `${counted(unfinished, 'chiffre porte', 'chiffres portent')} sur une période non arrêtée, dont tous les mois ne sont pas verrouillés : ${unfinished === 1 ? 'il peut' : 'ils peuvent'} encore changer, et ${unfinished === 1 ? 'porte' : 'portent'} la marque « ${unfinishedMark} ».`,
    );
  return sentences;
}

/** How what is not known is printed; a secret is neither 0 nor unknown. */
export function unknownIntroduction(document: ReportDocument): string {
  const hasSecret = document.figures.some(({ result }) => result.found === 'unknown' && result.reason === 'secret');
  const secret = hasSecret ? ', et un chiffre tenu secret « secret »' : '';
  return `Un chiffre inconnu est imprimé « inconnu », jamais 0${secret}. Les raisons, dans ce document :`;
}

/** Why figures are unknown, most frequent first. */
export function unknownSentences(document: ReportDocument): readonly string[] {
  const counts = new Map<UnknownReason, number>();
  for (const { result } of document.figures)
    if (result.found === 'unknown') counts.set(result.reason, (counts.get(result.reason) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([reason, count]) => `${frenchReason(reason)} : ${counted(count, 'chiffre', 'chiffres')}`);
}

/** How a reader gets from a figure to what stands behind it. */
export function openingSentences(document: ReportDocument): readonly string[] {
  return [
    `Chaque chiffre s’ouvre : dans Bièvre, ouvrir le bilan ${document.year} (${document.operator.name}) et choisir le chiffre. On y lit sa définition, sa période, sa source et les lignes exactes qui le composent ou, pour un chiffre repris, le bilan publié et la place où il y figure.`,
    'Le fichier CSV des chiffres de ce bilan porte, sur chaque ligne, la cellule, la valeur exacte et l’adresse de la preuve du chiffre.',
  ];
}

function paragraph(text: string): PrintBlock {
  return { type: 'paragraph', runs: [run(text)] };
}

function run(text: string): PrintRun {
  return { text: printText(text), strong: false, emphasis: false, mark: '' };
}

function countsTable(document: ReportDocument): PrintBlock {
  const numbers = (count: SourceCount) =>
    [count.computed, count.published, count.unknown].map((value) => ({
      text: frenchNumber(String(value)),
      mark: '',
      muted: value === 0,
    }));
  const chapters = document.chapters.flatMap((chapter) => {
    const figures = figuresWithin(document, chapter);
    return figures.length === 0
      ? []
      : [
          {
            kind: 'plain',
            cells: [{ text: printText(chapterName(chapter)), mark: '', muted: false }, ...numbers(countSources(figures))],
          },
        ];
  });
  const headings = ['Chapitre', 'calculés', 'repris d’un bilan publié', 'inconnus'].map((text, index) => ({
    text,
    numeric: index > 0,
  }));
  return laidOut(
    { label: 'sources-chiffres', caption: 'Origine des chiffres imprimés, par chapitre', notes: [], headings, rows: chapters },
    'table',
  );
}

/** The last chapter, ours: where the figures come from and how to open them. */
export function sourcesChapter(document: ReportDocument, place: number): PrintChapter {
  const unknown = unknownSentences(document);
  return {
    label: `chapitre-${place}`,
    depth: 1,
    number: '',
    title: 'Sources et méthode',
    ownPage: false,
    blocks: [
      ...sourceSentences(document).map(paragraph),
      ...(unknown.length === 0
        ? []
        : [
            paragraph(unknownIntroduction(document)),
            { type: 'list' as const, items: unknown.map((sentence) => [run(sentence)]) },
          ]),
      ...openingSentences(document).map(paragraph),
      ...(document.figures.length === 0 ? [] : [countsTable(document)]),
    ],
  };
}
