import type { Tx } from '../../../database/face.ts';
import { listApplicationDays, listDomains } from '../../catalogue/index.ts';
import { listBodies } from '../../directory/index.ts';
import { everyDomain } from './every-domain.ts';
import { listKindDays, listProjects } from './reference.store.ts';
import type { WeekFacts } from './week-rules.ts';
import type { Work } from './work.ts';

const byCode = <T extends { readonly code: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.code, row]));
const codesOf = (rows: readonly { readonly code: string }[]) => new Set(rows.map(({ code }) => code));
const present = (codes: readonly (string | null)[]) => [...new Set(codes.filter((code) => code !== null))];

export type References = Pick<WeekFacts, 'kinds' | 'applications' | 'projects' | 'domains' | 'bodies'>;

/** What some works are about, as it is recorded: in as few statements as they need, since a week is saved by everybody at once. */
export async function readReferences(tx: Tx, works: readonly Work[]): Promise<References> {
  const asked = (field: 'kind' | 'application' | 'project' | 'domain' | 'body') => present(works.map((work) => work[field]));
  const [kinds, applications, projects] = [asked('kind'), asked('application'), asked('project')];
  return {
    kinds: byCode(kinds.length === 0 ? [] : await listKindDays(tx, kinds)),
    applications: byCode(applications.length === 0 ? [] : await listApplicationDays(tx, applications)),
    projects: byCode(projects.length === 0 ? [] : await listProjects(tx, projects)),
    domains: codesOf(asked('domain').length === 0 ? [] : everyDomain(await listDomains(tx))),
    bodies: codesOf(asked('body').length === 0 ? [] : await listBodies(tx)),
  };
}
