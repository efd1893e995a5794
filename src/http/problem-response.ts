import { isProblem, type ProblemKind } from '../kernel/problem.ts';

/** The one place where a refusal becomes an HTTP status. */
const statuses: Record<ProblemKind, number> = { 'not-found': 404, refused: 403, invalid: 422, conflict: 409, unavailable: 503 };

/** Refusals that HTTP has a status of its own for. */
const statusOfCode: Readonly<Record<string, number>> = {
  'session.missing': 401,
  'token.refused': 401,
  'request.unreadable-address': 400,
  'request.too-large': 413,
  'request.cut-short': 400,
  'session.too-many-attempts': 429,
  'api.too-many-requests': 429,
};

const titles: Record<ProblemKind, string> = {
  'not-found': 'Introuvable',
  refused: 'Accès refusé',
  invalid: 'Demande incorrecte',
  conflict: 'Demande impossible en l’état',
  unavailable: 'Momentanément indisponible',
};

/** RFC 9457, as the API answers it and as the error page shows it. */
export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly details: Readonly<Record<string, string | number | null>>;
};

export const unexpected: ProblemDocument = {
  type: 'about:blank',
  title: 'Erreur inattendue',
  status: 500,
  code: 'server.unexpected',
  detail: 'Le serveur n’a pas pu répondre. L’erreur a été notée dans son journal technique ; rien n’a été modifié.',
  details: {},
};

/** Headers that go with a refusal: how long to wait, how to sign in. */
export function headersOfProblem(document: ProblemDocument): Readonly<Record<string, string>> {
  const { retryAfter } = document.details;
  return {
    ...(document.status === 429 && typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {}),
    ...(document.status === 401 ? { 'www-authenticate': 'Bearer realm="bievre"' } : {}),
  };
}

/** What a person or a program may know of what was thrown: a named refusal in full, anything else without its cause. */
export function describeProblem(thrown: unknown): ProblemDocument {
  if (!isProblem(thrown)) return unexpected;
  const status = statusOfCode[thrown.code] ?? statuses[thrown.kind];
  return {
    type: 'about:blank',
    title: titles[thrown.kind],
    status,
    code: thrown.code,
    detail: thrown.message,
    details: thrown.details,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A page that needs nothing: shown when the pages themselves cannot be rendered. */
export function plainProblemPage(document: ProblemDocument): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(document.title)} · Bièvre</title></head><body><main><h1>${escapeHtml(document.title)}</h1><p>${escapeHtml(document.detail)}</p><p><a href="/">Revenir à l’accueil</a></p></main></body></html>`;
}
