import { data, Form, redirect, useNavigation } from 'react-router';
import { pageContext } from '../../../http/page-context.ts';
import { describeProblem } from '../../../http/problem-response.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { secondFactorPath, signInPath } from '../../../http/sign-in-path.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { Brand } from '../../../web/brand.tsx';
import { type OpeningForm, openOperator, readOpening } from '../openings.ts';
import type { Route } from './+types/opening.page.ts';
import classes from './sign-in.module.css';

type Typed = Omit<OpeningForm, 'password'>;

export const meta = () => [{ title: 'Premier accès · Bièvre' }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { database, today, now } = context.get(pageContext);
  try {
    return await readOpening({ database, clock: { today, now } }, params.token);
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    const document = describeProblem(thrown);
    throw data(document, { status: document.status });
  }
}

function readForm(form: FormData): OpeningForm {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    code: text('code'),
    operatorName: text('operateur'),
    name: text('nom'),
    email: text('email'),
    password: text('password'),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { database, sessions, today, now, address } = context.get(pageContext);
  const form = readForm(await request.formData());
  const { password, ...typed } = form;
  try {
    const { email } = await openOperator({ database, clock: { today, now }, address }, params.token, form);
    const answer = await sessions.signIn({ email, password }, request.headers);
    if (!answer.signedIn && answer.secondFactor)
      return redirect(secondFactorPath(), { headers: settingCookies(answer.secondFactor.cookies) });
    if (!answer.signedIn) return redirect(signInPath());
    return redirect('/', { headers: settingCookies(answer.cookies) });
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    const document = describeProblem(thrown);
    if (document.status === 404) throw data(document, { status: 404 });
    return data({ why: thrown.message, typed }, { status: document.status });
  }
}

function OperatorFields({ asked, typed }: { asked: Route.ComponentProps['loaderData']; typed: Typed | undefined }) {
  if (asked.operatorName !== null)
    return (
      <p>
        Vous ouvrez le compte d’administration de {asked.operatorName} («&nbsp;{asked.code}&nbsp;»).
      </p>
    );
  return (
    <fieldset className={classes.group}>
      <legend>L’opérateur</legend>
      <label className="field">
        Nom
        <input
          type="text"
          name="operateur"
          required
          maxLength={200}
          autoComplete="organization"
          defaultValue={typed?.operatorName}
        />
      </label>
      <label className="field">
        Code
        <input
          type="text"
          name="code"
          required
          readOnly={asked.code !== null}
          pattern="[a-z][a-z0-9\-]{1,31}"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby="code"
          defaultValue={asked.code ?? typed?.code}
        />
      </label>
      <p className={classes.hint} id="code">
        Nom court en minuscules sans accent, chiffres et tirets, comme « siis77 », pour les fichiers et les commandes. Il ne
        change plus ensuite.
      </p>
    </fieldset>
  );
}

function PersonFields({ typed, mayHaveAccount }: { typed: Typed | undefined; mayHaveAccount: boolean }) {
  return (
    <fieldset className={classes.group}>
      <legend>Son premier administrateur</legend>
      <label className="field">
        Prénom et nom
        <input type="text" name="nom" required maxLength={200} autoComplete="name" defaultValue={typed?.name} />
      </label>
      <label className="field">
        Adresse électronique
        <input type="email" name="email" required autoComplete="username" defaultValue={typed?.email} />
      </label>
      <label className="field">
        Mot de passe
        <input
          type="password"
          name="password"
          required
          minLength={12}
          maxLength={128}
          autoComplete="new-password"
          aria-describedby="mot-de-passe"
        />
      </label>
      <p className={classes.hint} id="mot-de-passe">
        De 12 à 128 caractères ; plusieurs mots sans rapport font un bon mot de passe.
        {mayHaveAccount && ' Si cette personne a déjà un compte sur ce site, celui de ce compte.'}
      </p>
    </fieldset>
  );
}

export default function OpeningPage({ loaderData, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state !== 'idle';
  const typed = actionData?.typed;
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <Form method="post" className={classes.form}>
        <h1>Premier accès</h1>
        {actionData && (
          <p role="alert" className="notice fault">
            {actionData.why}
          </p>
        )}
        <p>Ce lien sert une fois. Le compte qu’il ouvre invite ensuite les autres.</p>
        <OperatorFields asked={loaderData} typed={typed} />
        <PersonFields typed={typed} mayHaveAccount={loaderData.code !== null} />
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? 'Ouverture…' : 'Ouvrir le site'}
        </button>
      </Form>
    </main>
  );
}
