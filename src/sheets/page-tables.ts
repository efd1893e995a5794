import { type PageThing, readPageTables } from '../http/page-tables.ts';
import type { PageReading } from '../http/reading.ts';
import { type AnsweredTable, answerTables } from './answered-table.ts';

/** Where the tables are taken away that other capabilities add to the page of a thing. */
export const pageTablesFilePath = '/tableaux.csv';

/** What the page of each kind of thing is called in that address. */
const words: Readonly<Record<PageThing['kind'], string>> = { body: 'adherent', application: 'logiciel' };

/** A thing as `feuille` of that address names it: `adherent/gentilly`. */
export function sheetOfThing({ kind, code }: Pick<PageThing, 'kind' | 'code'>): string {
  return `${words[kind]}/${code}`;
}

/** What such a name means; null for anything else. */
export function thingOfSheet(sheet: string | null): Pick<PageThing, 'kind' | 'code'> | null {
  const [word, ...rest] = (sheet ?? '').split('/');
  const code = rest.join('/');
  if (code === '') return null;
  if (word === words.body) return { kind: 'body', code };
  return word === words.application ? { kind: 'application', code } : null;
}

/** The tables that other capabilities add to the page of a thing, answered; those that hold nothing at all are left out. */
export async function loadPageTables(page: PageReading, thing: PageThing): Promise<AnsweredTable[]> {
  const tables = await answerTables(page, await readPageTables(page, thing));
  return tables.filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => (cell?.approximate ?? 0) !== 0)));
}
