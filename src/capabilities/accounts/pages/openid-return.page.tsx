import { data, redirect } from 'react-router';
import { pageContext } from '../../../http/page-context.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { openIdPath, secondFactorPath, signInPath } from '../../../http/sign-in-path.ts';
import { Brand } from '../../../web/brand.tsx';
import { identityPath } from '../accounts.paths.ts';
import type { Route } from './+types/openid-return.page.ts';
import classes from './sign-in.module.css';

export const meta = () => [{ title: 'Connexion refusée · Bièvre' }];

/** Back from the identity provider, which put its answer into the address. */
export async function loader({ request, url, context }: Route.LoaderArgs) {
  const { session, sessions } = context.get(pageContext);
  if (!sessions.openId) return redirect(signInPath());
  const came = await sessions.openId.finish(url.searchParams, session, request.headers);
  const headers = settingCookies(came.cookies);
  switch (came.state) {
    case 'signed-in':
      return redirect(came.back, { headers });
    case 'second-factor':
      return redirect(secondFactorPath(came.back), { headers });
    case 'step-up':
      return redirect(came.location, { headers });
    case 'linked':
      return redirect(identityPath(), { headers });
    case 'not-linked':
      return redirect(identityPath(came.because), { headers });
    case 'refused':
      // Whoever is signed in, in this tab or another, has no use for the refusal of a second time.
      if (session) return redirect('/', { headers });
      return data({ why: came.why, back: came.back, name: sessions.openId.name }, { status: came.status, headers });
  }
}

export default function OpenIdReturnPage({ loaderData: { why, back, name } }: Route.ComponentProps) {
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <div className={classes.form}>
        <h1>Connexion refusée</h1>
        <p role="alert" className="notice fault">
          {why}
        </p>
        <a className="button" href={openIdPath(back)}>
          Recommencer avec {name}
        </a>
        <a className="button" href={signInPath(back)}>
          Revenir à la page de connexion
        </a>
      </div>
    </main>
  );
}
