import { Form, redirect, useNavigation } from 'react-router';
import { changing, consulting } from '../../../http/reading.ts';
import { demandSession } from '../../../http/session.ts';
import { frenchInstant } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { FactList } from '../../../web/fact-list.tsx';
import { History, historyLimit } from '../../../web/history.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { PlainTable } from '../../../web/plain-table.tsx';
import {
  closeAccount,
  endRole,
  endSessionsOf,
  findPerson,
  grantRole,
  hasFactors,
  makePasswordLink,
  removeFactors,
  seeAs,
} from '../../accounts/index.ts';
import { peoplePath } from '../administration.paths.ts';
import { daysWords, frenchStanding, roleWords, standingTag } from '../held-words.ts';
import { personFacts } from '../person-facts.ts';
import { demandDay, readTerms, textOf } from '../role-form.ts';
import { loadScopes, rolesOffered } from '../scopes.ts';
import { seeAsOffer } from '../see-as-offer.ts';
import { changeTie, findTiedPerson } from '../tied-person.ts';
import type { Route } from './+types/person.page.ts';
import classes from './administration.module.css';
import { answering, done } from './answer.ts';
import { Answered, passwordLinkWords } from './answered.tsx';
import { EndSessions, Factors, ForgottenPassword, Identity } from './person-access.tsx';
import { RoleFields } from './role-fields.tsx';
import { SeeAs } from './see-as-form.tsx';
import { TiedPerson } from './tied-person.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.person.name ?? 'Personne'} · Bièvre` }];
export const handle = {
  crumbs: (loaded: Loaded) => [{ label: 'Personnes', path: peoplePath }, { label: loaded.person.name }],
};

export const loader = consulting(
  async ({ actor, database, today, mail, doors, sessions: { openId } }, { params }: Route.LoaderArgs) => {
    const person = await findPerson(database.accounts, actor, today(), params.id);
    const scopes = await loadScopes(database, actor);
    const held = person.grants.map((grant) => ({
      id: grant.id,
      role: roleWords(grant, scopes),
      days: daysWords(grant),
      isOver: grant.toDay !== null && grant.toDay <= today(),
    }));
    const { name, email, standing, lastVisit } = person;
    return {
      person: { name, email, standing, lastVisit, isReader: person.id === actor.id },
      held,
      scopes,
      roles: rolesOffered(scopes),
      seeing: seeAsOffer(actor, person, scopes, today()),
      today: today(),
      tied: await findTiedPerson(database, actor, person.id),
      hasFactors: await hasFactors(database, actor, params.id),
      identity: openId && { name: openId.name, ...(await openId.ofPerson(actor, params.id)) },
      isMailed: mail !== null,
      history: await personFacts({ actor, database, doors }, person.id, historyLimit),
    };
  },
);

export const action = changing(async (page, { request, params }: Route.ActionArgs) => {
  const { actor, database, today } = page;
  const form = await request.formData();
  const asked = textOf(form, 'action');
  return answering(async () => {
    if (asked === 'fermer') {
      await closeAccount(database, actor, today(), params.id);
      return done('Compte fermé : ses rôles sont finis, ses sessions terminées.');
    }
    if (asked === 'voir-comme') {
      const terms = { person: params.id, place: textOf(form, 'place'), reason: textOf(form, 'raison') };
      await seeAs(page, demandSession(page.session), terms);
      throw redirect('/');
    }
    if (asked === 'retirer-facteurs') {
      await removeFactors(page, actor, params.id, textOf(form, 'raison'));
      return done('Seconds facteurs retirés, sessions terminées : sa connexion ne demande plus rien d’autre.');
    }
    if (asked === 'sessions') {
      const ended = await endSessionsOf(database, actor, params.id);
      return done(countOf(ended, 'session terminée.', 'sessions terminées.', 'Aucune session n’était ouverte ici.'));
    }
    if (asked === 'delier') {
      await page.sessions.openId?.unlinkPerson(actor, { account: params.id, reason: textOf(form, 'raison') });
      return done('Identité déliée, sessions ouvertes par elle terminées.');
    }
    if (asked === 'mot-de-passe') {
      const delivery = await makePasswordLink(page, actor, params.id);
      return done(delivery.mailed ? `Lien envoyé à ${delivery.email}.` : `Lien fait pour ${delivery.email}.`, delivery);
    }
    const tied = await changeTie(page, params.id, asked, textOf(form, 'matricule'));
    if (tied !== null) return done(tied);
    if (asked === 'finir') {
      await endRole(database, actor, textOf(form, 'role'), demandDay(form, 'fin', 'fin du rôle'));
      return done('Fin du rôle enregistrée.');
    }
    await grantRole(database, actor, params.id, readTerms(form, await loadScopes(database, actor), today()));
    return done('Rôle donné.');
  });
});

function Held({ held, today }: { held: Loaded['held']; today: string }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">Rôles</h2>
      <PlainTable label="Rôles" heads={['Rôle', 'Dates', { spoken: 'Finir' }]}>
        {held.map((grant) => (
          <tr key={grant.id}>
            <th scope="row">{grant.role}</th>
            <td>{grant.days}</td>
            <td>
              {!grant.isOver && (
                <details>
                  <summary>Finir…</summary>
                  <Form method="post" className={classes.inline}>
                    <input type="hidden" name="role" value={grant.id} />
                    <label className="field">
                      N’est plus tenu à partir du
                      <input type="date" name="fin" required defaultValue={today} />
                    </label>
                    <button type="submit" name="action" value="finir" className="button danger" disabled={busy}>
                      Finir ce rôle
                    </button>
                  </Form>
                </details>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

function Closing({ isReader }: { isReader: boolean }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <section aria-labelledby="fermer">
      <h2 id="fermer">Fermer le compte</h2>
      {isReader ? (
        <p className="soft">C’est votre propre compte : un autre administrateur doit le fermer.</p>
      ) : (
        <details>
          <summary>Fermer ce compte…</summary>
          <Form method="post" className="card">
            <p>Tous ses rôles finissent aujourd’hui et ses sessions sont terminées. Un rôle donné plus tard le rouvre.</p>
            <button type="submit" name="action" value="fermer" className="button danger" disabled={busy}>
              Fermer le compte
            </button>
          </Form>
        </details>
      )}
    </section>
  );
}

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { person, held, scopes, roles, seeing, today, isMailed, hasFactors: hasSome, tied, identity, history } = loaderData;
  const busy = useNavigation().state !== 'idle';
  const running = held.filter(({ isOver }) => !isOver).length;
  return (
    <>
      <PageTitle
        title={
          <>
            {person.name} <span className={`tag ${standingTag[person.standing]}`}>{frenchStanding[person.standing]}</span>
          </>
        }
        answer={countOf(running, 'rôle tenu.', 'rôles tenus.', 'Aucun rôle tenu.')}
      />
      <div className="stack">
        <Answered answer={actionData} words={passwordLinkWords} />
        <FactList
          facts={[
            ['Adresse', person.email],
            ['Dernière venue', person.lastVisit === null ? 'jamais' : frenchInstant(person.lastVisit)],
          ]}
        />
        <Held held={held} today={today} />
        <Form method="post" className="card">
          <h2>Donner un rôle</h2>
          <RoleFields scopes={scopes} roles={roles} today={today} />
          <button type="submit" name="action" value="donner" className="button primary" disabled={busy}>
            Donner ce rôle
          </button>
        </Form>
        {tied && <TiedPerson code={tied.code} />}
        {seeing && <SeeAs name={person.name} offer={seeing} />}
        <Factors held={hasSome} isReader={person.isReader} />
        {identity && <Identity identity={identity} email={person.email} isReader={person.isReader} />}
        {running > 0 && !person.isReader && identity?.hasPassword !== false && <ForgottenPassword isMailed={isMailed} />}
        {!person.isReader && <EndSessions />}
        {running > 0 && <Closing isReader={person.isReader} />}
        {history !== null && <History events={history.facts} source="journal" />}
        {history !== null && <History events={history.visits} source="journal" title="Connexions" id="connexions" />}
      </div>
    </>
  );
}
