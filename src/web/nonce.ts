import { createContext, useContext } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/** Given by the server's rendering only: a browser hides nonces from scripts, ours included. */
export const NonceProvider = NonceContext.Provider;

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
