import { createCookie } from 'react-router';
import { z } from 'zod';
import type { Sealing } from '../../http/session.ts';

/** How long somebody may take at the provider, and between saying who they are and linking their account. */
export const openIdMinutes = 10;

type House = { readonly sealing: Sealing; readonly secure: boolean; readonly now: () => Date };

/** What is kept in the browser alone: sealed, out of reach of scripts, and dated, since a browser may keep a cookie for ever. */
export type SealedCookie<Content> = {
  /** The `Set-Cookie` value. */
  readonly give: (content: Content) => Promise<string>;
  /** Null when the browser brings none, an altered one, or one that is too old. */
  readonly read: (headers: Headers) => Promise<Content | null>;
  /** The `Set-Cookie` value that takes it away. */
  readonly end: () => Promise<string>;
};

function sealedCookie<Content>(name: string, schema: z.ZodType<Content>, { sealing, secure, now }: House): SealedCookie<Content> {
  const maxAge = openIdMinutes * 60;
  const cookie = createCookie(`bievre.${name}`, { path: '/connexion', httpOnly: true, sameSite: 'lax', secure, maxAge });
  const dated = z.object({ at: z.number(), content: schema });
  return {
    give: (content) => cookie.serialize(sealing.seal(JSON.stringify({ at: now().getTime(), content }), name)),
    read: async (headers) => {
      const sealed = z.string().safeParse(await cookie.parse(headers.get('cookie')));
      const text = sealed.success ? sealing.unseal(sealed.data, name) : null;
      if (text === null) return null;
      // A former version of the site may have sealed another form.
      const kept = dated.safeParse(JSON.parse(text));
      return kept.success && kept.data.at + maxAge * 1000 > now().getTime() ? kept.data.content : null;
    },
    end: () => cookie.serialize('', { maxAge: 0 }),
  };
}

const flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  /** A second factor was asked of the provider. */
  isStrong: z.boolean(),
  /** Whose account is to be linked, in which session; null to sign in. */
  link: z.object({ account: z.string(), session: z.string() }).nullable(),
});

/** What must come back from the provider, and to which browser. */
export type Flow = z.infer<typeof flow>;

export function openIdCookies(house: House) {
  return {
    flow: sealedCookie('openid', flow, house),
    /** The session whose owner just gave their password. */
    link: sealedCookie('openid-lien', z.object({ session: z.string() }), house),
    /** The provider's own word on who signed in, which it asks back. */
    farewell: sealedCookie('openid-fin', z.object({ idToken: z.string().nullable() }), house),
  };
}

export type OpenIdCookies = ReturnType<typeof openIdCookies>;
