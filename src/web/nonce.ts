import { createContext, useContext } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/** Given by the server's rendering; in the browser it is read from the page's own scripts. */
export const NonceProvider = NonceContext.Provider;

/** The nonce of the page that was loaded: styles that are written later must carry it too, or the browser refuses them. */
function nonceOfPage(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
}

export function useNonce(): string | undefined {
  const given = useContext(NonceContext);
  return given ?? nonceOfPage();
}
