import { data, redirect } from 'react-router';
import { pageContext } from '../../../http/page-context.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { signInPath } from '../../../http/sign-in-path.ts';
import { Brand } from '../../../web/brand.tsx';
import type { Route } from './+types/openid-farewell.page.ts';
import classes from './sign-in.module.css';

export const meta = () => [{ title: 'Déconnexion · Bièvre' }];

/** A form may not lead to another site, so the way to the provider's own good-bye is a page, which goes on by itself. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { openId } = context.get(pageContext).sessions;
  const left = openId ? await openId.farewell(request.headers) : null;
  if (!openId || !left) return redirect(signInPath());
  const headers = settingCookies(left.cookies);
  headers.set('refresh', `0; url=${left.location}`);
  return data({ name: openId.name, location: left.location }, { headers });
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function OpenIdFarewellPage({ loaderData: { name, location } }: Route.ComponentProps) {
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <div className={classes.form}>
        <h1>Vous êtes déconnecté de Bièvre</h1>
        <p>Reste à terminer votre session chez {name}, pour que personne ne la reprenne sur cet appareil.</p>
        <a className="button primary" href={location}>
          Me déconnecter de {name}
        </a>
      </div>
    </main>
  );
}
