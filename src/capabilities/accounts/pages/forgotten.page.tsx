import { data, Form, Link, useNavigation } from 'react-router';
import { pageContext } from '../../../http/page-context.ts';
import { signInPath } from '../../../http/sign-in-path.ts';
import { Brand } from '../../../web/brand.tsx';
import { mailForgottenPassword } from '../password-links.ts';
import type { Route } from './+types/forgotten.page.ts';
import classes from './sign-in.module.css';

export const meta = () => [{ title: 'Mot de passe oublié · Bièvre' }];

export async function loader({ context }: Route.LoaderArgs) {
  return { isMailed: context.get(pageContext).mail !== null };
}

/** Answers before anything is looked up: neither the words nor the time tell whether the address has an account. */
export async function action({ request, context }: Route.ActionArgs) {
  const page = context.get(pageContext);
  const typed = (await request.formData()).get('email');
  const email = typeof typed === 'string' ? typed.trim() : '';
  if (page.mail === null) return data({ email, sent: false, why: null }, { status: 409 });
  if (email === '') return data({ email, sent: false, why: 'Donnez l’adresse électronique de votre compte.' }, { status: 422 });
  const why = await page.refuseAttempt(email);
  if (why !== null) return data({ email, sent: false, why }, { status: 429 });
  page.later(() => mailForgottenPassword(page, email));
  return data({ email, sent: true, why: null });
}

function Asking({ email, why }: { email: string; why: string | null }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <>
      <p>Un lien pour en choisir un nouveau part à l’adresse de votre compte ; il sert une fois, pendant une heure.</p>
      {why !== null && (
        <p role="alert" className="notice fault">
          {why}
        </p>
      )}
      <label className="field">
        Adresse électronique
        <input type="email" name="email" autoComplete="username" required defaultValue={email} />
      </label>
      <button type="submit" className="button primary" disabled={busy}>
        {busy ? 'Envoi…' : 'Recevoir un lien'}
      </button>
    </>
  );
}

function Answer({ isMailed, actionData }: { isMailed: boolean; actionData: Route.ComponentProps['actionData'] }) {
  if (!isMailed)
    return (
      <p>
        Ce site n’envoie pas de messages : demandez à l’administrateur de votre opérateur un lien pour choisir un nouveau mot de
        passe.
      </p>
    );
  if (actionData?.sent)
    return (
      <p role="status" className="notice good">
        Si un compte existe à l’adresse {actionData.email}, un message vient d’y partir. Rien au bout de cinq minutes ? Regardez
        dans les indésirables, puis recommencez, ou demandez un lien à l’administrateur de votre opérateur.
      </p>
    );
  return <Asking email={actionData?.email ?? ''} why={actionData?.why ?? null} />;
}

export default function ForgottenPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <Form method="post" className={classes.form}>
        <h1>Mot de passe oublié</h1>
        <Answer isMailed={loaderData.isMailed} actionData={actionData} />
        <p className={classes.hint}>
          <Link to={signInPath()}>Revenir à la connexion</Link>
        </p>
      </Form>
    </main>
  );
}
