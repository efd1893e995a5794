import { useEffect, useState } from 'react';
import { Form, Link, useNavigation } from 'react-router';
import { countOf } from '../../../web/count-of.ts';
import { signOutPath } from '../../../web/shell.paths.ts';
import type { FactorSheet } from '../own-factors.ts';
import type { FactorAnswer } from './factor-answer.ts';
import classes from './factors.module.css';

/** True once the page's scripts run: what they alone can do is shown from then on. */
export function useScripts(): boolean {
  const [run, setRun] = useState(false);
  useEffect(() => setRun(true), []);
  return run;
}

export function FactorAnswered({ answer }: { answer: FactorAnswer | undefined }) {
  if (answer?.refusal)
    return (
      <p role="alert" className="notice fault">
        {answer.refusal}
      </p>
    );
  if (answer?.done)
    return (
      <p role="status" className="notice good">
        {answer.done}
      </p>
    );
  return null;
}

/** The password again, before anything is changed; whoever has none signs in again. */
export function ProveAgain({ hasPassword }: { hasPassword: boolean }) {
  const busy = useNavigation().state !== 'idle';
  if (!hasPassword)
    return (
      <Form method="post" action={signOutPath} className="card">
        <h2>Connectez-vous de nouveau</h2>
        <p>Changer de second facteur demande une connexion de moins de dix minutes.</p>
        <div>
          <button type="submit" className="button primary">
            Se déconnecter
          </button>
        </div>
      </Form>
    );
  return (
    <Form method="post" className="card">
      <h2>C’est bien vous ?</h2>
      <p>Changer de second facteur demande le mot de passe, s’il a été donné il y a plus de dix minutes.</p>
      <label className="field">
        Mot de passe
        <input type="password" name="mot-de-passe" autoComplete="current-password" required />
      </label>
      <div>
        <button type="submit" name="action" value="prouver" className="button primary" disabled={busy}>
          Continuer
        </button>
      </div>
    </Form>
  );
}

function CopyCodes({ codes }: { codes: readonly string[] }) {
  const [copied, setCopied] = useState(false);
  const scripts = useScripts();
  if (!scripts) return null;
  const copy = () => navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        {copied ? 'Copiés' : 'Copier'}
      </button>
      <button type="button" className="button" onClick={() => window.print()}>
        Imprimer
      </button>
    </>
  );
}

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: { path: string; label: string } }) {
  return (
    <section className={`card ${classes.made}`} aria-labelledby="codes">
      <h2 id="codes">Vos codes de secours</h2>
      <p>
        Chacun remplace une fois votre second facteur, si vous le perdez. Imprimez-les ou copiez-les en lieu sûr maintenant : ils
        ne seront plus jamais montrés, et les anciens n’ouvrent plus rien.
      </p>
      <ol className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={classes.actions} data-print="hidden">
        <CopyCodes codes={codes} />
        <Link to={next.path} className="button primary">
          {next.label}
        </Link>
      </div>
    </section>
  );
}

/** What signing in asks besides the first factor, be it a password or the identity of a provider. */
export function factorsSentence({ application, passkeys }: Pick<FactorSheet, 'application' | 'passkeys'>): string {
  const keys = passkeys.length === 1 ? 'une clé d’accès' : countOf(passkeys.length, 'clé d’accès', 'clés d’accès', '');
  const held = [application ? 'une application de codes' : '', keys].filter((one) => one !== '');
  return held.length === 0 ? 'Aucun : la connexion ne demande rien de plus.' : `Demandé à la connexion : ${held.join(' ou ')}.`;
}
