import { Form, Link, useNavigation } from 'react-router';
import { consulting, requireSession } from '../../../http/reading.ts';
import { factorsPath } from '../../../http/sign-in-path.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { accountPath } from '../../../web/shell.paths.ts';
import { beginApplication, confirmApplication } from '../add-factor.ts';
import { readOwnFactors } from '../own-factors.ts';
import { qrPath } from '../qr-path.ts';
import type { Route } from './+types/new-application.page.ts';
import { changingFactors, doneWith, factorHouse, textOf } from './factor-answer.ts';
import { FactorAnswered, ProveAgain, RecoveryCodes } from './factor-parts.tsx';
import classes from './factors.module.css';

export const meta = () => [{ title: 'Application de codes · Bièvre' }];
export const handle = {
  crumbs: [
    { label: 'Mon compte', path: accountPath },
    { label: 'Second facteur', path: factorsPath },
    { label: 'Application de codes' },
  ],
};

export const loader = consulting(async (page, args: Route.LoaderArgs) => {
  const session = requireSession(args);
  const house = factorHouse(page);
  const { isRecent, hasPassword, application } = await readOwnFactors(house, session);
  if (!isRecent) return { hasPassword, replaces: application !== null, setup: null };
  const { secret, address } = await beginApplication(house, session);
  const typed = secret.match(/.{1,4}/g)?.join(' ') ?? secret;
  return { hasPassword, replaces: application !== null, setup: { typed, address, qr: qrPath(address) } };
});

export const action = changingFactors(async (house, session, form) => {
  const codes = await confirmApplication(house, session, textOf(form, 'code'));
  return doneWith(
    'Application installée : un code sera demandé après le mot de passe. Vos autres sessions sont terminées.',
    codes,
  );
});

type Setup = NonNullable<Route.ComponentProps['loaderData']['setup']>;

function Steps({ setup, replaces }: { setup: Setup; replaces: boolean }) {
  const busy = useNavigation().state !== 'idle';
  const { qr, typed, address } = setup;
  return (
    <Form method="post" className="card">
      {replaces && <p>L’application d’aujourd’hui sert jusqu’à ce que la nouvelle ait donné un code.</p>}
      <ol className={classes.steps}>
        <li>
          Ouvrez une application de codes sur votre téléphone (FreeOTP, Aegis, 2FAS, ou celle que votre opérateur conseille) et
          faites-lui lire ce dessin :
          <svg className={classes.qr} viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label="Code QR de l’application">
            <path d={qr.d} fill="#000" shapeRendering="crispEdges" />
          </svg>
          <p>
            Sur le téléphone même, <a href={address}>ouvrez ce lien</a>&nbsp;; ou tapez cette clé :
          </p>
          <p className={classes.secret}>{typed}</p>
        </li>
        <li>
          Donnez le code qu’elle affiche :
          <label className={`field ${classes.code}`}>
            Code à six chiffres
            <input type="text" name="code" inputMode="numeric" autoComplete="one-time-code" required maxLength={9} />
          </label>
        </li>
      </ol>
      <div className={classes.actions}>
        <button type="submit" name="action" value="confirmer" className="button primary" disabled={busy}>
          Mettre en service
        </button>
        <Link to={factorsPath} className="button">
          Abandonner
        </Link>
      </div>
    </Form>
  );
}

export default function NewApplicationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { setup, replaces, hasPassword } = loaderData;
  const isDone = Boolean(actionData?.done);
  const next = { path: factorsPath, label: 'J’ai mes codes, continuer' };
  return (
    <>
      <PageTitle
        title="Application de codes"
        answer="Elle donne un code de six chiffres, qui change toutes les trente secondes."
      />
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
        {setup === null && !isDone && <ProveAgain hasPassword={hasPassword} />}
        {setup !== null && !isDone && <Steps setup={setup} replaces={replaces} />}
      </div>
    </>
  );
}
