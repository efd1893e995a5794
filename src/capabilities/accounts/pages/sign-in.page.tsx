import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { localPath } from '../../../http/local-path.ts';
import { pageContext } from '../../../http/page-context.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { openIdPath, secondFactorPath } from '../../../http/sign-in-path.ts';
import { Brand } from '../../../web/brand.tsx';
import { openIdSentences } from '../openid-sentences.ts';
import type { Route } from './+types/sign-in.page.ts';
import classes from './sign-in.module.css';

export const meta = () => [{ title: 'Connexion · Bièvre' }];

export async function loader({ url, context }: Route.LoaderArgs) {
  const back = localPath(url.searchParams.get('retour'));
  const { session, sessions } = context.get(pageContext);
  if (session) throw redirect(back);
  const provider = sessions.openId?.name ?? null;
  const step = url.searchParams.get('etape') ?? '';
  if (provider !== null && step === 'fournisseur') return { back, provider, again: openIdSentences.unreachable(provider) };
  return { back, provider, again: again[step] ?? null };
}

/** Why somebody is led here, who was on the way in already. */
const again: Readonly<Record<string, string>> = {
  expiree: 'Le temps de donner le second facteur est passé : recommencez par le mot de passe.',
  essais: 'Trop de seconds facteurs faux : recommencez par le mot de passe.',
  acceptee:
    'Votre compte est ouvert, mais il ne donne accès à rien aujourd’hui : votre rôle se tient aux dates de votre invitation.',
};

function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const email = field(form, 'email');
  const answer = await context.get(pageContext).sessions.signIn({ email, password: field(form, 'password') }, request.headers);
  const back = localPath(field(form, 'retour'));
  if (answer.signedIn) return redirect(back, { headers: settingCookies(answer.cookies) });
  if (answer.secondFactor) return redirect(secondFactorPath(back), { headers: settingCookies(answer.secondFactor.cookies) });
  return data({ email, why: answer.why }, { status: 401 });
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state !== 'idle';
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <Form method="post" className={classes.form}>
        <h1>Connexion</h1>
        {actionData && (
          <p role="alert" className="notice fault">
            {actionData.why}
          </p>
        )}
        {!actionData && loaderData.again && (
          <p role="alert" className="notice look">
            {loaderData.again}
          </p>
        )}
        <input type="hidden" name="retour" value={loaderData.back} />
        <label className="field">
          Adresse électronique
          <input type="email" name="email" autoComplete="username" required defaultValue={actionData?.email ?? ''} />
        </label>
        <label className="field">
          Mot de passe
          <input type="password" name="password" autoComplete="current-password" required />
        </label>
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? 'Connexion…' : 'Se connecter'}
        </button>
        <p className={classes.hint}>
          <Link to="/connexion/oubli">Mot de passe oublié ?</Link>
        </p>
        {loaderData.provider !== null && (
          <a className="button" href={openIdPath(loaderData.back)}>
            Se connecter avec {loaderData.provider}
          </a>
        )}
        <p className={classes.hint}>Les comptes sont ouverts par l’administrateur de l’opérateur.</p>
      </Form>
    </main>
  );
}
