import type { Sessions } from './session.ts';

/** Sessions of a site where nobody signs in; `changes` says what the test is about. */
export function noSessions(changes: Partial<Sessions> = {}): Sessions {
  return {
    find: async () => null,
    signIn: async () => ({ signedIn: false, why: 'non' }),
    signOut: async () => [],
    enterPlace: async () => {},
    secondStep: { find: async () => null, give: async () => ({ state: 'over', because: 'expired', cookies: [] }) },
    noteStopped: async () => false,
    openId: null,
    proveAgain: async () => false,
    sealing: { seal: (text) => text, unseal: (sealed) => sealed },
    limits: { absoluteHours: 168, idleHours: 12 },
    ...changes,
  };
}
