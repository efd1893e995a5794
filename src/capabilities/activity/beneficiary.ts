/** For whom a day was worked when it was for no single body. */
export const scopes = ['shared', 'internal'] as const;
export type Scope = (typeof scopes)[number];

/** The words that operators have always written: MULTI for all users of the service, INTERNE for the operator itself. */
export const frenchScope: Readonly<Record<Scope, string>> = { shared: 'MULTI', internal: 'INTERNE' };

/** One body by its code, or a scope. */
export type Beneficiary = { readonly body: string; readonly scope: null } | { readonly body: null; readonly scope: Scope };
