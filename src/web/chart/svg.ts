import type { ChartData } from './chart.ts';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** `font-size:11px;` → `font-size="11px"`: a page whose policy refuses inline styles still shows the letters as meant. */
function asAttributes(declarations: string): string {
  return declarations
    .split(';')
    .filter((declaration) => declaration.includes(':'))
    .map(
      (declaration) =>
        ` ${declaration.slice(0, declaration.indexOf(':')).trim()}="${declaration.slice(declaration.indexOf(':') + 1).trim()}"`,
    )
    .join('');
}

/** Signs that no XML file may hold: one of them in a label and the whole picture is refused. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * The library numbers its drawings over the life of the process and adds attributes for its own scripts: both go, so that the
 * same chart gives the same characters. The picture gets its name and its alternative.
 */
export function accessibleSvg(drawn: string, chart: ChartData): string {
  const id = chart.id.replace(/[^A-Za-z0-9_-]/g, '-');
  const inTag = (tag: string): string =>
    tag
      .replace(/\bzr\d+-/g, `${id}-`)
      .replace(/ (?:class|ecmeta_[a-z_]+)="[^"]*"/g, '')
      .replace(/ style="([^"]*)"/g, (_, declarations: string) => asAttributes(declarations))
      .replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
  const plain = drawn
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, inTag)
    .replace(/<path [^>]*fill="none" pointer-events="visible"><\/path>\n?/g, '');
  const label = `role="img" aria-labelledby="${id}-title ${id}-desc"`;
  const names = `<title id="${id}-title">${escaped(chart.title)}</title><desc id="${id}-desc">${escaped(chart.alternative)}</desc>`;
  return plain.replace(/^<svg ([^>]*)>/, (_, attributes: string) => `<svg ${attributes} ${label}>${names}`).replace(notXml, '');
}
