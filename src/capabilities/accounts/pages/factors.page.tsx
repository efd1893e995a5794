import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form, Link, useNavigation } from 'react-router';
import { localPath } from '../../../http/local-path.ts';
import { consulting, requireSession } from '../../../http/reading.ts';
import { frenchInstant } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { PageTitle } from '../../../web/page-title.tsx';
import { accountPath } from '../../../web/shell.paths.ts';
import { newApplicationPath, newPasskeyPath } from '../accounts.paths.ts';
import { type FactorSheet, readOwnFactors, remakeRecoveryCodes, removeApplication, removePasskey } from '../own-factors.ts';
import { hasPasskeys } from '../passkey.ts';
import type { Route } from './+types/factors.page.ts';
import { changingFactors, doneWith, factorHouse, textOf } from './factor-answer.ts';
import { FactorAnswered, factorsSentence, ProveAgain, RecoveryCodes } from './factor-parts.tsx';
import classes from './factors.module.css';

export const meta = () => [{ title: 'Second facteur · Bièvre' }];
export const handle = { crumbs: [{ label: 'Mon compte', path: accountPath }, { label: 'Second facteur' }] };

export const loader = consulting(async (page, args: Route.LoaderArgs) => {
  const session = requireSession(args);
  const { searchParams } = args.url;
  return {
    sheet: await readOwnFactors(factorHouse(page), session),
    isLacking: session.lacksFactor === true,
    canHavePasskeys: hasPasskeys(page.origin),
    // Where somebody was going who came in by a recovery code.
    recoveredTo: searchParams.has('secours') ? localPath(searchParams.get('retour')) : null,
  };
});

export const action = changingFactors(async (house, session, form) => {
  switch (textOf(form, 'action')) {
    case 'retirer-application':
      await removeApplication(house, session);
      return doneWith('Application retirée ; vos autres sessions sont terminées.');
    case 'retirer-cle':
      await removePasskey(house, session, textOf(form, 'cle'));
      return doneWith('Clé d’accès retirée ; vos autres sessions sont terminées.');
    default: {
      const codes = await remakeRecoveryCodes(house, session);
      return doneWith('Nouveaux codes faits ; les anciens n’ouvrent plus rien, et vos autres sessions sont terminées.', codes);
    }
  }
});

function RemoveButton({ action, label, children }: { action: string; label: string; children?: ReactNode }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <details className={classes.remove}>
      <summary>
        Retirer…<span className="visually-hidden"> {label}</span>
      </summary>
      <Form method="post">
        {children}
        <p>Vos autres sessions seront terminées.</p>
        <button type="submit" name="action" value={action} className="button danger" disabled={busy}>
          Retirer {label}
        </button>
      </Form>
    </details>
  );
}

function Application({ sheet: { application, isRecent } }: { sheet: FactorSheet }) {
  return (
    <section aria-labelledby="application">
      <h2 id="application">Application de codes</h2>
      <p>
        {application
          ? `Installée le ${frenchInstant(application.madeAt)}.`
          : 'Une application du téléphone affiche un code de six chiffres, que vous donnez après le mot de passe.'}
      </p>
      {isRecent && (
        <p className={classes.remove}>
          <Link to={newApplicationPath} className="button">
            {application ? 'La remplacer' : 'Installer une application'}
          </Link>
        </p>
      )}
      {isRecent && application && <RemoveButton action="retirer-application" label="l’application" />}
    </section>
  );
}

function PasskeyTable({ sheet: { passkeys, isRecent } }: { sheet: FactorSheet }) {
  return (
    <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Clés d’accès">
      <Table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Ajoutée</th>
            <th scope="col">Dernier usage</th>
            <th scope="col">
              <span className="visually-hidden">Retirer</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {passkeys.map((key) => (
            <tr key={key.id}>
              <th scope="row">
                {key.name} {key.isSynced && <span className="tag">synchronisée</span>}
              </th>
              <td>{frenchInstant(key.madeAt)}</td>
              <td>{key.usedAt === null ? 'jamais' : frenchInstant(key.usedAt)}</td>
              <td>
                {isRecent && (
                  <RemoveButton action="retirer-cle" label={`« ${key.name} »`}>
                    <input type="hidden" name="cle" value={key.id} />
                  </RemoveButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Passkeys({ sheet, canHavePasskeys }: { sheet: FactorSheet; canHavePasskeys: boolean }) {
  return (
    <section aria-labelledby="cles">
      <h2 id="cles">Clés d’accès</h2>
      {sheet.passkeys.length === 0 ? (
        <p>
          Le téléphone, l’ordinateur ou une clé USB signe à votre place : rien à recopier, et rien qu’un faux site puisse prendre.
        </p>
      ) : (
        <PasskeyTable sheet={sheet} />
      )}
      {!canHavePasskeys && (
        <p className="soft">
          Les navigateurs n’en font que pour un site en https qui porte un nom : ce site est ouvert par un numéro.
        </p>
      )}
      {canHavePasskeys && sheet.isRecent && (
        <p className={classes.remove}>
          <Link to={newPasskeyPath} className="button">
            Ajouter une clé d’accès
          </Link>
        </p>
      )}
    </section>
  );
}

function Recovery({ sheet: { codesLeft, isRecent } }: { sheet: FactorSheet }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <section aria-labelledby="secours">
      <h2 id="secours">Codes de secours</h2>
      <p>
        {countOf(codesLeft, 'code reste.', 'codes restent.', 'Aucun ne reste : faites-en de nouveaux.')} Chacun sert une fois, à
        la place du second facteur.
      </p>
      {isRecent && (
        <details className={classes.remove}>
          <summary>En faire de nouveaux…</summary>
          <Form method="post">
            <p>Les anciens n’ouvriront plus rien, et vos autres sessions seront terminées.</p>
            <button type="submit" name="action" value="codes" className="button" disabled={busy}>
              Faire dix nouveaux codes
            </button>
          </Form>
        </details>
      )}
    </section>
  );
}

export default function FactorsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { sheet, isLacking, canHavePasskeys, recoveredTo } = loaderData;
  const hasFactor = sheet.application !== null || sheet.passkeys.length > 0;
  return (
    <>
      <PageTitle title="Second facteur" answer={factorsSentence(sheet)} />
      <div className="stack">
        {isLacking && (
          <p className="notice look">
            Votre opérateur demande un second facteur à toutes les personnes de votre rôle : installez une application de codes ou
            une clé d’accès, et le reste du site s’ouvrira.
          </p>
        )}
        {recoveredTo !== null && (
          <p role="status" className="notice look">
            Vous êtes entré par un code de secours :{' '}
            {sheet.codesLeft === 0 ? 'il n’en reste aucun, faites-en de nouveaux' : `il en reste ${sheet.codesLeft}`}.{' '}
            <Link to={recoveredTo}>Continuer</Link>
          </p>
        )}
        <FactorAnswered answer={actionData} />
        {actionData?.codes && <RecoveryCodes codes={actionData.codes} next={{ path: accountPath, label: 'C’est fait' }} />}
        {!sheet.isRecent && <ProveAgain hasPassword={sheet.hasPassword} />}
        <Application sheet={sheet} />
        <Passkeys sheet={sheet} canHavePasskeys={canHavePasskeys} />
        {hasFactor && <Recovery sheet={sheet} />}
      </div>
    </>
  );
}
