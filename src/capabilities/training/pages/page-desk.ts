import type { PageChange } from '../../../http/reading.ts';

/** What the forms of a session’s pages use of a page. */
export type PageDesk = Pick<PageChange, 'database' | 'actor' | 'today' | 'now' | 'mail'>;
