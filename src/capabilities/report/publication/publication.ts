import { frenchDay, frenchNumber } from '../../../kernel/french.ts';

/** A publication of a year's report to the members, without its bytes. */
export type Publication = {
  readonly year: number;
  /** 1, 2… within the year: a correction is a new publication. */
  readonly number: number;
  readonly title: string;
  readonly publishedOn: string;
  readonly deliberation: string | null;
  readonly note: string | null;
  /** Of the PDF, in hexadecimal. */
  readonly sha256: string;
  /** Bytes of the PDF. */
  readonly size: number;
};

/** « 1re publication », « 2e publication ». */
export function frenchOrdinal(number: number): string {
  return `${number}${number === 1 ? 're' : 'e'} publication`;
}

/** « 512 ko », rounded up. */
export function frenchSize(bytes: number): string {
  return `${frenchNumber(String(Math.ceil(bytes / 1024)))}\u00a0ko`;
}

/** « publié le 22 novembre 2026 (2e publication, délibération 2026-12) ». */
export function publishedWords({ number, publishedOn, deliberation }: Publication): string {
  const details = [number > 1 ? frenchOrdinal(number) : '', deliberation === null ? '' : `délibération ${deliberation}`].filter(
    (text) => text !== '',
  );
  return `publié le ${frenchDay(publishedOn)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}
