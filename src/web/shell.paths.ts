/** Addresses that the shell knows without knowing the capability behind them. */
export const signOutPath = '/deconnexion';
export const enterPlacePath = '/place';
export const leaveViewPath = '/voir-comme/fin';
export const apiTokensPath = '/compte/jetons';
export const accountPath = '/compte';
/** Who saw the site in one's place. */
export const ownViewsPath = '/compte#vu-comme-vous';
export const searchPath = '/recherche';
