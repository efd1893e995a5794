import { z } from 'zod';
import type { Settling } from '../../../web/print/lay-out.ts';

/** Points from the top of a page to its first line, and a hair more: what stands above it heads the page. */
const headOfPage = 75;
/** Each costs a layout; a document that holds more has its last charts where they fall. */
const mostAfloat = 12;

/** Where the charts came to stand, in reading order; one answer, that of the label. */
const placesTold = z.tuple([z.array(z.object({ label: z.string(), page: z.number(), y: z.number() }))]);

function fileOf(labels: readonly string[]): [name: string, content: string] {
  return ['afloat.json', JSON.stringify(labels)];
}

/** What the template reads first. */
export const noneAfloat = fileOf([]);

/**
 * A chart that does not fit under its table would go to the next page and leave a blank behind. It floats instead: it heads the next
 * page, and what follows it fills this one. Whether it fits is only known once laid out, and each that floats moves those after it,
 * so they are settled one by one, from the first.
 */
export function settleCharts(): Settling {
  const afloat: string[] = [];
  let settled = 0;
  return {
    told: 'charts',
    amend: (told) => {
      const [places] = placesTold.parse(told);
      const index = places.findIndex(({ y }, place) => place >= settled && y < headOfPage);
      const next = places[index];
      if (next === undefined || afloat.length === mostAfloat) return null;
      settled = index + 1;
      afloat.push(next.label);
      return new Map([fileOf(afloat)]);
    },
  };
}
