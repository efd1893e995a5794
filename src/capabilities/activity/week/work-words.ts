import { frenchScope } from '../beneficiary.ts';
import type { Work } from './work.ts';

type Names = Readonly<Record<string, string>>;

/** What codes are called; kinds from the root of their tree. */
export type WorkNames = {
  readonly kinds: Names;
  readonly applications: Names;
  readonly domains: Names;
  readonly projects: Names;
  readonly bodies: Names;
};

const named = (names: Names, code: string | null) => (code === null ? [] : [names[code] ?? code]);

/** For whom, after what: « pour Arcueil », « MULTI, partagé », « INTERNE ». */
function beneficiaryWords({ body, scope }: Work, { bodies }: WorkNames): string {
  if (body !== null) return `pour ${bodies[body] ?? body}`;
  return scope === 'shared' ? `${frenchScope.shared}, partagé` : frenchScope.internal;
}

/** A row in two lines: what is done, and on what for whom. */
export function workWords(work: Work, names: WorkNames): { readonly title: string; readonly detail: string } {
  const about = [
    ...named(names.applications, work.application),
    ...named(names.projects, work.project),
    ...named(names.domains, work.domain),
  ];
  const note = work.comment === null ? [] : [work.comment];
  return { title: names.kinds[work.kind] ?? work.kind, detail: [...about, beneficiaryWords(work, names), ...note].join(' · ') };
}
