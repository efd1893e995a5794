/** Addresses that the shell knows without knowing the capability behind them. */
export const signOutPath = '/deconnexion';
export const enterOperatorPath = '/operateur';
export const searchPath = '/recherche';
