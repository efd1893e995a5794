import type { SearchHit } from '../../http/reader-door.ts';
import type { PageReading } from '../../http/reading.ts';
import { normalizeText } from '../../kernel/text.ts';

/** 0 when the label begins with what was typed, 1 when one of its words does, 2 when it only holds it. */
function rank(label: string, typed: string): number {
  if (label.startsWith(typed)) return 0;
  return label.includes(` ${typed}`) ? 1 : 2;
}

/** What holds every word typed, the nearest first: whatever the doors offer, and the pages of the rail. */
export async function findHits(
  { tx, actor, today, doors, pages }: Pick<PageReading, 'tx' | 'actor' | 'today' | 'doors' | 'pages'>,
  text: string,
): Promise<SearchHit[]> {
  const typed = normalizeText(text);
  const words = typed.split(' ').filter((word) => word !== '');
  if (words.length === 0) return [];
  const offered: SearchHit[] = [...pages];
  for (const door of doors) offered.push(...((await door.searchable?.(tx, { actor, today })) ?? []));
  return offered
    .map((hit) => ({ hit, label: normalizeText(hit.label) }))
    .filter(({ label }) => words.every((word) => label.includes(word)))
    .sort((a, b) => rank(a.label, typed) - rank(b.label, typed) || a.label.localeCompare(b.label, 'fr'))
    .map(({ hit }) => hit);
}
