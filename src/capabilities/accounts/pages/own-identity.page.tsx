import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { changing, consulting } from '../../../http/reading.ts';
import { demandSession } from '../../../http/session.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { linkingPath } from '../../../http/sign-in-path.ts';
import { frenchInstant } from '../../../kernel/french.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { accountPath, identityPath } from '../accounts.paths.ts';
import { whyNotLinked } from '../openid-sentences.ts';
import type { Route } from './+types/own-identity.page.ts';

export const meta = () => [{ title: 'Identité liée · Bièvre' }];
export const handle = { crumbs: [{ label: 'Mon compte', path: accountPath }, { label: 'Identité liée' }] };

export const loader = consulting(async ({ actor, sessions }, { url }: Route.LoaderArgs) => {
  if (!sessions.openId) throw redirect(accountPath);
  const { name, own } = sessions.openId;
  return { name, ...(await own(actor.id)), refusal: whyNotLinked(url.searchParams.get('refus'), name) };
});

export const action = changing(async ({ session, sessions }, { request }: Route.ActionArgs) => {
  const { openId } = sessions;
  if (!openId) return redirect(accountPath);
  const form = await request.formData();
  const password = form.get('mot-de-passe');
  const known = demandSession(session);
  try {
    if (!(await sessions.proveAgain(known, typeof password === 'string' ? password : '')))
      return data({ goesOn: false, refusal: 'Ce n’est pas votre mot de passe : rien n’a été changé.' }, { status: 422 });
    if (form.get('action') !== 'delier')
      return data({ goesOn: true, refusal: null }, { headers: settingCookies(await openId.allowLink(known)) });
    await openId.unlink(known);
    return redirect(identityPath());
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return data({ goesOn: false, refusal: thrown.message }, { status: 422 });
  }
});

function PasswordForm({ name, linked }: { name: string; linked: boolean }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="card">
      <h2>{linked ? 'Délier cette identité' : `Lier mon identité ${name}`}</h2>
      <p className="soft">
        {linked
          ? `Vous n’entrerez plus par ${name}, et vos autres sessions ouvertes par ce moyen seront terminées.`
          : `Vous pourrez ensuite vous connecter par ${name}, sans perdre votre mot de passe.`}
      </p>
      <label className="field">
        Mot de passe de votre compte Bièvre
        <input type="password" name="mot-de-passe" autoComplete="current-password" required maxLength={128} />
      </label>
      <div>
        <button
          type="submit"
          name="action"
          value={linked ? 'delier' : 'lier'}
          className={`button ${linked ? 'danger' : 'primary'}`}
          disabled={busy}
        >
          {linked ? 'Délier' : 'Continuer'}
        </button>
      </div>
    </Form>
  );
}

/** A form may not lead to another site: the last step is a link. */
function LastStep({ name }: { name: string }) {
  return (
    <section className="card" aria-labelledby="suite">
      <h2 id="suite">Encore une étape</h2>
      <p role="status">Identifiez-vous maintenant chez {name}, dans les dix minutes : vous reviendrez ici.</p>
      <div>
        <a className="button primary" href={linkingPath}>
          Continuer chez {name}
        </a>
      </div>
    </section>
  );
}

export default function OwnIdentityPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, linkedAt, hasPassword } = loaderData;
  const refusal = actionData ? actionData.refusal : loaderData.refusal;
  const answer =
    linkedAt === null
      ? `Votre compte n’est pas lié à ${name}.`
      : `Votre compte est lié à ${name} depuis le ${frenchInstant(linkedAt)}.`;
  return (
    <>
      <PageTitle title={`Identité ${name}`} answer={answer} />
      <div className="stack">
        {refusal && (
          <p role="alert" className="notice fault">
            {refusal}
          </p>
        )}
        {!hasPassword && (
          <p>
            Votre compte n’a pas de mot de passe : {name} est votre seul moyen d’entrer, et ce lien ne peut donc pas être défait.
          </p>
        )}
        {hasPassword && (actionData?.goesOn ? <LastStep name={name} /> : <PasswordForm name={name} linked={linkedAt !== null} />)}
        <p>
          <Link to={accountPath}>Revenir à mon compte</Link>
        </p>
      </div>
    </>
  );
}
