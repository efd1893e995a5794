import { Link } from 'react-router';
import { signInPath } from '../../../http/sign-in-path.ts';
import { Brand } from '../../../web/brand.tsx';
import classes from './sign-in.module.css';

export const meta = () => [{ title: 'Mot de passe changé · Bièvre' }];

/** An address of its own: the link that led here opens nothing any more. */
export default function PasswordChangedPage() {
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <div className={classes.form}>
        <h1>Mot de passe changé</h1>
        <p role="status" className="notice good">
          Vos sessions sont terminées et vos jetons d’API révoqués : connectez-vous avec le nouveau.
        </p>
        <Link to={signInPath()} className="button primary">
          Se connecter
        </Link>
      </div>
    </main>
  );
}
