/** Addresses that the shell knows without knowing the capability behind them. */
export const signOutPath = '/deconnexion';
export const enterPlacePath = '/place';
export const apiTokensPath = '/compte/jetons';
export const accountPath = '/compte';
export const searchPath = '/recherche';
