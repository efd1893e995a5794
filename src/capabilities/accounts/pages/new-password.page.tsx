import { data, Form, redirect, useNavigation } from 'react-router';
import { type PageContext, pageContext } from '../../../http/page-context.ts';
import { describeProblem } from '../../../http/problem-response.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { Brand } from '../../../web/brand.tsx';
import { readPasswordLink, resetPassword } from '../password-links.ts';
import type { Route } from './+types/new-password.page.ts';
import classes from './sign-in.module.css';

export const meta = () => [{ title: 'Nouveau mot de passe · Bièvre' }];

async function demandLink(page: PageContext, token: string) {
  try {
    return await readPasswordLink(page, token);
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    const document = describeProblem(thrown);
    throw data(document, { status: document.status });
  }
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { email } = await demandLink(context.get(pageContext), params.token);
  return { email };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const page = context.get(pageContext);
  const typed = (await request.formData()).get('password');
  try {
    await resetPassword(page, params.token, typeof typed === 'string' ? typed : '');
    return redirect('/connexion/nouveau-mot-de-passe');
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    const document = describeProblem(thrown);
    if (document.status === 404) throw data(document, { status: 404 });
    return data({ why: thrown.message }, { status: document.status });
  }
}

export default function NewPasswordPage({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state !== 'idle';
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <Form method="post" className={classes.form}>
        <h1>Nouveau mot de passe</h1>
        {actionData && (
          <p role="alert" className="notice fault">
            {actionData.why}
          </p>
        )}
        <label className="field">
          Adresse électronique
          <input type="email" autoComplete="username" readOnly value={email} />
        </label>
        <label className="field">
          Choisissez un mot de passe
          <input type="password" name="password" autoComplete="new-password" required minLength={12} maxLength={128} />
        </label>
        <p className={classes.hint}>
          De 12 à 128 caractères ; plusieurs mots sans rapport font un bon mot de passe. Toutes vos sessions seront terminées et
          vos jetons d’API révoqués.
        </p>
        <button type="submit" className="button primary" disabled={busy}>
          Changer le mot de passe
        </button>
      </Form>
    </main>
  );
}
