import type { Tx } from '../../../database/face.ts';
import { listApplicationDays, listDomains } from '../../catalogue/index.ts';
import { listBodies } from '../../directory/index.ts';
import { everyDomain } from './every-domain.ts';
import { listKindDays, listProjectDays } from './reference.store.ts';
import type { WeekFacts } from './week-rules.ts';
import type { Work } from './work.ts';

export const byCode = <T extends { readonly code: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.code, row]));
const codesOf = (rows: readonly { readonly code: string }[]) => new Set(rows.map(({ code }) => code));
export const present = (codes: readonly (string | null)[]) => [...new Set(codes.filter((code) => code !== null))];

export type References = Pick<WeekFacts, 'kinds' | 'applications' | 'projects' | 'domains' | 'bodies'>;

/**
 * The domains and bodies that some works are for, in as few statements as they need: those of lines that are `recorded` exist, and are
 * not asked for.
 */
export async function readAbouts(
  tx: Tx,
  works: readonly Work[],
  recorded: readonly Work[] = [],
): Promise<Pick<References, 'domains' | 'bodies'>> {
  const of = (field: 'domain' | 'body', some: readonly Work[]) => present(some.map((work) => work[field]));
  const isNew = (field: 'domain' | 'body') => of(field, works).some((code) => !of(field, recorded).includes(code));
  return {
    domains: isNew('domain') ? codesOf(everyDomain(await listDomains(tx))) : new Set(of('domain', recorded)),
    bodies: isNew('body') ? codesOf(await listBodies(tx)) : new Set(of('body', recorded)),
  };
}

/** All that some works are about, as it is recorded. */
export async function readReferences(tx: Tx, works: readonly Work[]): Promise<References> {
  const of = (field: 'kind' | 'application' | 'project') => present(works.map((work) => work[field]));
  const listedOf = async <T extends { readonly code: string }>(
    codes: readonly string[],
    list: (codes: readonly string[]) => Promise<T[]>,
  ) => byCode(codes.length === 0 ? [] : await list(codes));
  return {
    ...(await readAbouts(tx, works)),
    kinds: await listedOf(of('kind'), (codes) => listKindDays(tx, codes)),
    applications: await listedOf(of('application'), (codes) => listApplicationDays(tx, codes)),
    projects: await listedOf(of('project'), (codes) => listProjectDays(tx, codes)),
  };
}
