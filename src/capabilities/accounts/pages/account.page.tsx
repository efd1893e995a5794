import { data, Form, Link, useNavigation } from 'react-router';
import { changing, consulting, type PageChange } from '../../../http/reading.ts';
import { demandSession } from '../../../http/session.ts';
import { factorsPath } from '../../../http/sign-in-path.ts';
import { frenchInstant } from '../../../kernel/french.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { PlainTable } from '../../../web/plain-table.tsx';
import { changePassword, endOtherSessions, endOwnSession, listOwnSessions } from '../own-account.ts';
import { readOwnFactors } from '../own-factors.ts';
import { readOwnViews } from '../seen-views.ts';
import type { Route } from './+types/account.page.ts';
import classes from './account.module.css';
import { factorHouse } from './factor-answer.ts';
import { factorsSentence } from './factor-parts.tsx';
import { OwnIdentity } from './own-identity.tsx';
import { OwnViews } from './own-views.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Mon compte · Bièvre' }];
export const handle = { crumbs: [{ label: 'Mon compte' }] };

export const loader = consulting(async (page) => {
  const { actor, database, now } = page;
  const session = demandSession(page.session);
  const { id = '', email } = session;
  const { application, passkeys, codesLeft } = await readOwnFactors(factorHouse(page), session);
  const sessions = await listOwnSessions(database.accounts, actor, id);
  const views = await readOwnViews({ database, now }, actor);
  const { openId } = page.sessions;
  const identity = openId && { name: openId.name, ...(await openId.own(actor.id)) };
  return { name: actor.name, email, sessions, views, identity, factors: { application, passkeys, codesLeft } };
});

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

async function change(page: PageChange, form: FormData): Promise<string> {
  const { actor, database } = page;
  const session = demandSession(page.session);
  const { id = '' } = session;
  switch (textOf(form, 'action')) {
    case 'terminer':
      await endOwnSession(database.accounts, actor, textOf(form, 'session'));
      return 'Session terminée.';
    case 'terminer-autres': {
      const ended = await endOtherSessions(database.accounts, actor, id);
      return countOf(ended, 'session terminée.', 'sessions terminées.', 'Aucune autre session n’était ouverte.');
    }
    default: {
      const passwords = { former: textOf(form, 'actuel'), chosen: textOf(form, 'nouveau') };
      await changePassword(page, session, passwords);
      return 'Mot de passe changé ; vos autres sessions sont terminées.';
    }
  }
}

export const action = changing(async (page, { request }: Route.ActionArgs) => {
  const form = await request.formData();
  try {
    return data({ done: await change(page, form), refusal: null });
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return data({ done: null, refusal: thrown.message }, { status: 422 });
  }
});

function Sessions({ sessions }: { sessions: Loaded['sessions'] }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Sessions ouvertes</h2>
      <PlainTable label="Sessions ouvertes" heads={['Appareil', 'Ouverte', 'Dernière page', { spoken: 'Terminer' }]}>
        {sessions.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {one.device} {one.isCurrent && <span className="tag good">celle-ci</span>}
            </th>
            <td>{frenchInstant(one.openedAt)}</td>
            <td>{frenchInstant(one.seenAt)}</td>
            <td>
              {!one.isCurrent && (
                <Form method="post">
                  <input type="hidden" name="session" value={one.id} />
                  <button type="submit" name="action" value="terminer" className="button" disabled={busy}>
                    Terminer<span className="visually-hidden"> la session de {one.device}</span>
                  </button>
                </Form>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
      {sessions.length > 1 && (
        <Form method="post" className={classes.after}>
          <button type="submit" name="action" value="terminer-autres" className="button danger" disabled={busy}>
            Terminer toutes les autres
          </button>
        </Form>
      )}
    </section>
  );
}

function SecondFactor({ factors }: { factors: Loaded['factors'] }) {
  return (
    <section aria-labelledby="second-facteur">
      <h2 id="second-facteur">Second facteur</h2>
      <p>
        {factorsSentence(factors)}{' '}
        {(factors.application || factors.passkeys.length > 0) &&
          countOf(factors.codesLeft, 'code de secours reste.', 'codes de secours restent.', 'Aucun code de secours ne reste.')}
      </p>
      <p className={classes.after}>
        <Link to={factorsPath} className="button">
          Régler le second facteur
        </Link>
      </p>
    </section>
  );
}

function PasswordForm({ email }: { email: string }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="card">
      <h2>Changer de mot de passe</h2>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <label className="field">
        Mot de passe actuel
        <input type="password" name="actuel" autoComplete="current-password" required />
      </label>
      <label className="field">
        Nouveau mot de passe (de 12 à 128 caractères)
        <input type="password" name="nouveau" autoComplete="new-password" required minLength={12} maxLength={128} />
      </label>
      <p className="soft">Vos autres sessions seront terminées.</p>
      <button type="submit" name="action" value="mot-de-passe" className="button primary" disabled={busy}>
        Changer le mot de passe
      </button>
    </Form>
  );
}

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, email, sessions, views, factors, identity } = loaderData;
  return (
    <>
      <PageTitle title="Mon compte" answer={`${name}, ${email}`} />
      <div className="stack">
        {actionData?.refusal && (
          <p role="alert" className="notice fault">
            {actionData.refusal}
          </p>
        )}
        {actionData?.done && (
          <p role="status" className="notice good">
            {actionData.done}
          </p>
        )}
        <Sessions sessions={sessions} />
        <SecondFactor factors={factors} />
        {identity && <OwnIdentity identity={identity} />}
        <OwnViews views={views} />
        {identity?.hasPassword !== false && <PasswordForm email={email} />}
      </div>
    </>
  );
}
