import { Table } from '@mantine/core';
import { data, Form, useNavigation } from 'react-router';
import type { TokenSheet } from '../../../http/api-tokens.ts';
import { pageContext } from '../../../http/page-context.ts';
import { changing, requireActor } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { EmptyState } from '../../../web/empty-state.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { accountPath } from '../../../web/shell.paths.ts';
import { isAlive, tokenDurations } from '../api-token.ts';
import type { Route } from './+types/api-tokens.page.ts';
import classes from './api-tokens.module.css';

export const meta = () => [{ title: 'Mes jetons d’API · Bièvre' }];
export const handle = { crumbs: [{ label: 'Mon compte', path: accountPath }, { label: 'Mes jetons d’API' }] };

export async function loader(args: Route.LoaderArgs) {
  const actor = requireActor(args);
  const { tokens, today } = args.context.get(pageContext);
  const importing = tokens.mayMake(actor, 'import');
  return {
    sheets: (await tokens.list(actor)).map((sheet) => ({ ...sheet, alive: isAlive(sheet, today()) })),
    whyNotImport: importing.may ? null : importing.why,
    origin: new URL(args.request.url).origin,
  };
}

const said = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

const nothing = { made: null, revoked: false, refusal: null, name: '' };

export const action = changing(async ({ actor, tokens }, { request }: Route.ActionArgs) => {
  const form = await request.formData();
  const name = said(form, 'nom');
  try {
    if (form.has('revoquer')) {
      await tokens.revoke(actor, said(form, 'revoquer'));
      return data({ ...nothing, revoked: true });
    }
    const made = await tokens.make(actor, { name, scope: said(form, 'portee'), days: Number(said(form, 'duree')) });
    return data({ ...nothing, made });
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.kind === 'refused') throw thrown;
    return data({ ...nothing, refusal: thrown.message, name }, { status: 422 });
  }
});

type Made = { readonly token: string; readonly sheet: TokenSheet };

function Shown({ made, origin }: { made: Made; origin: string }) {
  return (
    <section className={`card ${classes.made}`} aria-labelledby="fait">
      <h2 id="fait">Le jeton «&nbsp;{made.sheet.name}&nbsp;» est fait</h2>
      <p role="status">Copiez-le maintenant et gardez-le en lieu sûr : il ne sera plus jamais montré.</p>
      <label className="field">
        Jeton
        <input type="text" readOnly value={made.token} className={classes.token} spellCheck={false} autoComplete="off" />
      </label>
      <p className="soft">
        Un programme l’envoie dans l’en-tête de chaque demande, jamais dans une adresse. Par exemple :
        <code className={classes.example}>
          curl -H "Authorization: Bearer {made.sheet.beginning}…" {origin}/api/measures
        </code>
      </p>
    </section>
  );
}

const durationWords: Readonly<Record<(typeof tokenDurations)[number], string>> = {
  30: '30 jours',
  90: '3 mois',
  180: '6 mois',
  365: 'un an',
};

function NewToken({ whyNotImport, name }: { whyNotImport: string | null; name: string }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="card">
      <h2>Faire un jeton</h2>
      <p className="soft">
        Un jeton laisse un programme agir à votre place, ici seulement, et jamais plus que vous ne le pouvez.
      </p>
      <label className="field">
        Nom, pour le reconnaître
        <input type="text" name="nom" required maxLength={80} autoComplete="off" defaultValue={name} />
      </label>
      <fieldset className={classes.choices}>
        <legend>Ce qu’il permet</legend>
        <label>
          <input type="radio" name="portee" value="read" defaultChecked />
          Lire
        </label>
        <label>
          <input
            type="radio"
            name="portee"
            value="import"
            disabled={whyNotImport !== null}
            aria-describedby={whyNotImport === null ? undefined : 'pourquoi'}
          />
          Lire et importer des fichiers
        </label>
        {whyNotImport !== null && (
          <p id="pourquoi" className="soft">
            {whyNotImport}
          </p>
        )}
      </fieldset>
      <label className="field">
        Durée
        <select name="duree" defaultValue="90">
          {tokenDurations.map((days) => (
            <option key={days} value={days}>
              {durationWords[days]}
            </option>
          ))}
        </select>
      </label>
      <div>
        <button type="submit" className="button primary" disabled={busy}>
          Faire le jeton
        </button>
      </div>
    </Form>
  );
}

type Line = TokenSheet & { readonly alive: boolean };

function stateOf({ alive, revokedOn }: Line): { label: string; tag: string } {
  if (alive) return { label: 'ouvert', tag: 'good' };
  return revokedOn === null ? { label: 'expiré', tag: 'look' } : { label: 'révoqué', tag: 'fault' };
}

function TokenLine({ line }: { line: Line }) {
  const busy = useNavigation().state !== 'idle';
  const state = stateOf(line);
  return (
    <tr>
      <th scope="row">
        {line.name}
        <div className="soft">{line.beginning}…</div>
      </th>
      <td>{line.scope === 'read' ? 'lire' : 'lire et importer'}</td>
      <td>{frenchDay(line.madeOn)}</td>
      <td>{frenchDay(line.expiresOn)}</td>
      <td>{line.usedOn === null ? 'jamais' : frenchDay(line.usedOn)}</td>
      <td>
        <span className={`tag ${state.tag}`}>{state.label}</span>
        {line.revokedOn !== null && (
          <div className="soft">
            le {frenchDay(line.revokedOn)}
            {line.revokedBy !== null && ` par ${line.revokedBy}`}
            {line.revocationReason !== null && <>&nbsp;: {line.revocationReason}</>}
          </div>
        )}
      </td>
      <td>
        {line.alive && (
          <details>
            <summary>Révoquer…</summary>
            <Form method="post">
              <p>Les programmes qui l’emploient seront refusés aussitôt, et pour toujours.</p>
              <button type="submit" name="revoquer" value={line.id} className="button danger" disabled={busy}>
                Révoquer ce jeton
              </button>
            </Form>
          </details>
        )}
      </td>
    </tr>
  );
}

const columns = ['Jeton', 'Permet de', 'Fait le', 'Expire le', 'Dernier usage', 'État'];

function Tokens({ lines }: { lines: readonly Line[] }) {
  return (
    <section aria-labelledby="jetons">
      <h2 id="jetons">Jetons faits ici</h2>
      {lines.length === 0 ? (
        <EmptyState title="Aucun jeton pour l’instant">
          Il n’en faut un que pour un programme qui lit ou importe tout seul.
        </EmptyState>
      ) : (
        <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Jetons faits ici">
          <Table className={tableClasses.table}>
            <thead>
              <tr>
                {columns.map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">Révoquer</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <TokenLine key={line.id} line={line} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  );
}

export default function ApiTokensPage({ loaderData: { sheets, whyNotImport, origin }, actionData }: Route.ComponentProps) {
  const open = sheets.filter(({ alive }) => alive).length;
  return (
    <>
      <PageTitle
        title="Mes jetons d’API"
        answer={`${countOf(open, 'jeton ouvert', 'jetons ouverts', 'Aucun jeton ouvert')} ; chacun expire de lui-même et se révoque ici.`}
      />
      <div className="stack">
        {actionData?.refusal && (
          <p role="alert" className="notice fault">
            {actionData.refusal}
          </p>
        )}
        {actionData?.revoked && (
          <p role="status" className="notice good">
            Jeton révoqué.
          </p>
        )}
        {actionData?.made && <Shown made={actionData.made} origin={origin} />}
        <NewToken key={sheets.length} whyNotImport={whyNotImport} name={actionData?.name ?? ''} />
        <Tokens lines={sheets} />
      </div>
    </>
  );
}
