import { Link } from 'react-router';
import { EmptyState } from '../../../web/empty-state.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import classes from './home.module.css';

const steps = [
  {
    path: '/imports',
    label: 'Importer vos fichiers',
    what: '« adherents » d’abord, les autres dans n’importe quel ordre ; un essai à blanc dit tout ce qui n’irait pas',
  },
  {
    path: '/imports/modeles',
    label: 'Voir quels fichiers, et leurs modèles',
    what: 'les colonnes de chacun, avec un exemple à remplir',
  },
  {
    path: '/administration/invitations',
    label: 'Inviter vos collègues et vos adhérents',
    what: 'chacun reçoit un lien, avec le rôle que vous lui donnez ; un second administrateur évite d’être seul à avoir la clé',
  },
  { path: '/compte', label: 'Voir votre compte', what: 'vos sessions ouvertes, votre mot de passe' },
] as const;

/** The home page of an operator without members nor years recorded; only an administrator can do something about it. */
export function FirstSteps({ operator, mayImport }: { operator: string | null; mayImport: boolean }) {
  return (
    <>
      <PageTitle title={operator ?? 'Accueil'} answer="Aucun adhérent n’est encore enregistré." />
      {mayImport ? (
        <section aria-labelledby="premiers-pas">
          <h2 id="premiers-pas">Vos premiers pas</h2>
          <ul className={classes.doors}>
            {steps.map((step) => (
              <li key={step.path}>
                <Link to={step.path}>{step.label}</Link>
                <span className="soft">{step.what}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <EmptyState title="L’opérateur n’a pas encore chargé ses fichiers">
          Les chiffres viendront quand un administrateur les aura importés.
        </EmptyState>
      )}
    </>
  );
}
