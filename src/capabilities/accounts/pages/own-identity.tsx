import { Link } from 'react-router';
import type { LinkedIdentity } from '../../../http/openid-door.ts';
import { frenchInstant } from '../../../kernel/french.ts';
import { identityPath } from '../accounts.paths.ts';
import classes from './account.module.css';

/** The identity of the provider that opens the account, as « Mon compte » shows it. */
export function OwnIdentity({ identity }: { identity: LinkedIdentity & { readonly name: string } }) {
  const { name, linkedAt, hasPassword } = identity;
  return (
    <section aria-labelledby="identite">
      <h2 id="identite">Connexion par {name}</h2>
      <p>
        {linkedAt === null
          ? `Votre compte n’est pas lié à une identité ${name}.`
          : `Votre compte est lié à votre identité ${name} depuis le ${frenchInstant(linkedAt)}.`}
        {!hasPassword && ' C’est votre seul moyen d’entrer.'}
      </p>
      <p className={classes.after}>
        <Link className="button" to={identityPath()}>
          {linkedAt === null ? `Lier mon identité ${name}…` : 'Voir ou délier…'}
        </Link>
      </p>
    </section>
  );
}
