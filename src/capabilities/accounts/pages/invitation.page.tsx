import { data, Form, redirect, useNavigation } from 'react-router';
import { pageContext } from '../../../http/page-context.ts';
import { describeProblem } from '../../../http/problem-response.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { notHeldTodayPath, openIdPath, secondFactorPath } from '../../../http/sign-in-path.ts';
import { frenchRole } from '../../../kernel/french-role.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { Brand } from '../../../web/brand.tsx';
import { acceptInvitation, openInvitation } from '../accept-invitation.ts';
import { whenHeld } from '../grant.ts';
import { placeOfInvitation } from '../place-names.ts';
import type { Route } from './+types/invitation.page.ts';
import classes from './sign-in.module.css';

export const meta = () => [{ title: 'Invitation · Bièvre' }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { database, now, sessions, today } = context.get(pageContext);
  try {
    const invitation = await openInvitation(database.accounts, now(), params.token);
    const { email, name, terms, hasAccount } = invitation;
    const provider = sessions.openId?.name ?? null;
    const held = { role: terms.role, place: await placeOfInvitation(database, invitation), when: whenHeld(terms, today()) };
    return { email, name, ...held, hasAccount, provider };
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    const document = describeProblem(thrown);
    throw data(document, { status: document.status });
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { database, sessions, now } = context.get(pageContext);
  const form = await request.formData();
  const password = form.get('password');
  const text = typeof password === 'string' ? password : '';
  try {
    const { email } = await acceptInvitation(database.accounts, now(), params.token, text);
    const answer = await sessions.signIn({ email, password: text }, request.headers);
    if (!answer.signedIn && answer.secondFactor)
      return redirect(secondFactorPath(), { headers: settingCookies(answer.secondFactor.cookies) });
    if (!answer.signedIn) return redirect(notHeldTodayPath);
    return redirect('/', { headers: settingCookies(answer.cookies) });
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    const document = describeProblem(thrown);
    if (document.status === 404) throw data(document, { status: 404 });
    return data({ why: thrown.message }, { status: document.status });
  }
}

export default function InvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { email, name, role, hasAccount, place, when, provider } = loaderData;
  const busy = useNavigation().state !== 'idle';
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <Form method="post" className={classes.form}>
        <h1>Bienvenue, {name}</h1>
        <p>
          Vous êtes invité {place}, avec le rôle «&nbsp;{frenchRole[role]}&nbsp;»{when}.
        </p>
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
          {hasAccount ? 'Mot de passe de votre compte Bièvre' : 'Choisissez un mot de passe'}
          <input
            type="password"
            name="password"
            autoComplete={hasAccount ? 'current-password' : 'new-password'}
            required
            minLength={hasAccount ? undefined : 12}
            maxLength={128}
          />
        </label>
        {!hasAccount && (
          <p className={classes.hint}>De 12 à 128 caractères ; plusieurs mots sans rapport font un bon mot de passe.</p>
        )}
        <button type="submit" className="button primary" disabled={busy}>
          {hasAccount ? 'Accepter l’invitation' : 'Ouvrir mon compte'}
        </button>
        {provider !== null && (
          <a className="button" href={openIdPath()}>
            Accepter en me connectant avec {provider}
          </a>
        )}
      </Form>
    </main>
  );
}
