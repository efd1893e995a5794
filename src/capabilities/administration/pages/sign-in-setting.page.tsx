import { Form, useNavigation } from 'react-router';
import type { PageContext } from '../../../http/page-context.ts';
import { changing, consulting } from '../../../http/reading.ts';
import { frenchRole } from '../../../kernel/french-role.ts';
import { FactList } from '../../../web/fact-list.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { type FactorDemand, getFactorDemand, heavyRoles, setFactorDemand } from '../../accounts/index.ts';
import { textOf } from '../role-form.ts';
import type { Route } from './+types/sign-in-setting.page.ts';
import classes from './administration.module.css';
import { answering, done } from './answer.ts';
import { Answered } from './answered.tsx';

export const meta = () => [{ title: 'Réglages de connexion · Bièvre' }];
export const handle = { crumbs: [{ label: 'Réglages de connexion' }] };

function inDays(hours: number): string {
  return hours % 24 === 0 && hours > 24 ? `${hours / 24} jours` : `${hours} heure${hours < 2 ? '' : 's'}`;
}

/** What the site's environment sets for every operator, in words: shown here, changed by whoever runs the site. */
function setBySite({ mail, sessions }: PageContext): readonly (readonly [string, string])[] {
  const { absoluteHours, idleHours } = sessions.limits;
  return [
    ['Sessions', `finies après ${inDays(absoluteHours)}, ou ${inDays(idleHours)} sans page ouverte`],
    [
      'Fournisseur d’identité',
      sessions.openId === null
        ? 'aucun : chacun se connecte par mot de passe'
        : `${sessions.openId.name}, en plus du mot de passe`,
    ],
    [
      'Messagerie',
      mail === null
        ? 'aucun serveur : un changement de second facteur n’est pas annoncé à la personne, et les invitations se transmettent par lien'
        : 'un serveur est réglé : chacun est prévenu des changements de son second facteur',
    ],
  ];
}

export const loader = consulting(async (page) => {
  const demanded = await getFactorDemand(page.database.accounts, page.actor);
  return { demanded, heavy: heavyRoles.map((role) => frenchRole[role]).join(', '), facts: setBySite(page) };
});

export const action = changing(async (page, { request }: Route.ActionArgs) => {
  const form = await request.formData();
  return answering(async () => {
    await setFactorDemand(page, page.actor, textOf(form, 'second-facteur'));
    return done('Réglage enregistré : il vaut dès la prochaine page de chacun.');
  });
});

const words: Readonly<Record<FactorDemand, string>> = {
  nobody: 'À personne : chacun choisit d’en avoir un',
  administrators: 'À ceux dont le rôle voit ou change le plus',
  operator: 'À tous ceux de l’opérateur, et aux rôles ci-dessus chez les adhérents',
  everybody: 'À tout le monde, adhérents compris',
};

/** Each asks more than the one before. */
const inOrder = ['nobody', 'administrators', 'operator', 'everybody'] as const;

const answers: Readonly<Record<FactorDemand, string>> = {
  nobody: 'Le second facteur n’est demandé à personne.',
  administrators: 'Le second facteur est demandé à ceux dont le rôle voit ou change le plus.',
  operator: 'Le second facteur est demandé à tous ceux de l’opérateur.',
  everybody: 'Le second facteur est demandé à tout le monde.',
};

function DemandForm({ demanded, heavy }: { demanded: FactorDemand; heavy: string }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="card">
      <h2>À qui demander un second facteur</h2>
      <fieldset className={classes.choices}>
        <legend>Le second facteur est demandé</legend>
        {inOrder.map((one) => (
          <label key={one}>
            <input type="radio" name="second-facteur" value={one} defaultChecked={one === demanded} />
            <span>
              {words[one]}
              {one === 'administrators' && <span className="soft"> ({heavy})</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="soft">
        Qui n’en a pas est conduit à en installer un à sa prochaine page, et n’a rien d’autre d’ici là : vous aussi. Celui que
        demande un fournisseur d’identité compte. Les jetons d’API ne changent pas.
      </p>
      <div>
        <button type="submit" className="button primary" disabled={busy}>
          Enregistrer
        </button>
      </div>
    </Form>
  );
}

export default function SignInSettingPage({ loaderData: { demanded, heavy, facts }, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title="Réglages de connexion" answer={answers[demanded]} />
      <div className="stack">
        <Answered answer={actionData} />
        <DemandForm demanded={demanded} heavy={heavy} />
        <section aria-labelledby="site">
          <h2 id="site">Réglé pour tout le site</h2>
          <FactList facts={facts} />
          <p className={`soft ${classes.after}`}>Par l’administrateur de la machine, dans l’environnement du site.</p>
        </section>
      </div>
    </>
  );
}
