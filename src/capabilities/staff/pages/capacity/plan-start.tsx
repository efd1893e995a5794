import { Form, Link, useLocation } from 'react-router';
import { hypothesisParameter } from '../../capacity/hypothesis.ts';
import { sinceParameter } from '../../capacity/hypothesis-form.ts';
import type { PlanStart } from './capacity.load.ts';
import classes from './capacity.module.css';

/** From which month one looks: the one under way, or another, as the plan was or will be. */
export function PlanStartForm({ start }: { start: PlanStart }) {
  const { pathname } = useLocation();
  return (
    <div className={classes.start} data-print="hidden">
      <Form method="get" action={pathname} className="inline-field" key={start.month} preventScrollReset>
        {start.kept.map((text) => (
          <input key={text} type="hidden" name={hypothesisParameter} value={text} />
        ))}
        <label className="inline-field">
          Dix-huit mois à partir de
          <input type="month" name={sinceParameter} defaultValue={start.month} placeholder="2027-03" />
        </label>
        <button type="submit" className="button">
          Voir
        </button>
      </Form>
      {start.lastRun !== null && (
        <p className="soft">
          Aucune exploitation n’est enregistrée depuis trois ans. La dernière permet de{' '}
          <Link to={{ pathname, search: start.lastRun.search }}>voir le plan à partir de {start.lastRun.words}</Link>.
        </p>
      )}
    </div>
  );
}
