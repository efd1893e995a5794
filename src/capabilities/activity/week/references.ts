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
 * What some works are about besides their kinds and projects, in as few statements as they need: bodies and domains of lines that are
 * `recorded` exist, and are not asked for.
 */
export async function readAbouts(
  tx: Tx,
  works: readonly Work[],
  recorded: readonly Work[] = [],
): Promise<Omit<References, 'kinds' | 'projects'>> {
  const of = (field: 'application' | 'domain' | 'body', some: readonly Work[]) => present(some.map((work) => work[field]));
  const isNew = (field: 'domain' | 'body') => of(field, works).some((code) => !of(field, recorded).includes(code));
  const applications = of('application', works);
  return {
    applications: byCode(applications.length === 0 ? [] : await listApplicationDays(tx, applications)),
    domains: isNew('domain') ? codesOf(everyDomain(await listDomains(tx))) : new Set(of('domain', recorded)),
    bodies: isNew('body') ? codesOf(await listBodies(tx)) : new Set(of('body', recorded)),
  };
}

/** All that some works are about, as it is recorded. */
export async function readReferences(tx: Tx, works: readonly Work[]): Promise<References> {
  const projects = present(works.map(({ project }) => project));
  return {
    ...(await readAbouts(tx, works)),
    kinds: byCode(await listKindDays(tx, present(works.map(({ kind }) => kind)))),
    projects: byCode(projects.length === 0 ? [] : await listProjectDays(tx, projects)),
  };
}
