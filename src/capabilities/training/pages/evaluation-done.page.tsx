import { Brand } from '../../../web/brand.tsx';
import classes from './evaluation.module.css';

export const meta = () => [{ title: 'Merci · Bièvre' }];

export default function EvaluationDonePage() {
  return (
    <main className={classes.page}>
      <Brand className={classes.brand} />
      <div className="card">
        <h1>Merci</h1>
        <p>Votre avis est enregistré, sans votre nom. Vous pouvez fermer cette page.</p>
      </div>
    </main>
  );
}
