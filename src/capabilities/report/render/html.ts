import { seriesColours } from '../../../web/chart/palette.ts';
import { unfinishedNote } from '../../../web/shown-figure.ts';
import type { DocumentChapter, DocumentFigure, ReportDocument } from '../document.ts';
import { chapterName, chapterNumber, chartsOf, numberingOf } from './contents.ts';
import { blockMarkup, type HtmlSetting } from './html-blocks.ts';
import { fontFace, htmlStyle } from './html-style.ts';
import { hasUnfinished, isTakenFromPublished, publishedMarkMeaning } from './marks.ts';
import { html, type Markup, nothing, ownMarkup } from './markup.ts';
import { openingSentences, sourceSentences, unknownIntroduction, unknownSentences } from './sources.ts';
import { standingOf } from './standing.ts';

const sourcesId = 'sources-et-methode';

function titleMarkup(chapter: DocumentChapter): Markup {
  const number = chapterNumber(chapter);
  return number === '' ? html`${chapter.title}` : html`<span class="number">${number}</span> ${chapter.title}`;
}

function headingMarkup(chapter: DocumentChapter, depth: number): Markup {
  const tag = ownMarkup(`h${Math.min(depth + 1, 6)}`);
  return html`<${tag} id="${chapter.id}-titre">${titleMarkup(chapter)}</${tag}>\n`;
}

function chapterMarkup(setting: HtmlSetting, chapter: DocumentChapter, depth: number): Markup {
  const blocks = chapter.blocks.map((block) => blockMarkup(setting, block));
  const inner = chapter.chapters.map((child) => chapterMarkup(setting, child, depth + 1));
  return html`<section id="${chapter.id}" aria-labelledby="${chapter.id}-titre"${chapter.annex && depth === 1 ? ownMarkup(' class="annex"') : nothing}>
${headingMarkup(chapter, depth)}${blocks}${inner}</section>
`;
}

function contentsMarkup(chapters: readonly DocumentChapter[]): Markup {
  if (chapters.length === 0) return nothing;
  const items = chapters.map(
    (chapter) => html`<li><a href="#${chapter.id}">${chapterName(chapter)}</a>${contentsMarkup(chapter.chapters)}</li>\n`,
  );
  return html`<ul>\n${items}</ul>`;
}

function sourcesMarkup(document: ReportDocument): Markup {
  const unknown = unknownSentences(document);
  const reasons =
    unknown.length === 0
      ? nothing
      : html`<p>${unknownIntroduction(document)}</p>
<ul>${unknown.map((sentence) => html`<li>${sentence}</li>`)}</ul>
`;
  const star = document.figures.some(isTakenFromPublished) ? html`<p>${publishedMarkMeaning}.</p>\n` : nothing;
  const unfinished = hasUnfinished(document) ? html`<p>${unfinishedNote}</p>\n` : nothing;
  const paragraphs = (sentences: readonly string[]) => sentences.map((sentence) => html`<p>${sentence}</p>\n`);
  return html`<section id="${sourcesId}" aria-labelledby="${sourcesId}-titre">
<h2 id="${sourcesId}-titre">Sources et méthode</h2>
${paragraphs(sourceSentences(document))}${reasons}${paragraphs(openingSentences(document))}${star}${unfinished}</section>
`;
}

/**
 * The document as one HTML file that needs nothing else: style and drawings inside, no script. With `evidenceAddress` each
 * figure is a link to what stands behind it; without, its title says what it is and where it comes from.
 */
export function renderHtml(
  document: ReportDocument,
  evidenceAddress: ((figure: DocumentFigure) => string) | null = null,
): string {
  const setting: HtmlSetting = {
    document,
    numbering: numberingOf(document),
    colours: seriesColours(chartsOf(document)),
    evidenceAddress,
  };
  const subtitle = document.subtitle === '' ? nothing : html`<p>${document.subtitle}</p>\n`;
  const standing = standingOf(document).sentences.map((sentence) => html`<p>${sentence}</p>\n`);
  const page = html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.title} – ${document.operator.name}</title>
<style>${ownMarkup(fontFace())}${ownMarkup(htmlStyle)}</style>
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header><div>
<p class="operator">${document.operator.name}</p>
<h1>${document.title}</h1>
${subtitle}<div class="standing">${standing}</div>
</div></header>
<div class="page">
<nav aria-labelledby="sommaire"><div>
<h2 id="sommaire">Table des matières</h2>
${contentsMarkup(document.chapters)}
<ul><li><a href="#${sourcesId}">Sources et méthode</a></li></ul>
</div></nav>
<main id="contenu" tabindex="-1">
${document.chapters.map((chapter) => chapterMarkup(setting, chapter, 1))}${sourcesMarkup(document)}</main>
</div>
</body>
</html>
`;
  return page.markup;
}
