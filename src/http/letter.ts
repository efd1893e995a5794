import type { Mail } from './mail.ts';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A message around one link, or without any; text and HTML say the same. */
export function letter(parts: {
  readonly to: string;
  readonly name: string;
  readonly subject: string;
  readonly title: string;
  readonly said: readonly string[];
  /** The link as it is offered: after a line of text, and as the words of a link, which may follow a few others. */
  readonly offer?: { readonly text: string; readonly html: string; readonly before?: string; readonly link: string };
  readonly after: readonly string[];
}): Mail {
  const { to, name, subject, title, said, offer, after } = parts;
  const paragraphs = [
    ...[`Bonjour ${name},`, ...said].map((text) => `<p>${escaped(text)}</p>`),
    ...(offer === undefined
      ? []
      : [
          `<p>${escaped(offer.before ?? '')}<a href="${escaped(offer.link)}" style="color:#0b5f73">${escaped(offer.html)}</a></p>`,
        ]),
    ...after.map((text) => `<p>${escaped(text)}</p>`),
  ];
  return {
    to,
    subject,
    text: `${[`Bonjour ${name},`, ...said, ...(offer === undefined ? [] : [`${offer.text}\n${offer.link}`]), ...after].join('\n\n')}\n`,
    html: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body style="font-family:sans-serif;color:#14252e;line-height:1.5">${paragraphs.join('')}</body></html>`,
  };
}
