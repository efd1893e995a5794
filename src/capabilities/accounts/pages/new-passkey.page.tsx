import { startRegistration } from '@simplewebauthn/browser';
import { type FormEvent, useState } from 'react';
import { Link, useNavigation, useSubmit } from 'react-router';
import { consulting, requireSession } from '../../../http/reading.ts';
import type { PasskeyCreation } from '../../../http/second-step.ts';
import { factorsPath } from '../../../http/sign-in-path.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { accountPath } from '../../../web/shell.paths.ts';
import { addPasskey, beginPasskey } from '../add-factor.ts';
import { readOwnFactors } from '../own-factors.ts';
import { hasPasskeys } from '../passkey.ts';
import type { Route } from './+types/new-passkey.page.ts';
import { changingFactors, doneWith, factorHouse, textOf } from './factor-answer.ts';
import { FactorAnswered, ProveAgain, RecoveryCodes, useScripts } from './factor-parts.tsx';
import classes from './factors.module.css';

export const meta = () => [{ title: 'Nouvelle clé d’accès · Bièvre' }];
export const handle = {
  crumbs: [
    { label: 'Mon compte', path: accountPath },
    { label: 'Second facteur', path: factorsPath },
    { label: 'Nouvelle clé d’accès' },
  ],
};

export const loader = consulting(async (page, args: Route.LoaderArgs) => {
  const session = requireSession(args);
  const house = factorHouse(page);
  const { isRecent, hasPassword } = await readOwnFactors(house, session);
  const isPossible = hasPasskeys(page.origin);
  return { isRecent, hasPassword, isPossible, asked: isRecent && isPossible ? await beginPasskey(house, session) : null };
});

export const action = changingFactors(async (house, session, form) => {
  const codes = await addPasskey(house, session, { name: textOf(form, 'nom'), answer: textOf(form, 'reponse') });
  return doneWith('Clé d’accès ajoutée. Vos autres sessions sont terminées.', codes);
});

/** The browser's own refusals, in words. */
function whyNot(thrown: unknown): string {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'InvalidStateError') return 'Cette clé est déjà enregistrée sur votre compte.';
  return 'La clé n’a pas été faite : elle n’a pas répondu, ou vous avez renoncé.';
}

function NewPasskey({ asked }: { asked: PasskeyCreation }) {
  const scripts = useScripts();
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  const [failed, setFailed] = useState<string | null>(null);
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setFailed(null);
    const name = textOf(new FormData(event.currentTarget), 'nom');
    try {
      const answer = await startRegistration({ optionsJSON: asked });
      await submit({ nom: name, reponse: JSON.stringify(answer) }, { method: 'post' });
    } catch (thrown) {
      setFailed(whyNot(thrown));
    }
  };
  return (
    <form className="card" onSubmit={(event) => void make(event)}>
      {failed !== null && (
        <p role="alert" className="notice fault">
          {failed}
        </p>
      )}
      <noscript>
        <p className="notice look">
          Une clé d’accès demande un navigateur où les scripts sont permis ; l’application de codes, non.
        </p>
      </noscript>
      <label className="field">
        Nom, pour la reconnaître (« ordinateur du bureau », « clé USB »)
        <input type="text" name="nom" required maxLength={80} autoComplete="off" />
      </label>
      <p className="soft">Le navigateur vous demandera ensuite un doigt, un visage, un code, ou d’insérer une clé.</p>
      <div className={classes.actions}>
        <button type="submit" className="button primary" disabled={busy || !scripts}>
          Ajouter la clé
        </button>
        <Link to={factorsPath} className="button">
          Abandonner
        </Link>
      </div>
    </form>
  );
}

export default function NewPasskeyPage({ loaderData, actionData }: Route.ComponentProps) {
  const { isRecent, hasPassword, isPossible, asked } = loaderData;
  const isDone = Boolean(actionData?.done);
  const next = { path: factorsPath, label: 'J’ai mes codes, continuer' };
  return (
    <>
      <PageTitle title="Nouvelle clé d’accès" answer="Cet appareil, votre téléphone ou une clé USB signera à votre place." />
      <div className="stack">
        <FactorAnswered answer={actionData} />
        {actionData?.codes && <RecoveryCodes codes={actionData.codes} next={next} />}
        {isDone && !actionData?.codes && (
          <p>
            <Link to={factorsPath} className="button">
              Revenir au second facteur
            </Link>
          </p>
        )}
        {!isPossible && (
          <p className="notice look">
            Les navigateurs n’en font que pour un site en https qui porte un nom : demandez-le à qui le tient.
          </p>
        )}
        {!isRecent && <ProveAgain hasPassword={hasPassword} />}
        {asked && !isDone && <NewPasskey asked={asked} />}
      </div>
    </>
  );
}
