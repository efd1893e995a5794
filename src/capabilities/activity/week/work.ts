import { type Beneficiary, frenchScope, scopes } from '../beneficiary.ts';

/** What was done and for whom, without when: a row of a week. A comment sets two rows apart. */
export type Work = Beneficiary & {
  readonly kind: string;
  readonly application: string | null;
  readonly domain: string | null;
  readonly project: string | null;
  readonly comment: string | null;
};

/** The same work is the same text: work is told apart, kept in forms and looked up by it. */
export function workKey(work: Work): string {
  return JSON.stringify([work.kind, work.application, work.domain, work.project, beneficiaryText(work), work.comment]);
}

/** The same without its comment, as favourites keep it and as the database numbers lines of a day. */
export function workKeyWithoutComment(work: Work): string {
  return workKey({ ...work, comment: null });
}

const ofBody = 'adherent:';

/** For fields of forms: `MULTI`, `INTERNE` or `adherent:` and a code; no code of a body can be taken for a scope. */
export function beneficiaryText({ body, scope }: Beneficiary): string {
  return scope === null ? `${ofBody}${body}` : frenchScope[scope];
}

/** Null when it is none of the three. */
export function readBeneficiary(text: string): Beneficiary | null {
  if (text.startsWith(ofBody) && text.length > ofBody.length) return { body: text.slice(ofBody.length), scope: null };
  const scope = scopes.find((one) => frenchScope[one] === text);
  return scope === undefined ? null : { body: null, scope };
}

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** Reads what `workKey` wrote; null for anything else, since it comes back through a form. */
export function readWorkKey(text: string): Work | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(read) || read.length !== 6 || !read.every(isText)) return null;
  const [kind, application, domain, project, pour, comment] = read;
  const beneficiary = readBeneficiary(pour ?? '');
  if (!kind || beneficiary === null) return null;
  return {
    kind,
    application: application ?? null,
    domain: domain ?? null,
    project: project ?? null,
    comment: comment ?? null,
    ...beneficiary,
  };
}
