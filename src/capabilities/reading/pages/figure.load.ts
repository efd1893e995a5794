import { readWords } from '../../../http/reader-door.ts';
import type { PageReading } from '../../../http/reading.ts';
import { problem } from '../../../kernel/problem.ts';
import type { OpenComputed, OpenPublished } from '../../../web/open-figure.ts';
import { openFigure } from '../open-figure.ts';

async function open(page: PageReading, limit: number, offset: number) {
  const { tx, registry, doors, url } = page;
  const parameters = new URLSearchParams(url.search);
  for (const own of ['page', 'preuve']) parameters.delete(own);
  const address = url.pathname.replace(/\.csv$/, '');
  const figure = await openFigure(tx, registry, await readWords({ tx, doors, registry }), `${address}?${parameters}`, {
    limit,
    offset,
  });
  if (figure.kind === 'refused') throw problem('not-found', 'figures.not-open', figure.why);
  return figure;
}

/** The computed figure of the page's address, with a page of its rows. @throws Problem when the address opens none. */
export async function openComputedPage(page: PageReading, limit: number, offset: number): Promise<OpenComputed> {
  const figure = await open(page, limit, offset);
  if (figure.kind === 'computed') return figure;
  throw problem('not-found', 'figures.not-open', 'Cette adresse n’ouvre aucun chiffre calculé.');
}

/** The published figure of the page's address. @throws Problem when the ledger has none there. */
export async function openPublishedPage(page: PageReading): Promise<OpenPublished> {
  const figure = await open(page, 1, 0);
  if (figure.kind === 'published') return figure;
  throw problem('not-found', 'figures.not-open', 'Cette adresse n’ouvre aucun chiffre publié.');
}
