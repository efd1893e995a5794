import { startAuthentication } from '@simplewebauthn/browser';
import { useState } from 'react';
import { data, Form, Link, redirect, useNavigation, useSubmit } from 'react-router';
import { localPath } from '../../../http/local-path.ts';
import { pageContext } from '../../../http/page-context.ts';
import type { GivenFactor, PasskeyRequest } from '../../../http/second-step.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { factorsPath, signInAgainPath, signInPath } from '../../../http/sign-in-path.ts';
import { Brand } from '../../../web/brand.tsx';
import type { Route } from './+types/second-factor.page.ts';
import { textOf } from './factor-answer.ts';
import { useScripts } from './factor-parts.tsx';
import factorClasses from './factors.module.css';
import classes from './sign-in.module.css';

export const meta = () => [{ title: 'Second facteur · Bièvre' }];

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const back = localPath(url.searchParams.get('retour'));
  const { session, sessions } = context.get(pageContext);
  const awaited = await sessions.secondStep.find(request.headers);
  if (!awaited) throw redirect(session ? back : signInAgainPath('expired', back));
  const { codes, passkey, hasRecoveryCodes } = awaited;
  return { back, codes, passkey, hasRecoveryCodes };
}

function givenIn(form: FormData): GivenFactor {
  switch (textOf(form, 'action')) {
    case 'secours':
      return { kind: 'recovery', code: textOf(form, 'secours') };
    case 'cle':
      return { kind: 'passkey', answer: textOf(form, 'reponse') };
    default:
      return { kind: 'totp', code: textOf(form, 'code'), next: textOf(form, 'suivant') };
  }
}

export async function action({ request, url, context }: Route.ActionArgs) {
  const form = await request.formData();
  const back = localPath(url.searchParams.get('retour'));
  const { session, sessions } = context.get(pageContext);
  const answer = await sessions.secondStep.give(givenIn(form), request.headers);
  if (answer.state === 'refused') return data({ why: answer.why }, { status: 401 });
  const headers = settingCookies(answer.cookies);
  if (answer.state === 'over') return redirect(session ? back : signInAgainPath(answer.because, back), { headers });
  const told = new URLSearchParams({ secours: '', retour: back });
  return redirect(answer.codesLeft === null ? back : `${factorsPath}?${told}`, { headers });
}

function Codes({ two, busy }: { two: boolean; busy: boolean }) {
  const field = { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code', required: true, maxLength: 9 } as const;
  return (
    <Form method="post" className={classes.part}>
      {two && (
        <p>Trop de codes faux ont été donnés pour ce compte : donnez deux codes de suite, à trente secondes l’un de l’autre.</p>
      )}
      <label className={`field ${factorClasses.code}`}>
        Code de l’application
        <input {...field} name="code" />
      </label>
      {two && (
        <label className={`field ${factorClasses.code}`}>
          Code suivant
          <input {...field} name="suivant" />
        </label>
      )}
      <button type="submit" name="action" value="code" className="button primary" disabled={busy}>
        Valider
      </button>
    </Form>
  );
}

function Passkey({ asked, primary, busy }: { asked: PasskeyRequest; primary: boolean; busy: boolean }) {
  const scripts = useScripts();
  const submit = useSubmit();
  const [failed, setFailed] = useState(false);
  const sign = async () => {
    setFailed(false);
    try {
      const answer = await startAuthentication({ optionsJSON: asked });
      await submit({ action: 'cle', reponse: JSON.stringify(answer) }, { method: 'post' });
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={classes.part}>
      {failed && <p role="alert">La clé d’accès n’a pas répondu : réessayez, ou prenez un autre moyen.</p>}
      {scripts ? (
        <button type="button" className={`button ${primary ? 'primary' : ''}`} onClick={() => void sign()} disabled={busy}>
          Utiliser une clé d’accès
        </button>
      ) : (
        <noscript>
          <p className={classes.hint}>Une clé d’accès demande un navigateur où les scripts sont permis.</p>
        </noscript>
      )}
    </div>
  );
}

function Recovery({ busy }: { busy: boolean }) {
  return (
    <details>
      <summary>Utiliser un code de secours</summary>
      <Form method="post" className={classes.part}>
        <label className="field">
          Code de secours
          <input type="text" name="secours" required maxLength={60} autoComplete="off" spellCheck={false} />
        </label>
        <button type="submit" name="action" value="secours" className="button" disabled={busy}>
          Entrer par ce code
        </button>
      </Form>
    </details>
  );
}

export default function SecondFactorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { back, codes, passkey, hasRecoveryCodes } = loaderData;
  const busy = useNavigation().state !== 'idle';
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <div className={classes.form}>
        <h1>Second facteur</h1>
        {actionData && (
          <p role="alert" className="notice fault">
            {actionData.why}
          </p>
        )}
        {codes !== null && <Codes two={codes === 'two'} busy={busy} />}
        {passkey && <Passkey asked={passkey} primary={codes === null} busy={busy} />}
        {hasRecoveryCodes && <Recovery busy={busy} />}
        <p className={classes.hint}>
          Tout est perdu ? Un administrateur peut retirer vos seconds facteurs.{' '}
          <Link to={signInPath(back)}>Revenir au mot de passe</Link>
        </p>
      </div>
    </main>
  );
}
