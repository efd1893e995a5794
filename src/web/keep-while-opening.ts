import type { ShouldRevalidateFunctionArgs } from 'react-router';
import { openFigureParameter } from './figure.tsx';

function withoutEvidence(url: URL): string {
  const parameters = new URLSearchParams(url.search);
  parameters.delete(openFigureParameter);
  return `${url.pathname}?${parameters}`;
}

/** A page's `shouldRevalidate`: opening a figure at its side does not load the page again. */
export function keepWhileOpening({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  if (formMethod !== undefined && formMethod !== 'GET') return defaultShouldRevalidate;
  return withoutEvidence(currentUrl) !== withoutEvidence(nextUrl);
}
