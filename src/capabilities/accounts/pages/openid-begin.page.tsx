import { redirect } from 'react-router';
import { localPath } from '../../../http/local-path.ts';
import { pageContext } from '../../../http/page-context.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { providerSilentPath, signInPath } from '../../../http/sign-in-path.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { identityPath } from '../accounts.paths.ts';
import type { Route } from './+types/openid-begin.page.ts';

function isFromElsewhere(headers: Headers): boolean {
  return ['cross-site', 'same-site'].includes(headers.get('sec-fetch-site') ?? '');
}

/** Off to the identity provider: to sign in, or, with `lier`, to link the account of whoever just gave their password. */
export async function loader({ request, url, context }: Route.LoaderArgs) {
  const { session, sessions } = context.get(pageContext);
  const back = localPath(url.searchParams.get('retour'));
  const links = url.searchParams.has('lier');
  if (!sessions.openId) return redirect(signInPath(back));
  if (session && !links) return redirect(back);
  // Where the provider asks nothing again, another site would open a session here without its owner.
  if (isFromElsewhere(request.headers)) return redirect(signInPath(back));
  try {
    const left = links ? await sessions.openId.beginLink(session, request.headers) : await sessions.openId.begin(back);
    return left ? redirect(left.location, { headers: settingCookies(left.cookies) }) : redirect(identityPath('stale'));
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return redirect(links ? identityPath('unreachable') : providerSilentPath(back));
  }
}
