import { Table } from '@mantine/core';
import { Form, useNavigation } from 'react-router';
import { changing, consulting } from '../../../http/reading.ts';
import { demand, mayManagePeople } from '../../../kernel/access.ts';
import { frenchInstant } from '../../../kernel/french.ts';
import { problem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { EmptyState } from '../../../web/empty-state.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { invite, listInvitations, resendInvitation, revokeInvitation } from '../../accounts/index.ts';
import { peoplePath } from '../administration.paths.ts';
import { roleWords } from '../held-words.ts';
import { readTerms, textOf } from '../role-form.ts';
import { loadScopes, placeWords, rolesOffered } from '../scopes.ts';
import type { Route } from './+types/invitations.page.ts';
import classes from './administration.module.css';
import { answering, done } from './answer.ts';
import { Answered } from './answered.tsx';
import { RoleFields } from './role-fields.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Invitations · Bièvre' }];
export const handle = { crumbs: [{ label: 'Personnes', path: peoplePath }, { label: 'Invitations' }] };

export const loader = consulting(async ({ actor, database, today, now, mail }) => {
  demand(mayManagePeople(actor, actor.member));
  const scopes = await loadScopes(database, actor);
  const pending = (await listInvitations(database.accounts, actor)).map((one) => ({
    id: one.id,
    name: one.name,
    email: one.email,
    role: roleWords(one.terms, scopes),
    mailedAt: one.mailedAt?.toISOString() ?? null,
    expiresAt: one.expiresAt.toISOString(),
    isExpired: one.expiresAt <= now(),
  }));
  return { pending, scopes, roles: rolesOffered(scopes), today: today(), isMailed: mail !== null };
});

export const action = changing(async (page, { request }: Route.ActionArgs) => {
  const { actor, database, today } = page;
  const form = await request.formData();
  const asked = textOf(form, 'action');
  const id = textOf(form, 'invitation');
  return answering(async () => {
    const scopes = await loadScopes(database, actor);
    if (asked === 'retirer') {
      await revokeInvitation(page, actor, id);
      return done('Invitation retirée : son lien n’ouvre plus rien.');
    }
    if (asked === 'renvoyer') {
      const pending = (await listInvitations(database.accounts, actor)).find((one) => one.id === id);
      if (!pending) throw problem('not-found', 'accounts.unknown-invitation', 'Cette invitation n’attend plus de réponse.');
      const delivery = await resendInvitation(page, actor, id, placeWords(pending.terms.scope, scopes));
      return done('Nouveau lien fait : l’ancien n’ouvre plus rien.', delivery);
    }
    const terms = readTerms(form, scopes, today());
    const person = { name: textOf(form, 'nom'), email: textOf(form, 'email') };
    const delivery = await invite(page, actor, { ...person, terms, place: placeWords(terms.scope, scopes) });
    return done(
      delivery.mailed ? `Invitation envoyée à ${delivery.email}.` : `Invitation faite pour ${delivery.email}.`,
      delivery,
    );
  });
});

function Inviting({ loaded }: { loaded: Loaded }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="card">
      <h2>Inviter une personne</h2>
      <p className="soft">
        {loaded.isMailed
          ? 'Elle reçoit un lien par messagerie ; il sert une fois, pendant sept jours.'
          : 'Un lien vous est montré, à lui transmettre ; il sert une fois, pendant sept jours.'}
      </p>
      <div className={classes.pair}>
        <label className="field">
          Prénom et nom
          <input type="text" name="nom" required maxLength={200} autoComplete="off" />
        </label>
        <label className="field">
          Adresse électronique
          <input type="email" name="email" required autoComplete="off" />
        </label>
      </div>
      <RoleFields scopes={loaded.scopes} roles={loaded.roles} today={loaded.today} />
      <button type="submit" name="action" value="inviter" className="button primary" disabled={busy}>
        {busy ? 'Invitation…' : 'Inviter'}
      </button>
    </Form>
  );
}

function Pending({ pending }: { pending: Loaded['pending'] }) {
  const busy = useNavigation().state !== 'idle';
  if (pending.length === 0) return <EmptyState title="Aucune invitation en attente" />;
  return (
    <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Invitations en attente">
      <Table className={tableClasses.table}>
        <thead>
          <tr>
            {['Personne', 'Rôle', 'Lien'].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">Renvoyer ou retirer</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {pending.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.name}
                <div className="soft">{one.email}</div>
              </th>
              <td>{one.role}</td>
              <td>
                {one.isExpired ? (
                  <span className="tag fault">expiré</span>
                ) : (
                  <span className="tag look">jusqu’au {frenchInstant(one.expiresAt)}</span>
                )}
                <div className="soft">
                  {one.mailedAt === null ? 'à transmettre par vos soins' : `envoyé le ${frenchInstant(one.mailedAt)}`}
                </div>
              </td>
              <td>
                <Form method="post" className={classes.inline}>
                  <input type="hidden" name="invitation" value={one.id} />
                  <button type="submit" name="action" value="renvoyer" className="button" disabled={busy}>
                    Renvoyer<span className="visually-hidden"> à {one.name}</span>
                  </button>
                  <button type="submit" name="action" value="retirer" className="button danger" disabled={busy}>
                    Retirer<span className="visually-hidden"> l’invitation de {one.name}</span>
                  </button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

export default function InvitationsPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Invitations"
        answer={countOf(
          loaderData.pending.length,
          'invitation attend une réponse.',
          'invitations attendent une réponse.',
          'Aucune invitation n’attend de réponse.',
        )}
      />
      <div className="stack">
        <Answered answer={actionData} />
        <Inviting loaded={loaderData} />
        <section aria-labelledby="en-attente">
          <h2 id="en-attente">En attente</h2>
          <Pending pending={loaderData.pending} />
        </section>
      </div>
    </>
  );
}
