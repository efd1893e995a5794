/** A piece of HTML that is safe to place: made by `html`, which escapes every text put into it. */
export type Markup = { readonly markup: string };

type Part = Markup | string | number | readonly Markup[];

export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function written(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeMarkup(String(part));
  return 'markup' in part ? part.markup : part.map((one) => one.markup).join('');
}

/** Template whose texts are escaped and whose pieces of HTML are kept. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    markup: strings.map((literal, index) => literal + (index < parts.length ? written(parts[index] ?? '') : '')).join(''),
  };
}

/** HTML that comes from ourselves and not from data: a drawing, a style sheet. */
export function ownMarkup(markup: string): Markup {
  return { markup };
}

export const nothing: Markup = { markup: '' };
