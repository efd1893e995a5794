import { data, Form, Link, useNavigation } from 'react-router';
import { countEntries } from '../../../database/journal.store.ts';
import { listRemovals } from '../../../database/journal-chain.store.ts';
import { perform } from '../../../database/perform.ts';
import { findRetention, type PruningPlan, planPruning } from '../../../database/retention.store.ts';
import { pageContext } from '../../../http/page-context.ts';
import { changing, reading } from '../../../http/reading.ts';
import { demand, mayReadJournal, maySetRetention } from '../../../kernel/access.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import { FactList } from '../../../web/fact-list.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { journalPath, retentionPath } from '../journal.paths.ts';
import { frenchYears, parseYears, setRetention } from '../retention.ts';
import type { Route } from './+types/retention.page.ts';

export const meta = () => [{ title: 'Conservation du journal · Bièvre' }];
export const handle = { crumbs: [{ label: 'Journal', path: journalPath }, { label: 'Conservation' }] };

/** What is asked to be looked at before it is done; `refusal` when it is no number of years. */
type Asked = { readonly years: number | null; readonly refusal: string | null };

function readAsked(raw: string | null): Asked | null {
  if (raw === null) return null;
  try {
    return { years: parseYears(raw), refusal: null };
  } catch (thrown) {
    if (isProblem(thrown)) return { years: null, refusal: thrown.message };
    throw thrown;
  }
}

export const loader = reading(async ({ tx, actor, today, url }, { context }: Route.LoaderArgs) => {
  demand(mayReadJournal(actor));
  const asked = readAsked(url.searchParams.get('annees'));
  const [removal] = await listRemovals(tx);
  const setting = maySetRetention(actor);
  return {
    years: await findRetention(tx),
    count: await countEntries(tx, {}),
    asked,
    plan: asked?.years ? await planPruning(tx, asked.years, today) : null,
    removal: removal ?? null,
    refused: setting.may ? null : setting.why,
    operator: actor.operator,
    isServer: context.get(pageContext).database.kind === 'postgresql',
  };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) => {
  try {
    await perform(database, actor, setRetention, (await request.formData()).get('annees'));
    return { done: true, refusal: null };
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.kind !== 'invalid') throw thrown;
    return data({ done: false, refusal: thrown.message }, { status: 422 });
  }
});

type Loaded = Route.ComponentProps['loaderData'];

function whatItRemoves(plan: PruningPlan | null): string {
  if (plan === null) return 'Plus rien ne sera retiré. Ce qui l’a déjà été ne revient pas.';
  const upTo = frenchDay(plan.upToDay);
  if (plan.lastNumber === null) return `Aucun fait n’est assez ancien aujourd’hui : rien ne date du ${upTo} ou d’avant.`;
  const [gone, are] = plan.count < 2 ? ['sera retiré', 'Il n’est'] : ['seront retirés', 'Ils ne sont'];
  const facts = countOf(plan.count, 'fait', 'faits');
  return `${facts}, jusqu’au ${upTo} (n° ${plan.lastNumber}), ${gone} dans la journée. ${are} plus ensuite que dans les sauvegardes.`;
}

/** What the retention that is asked for will do, and the button that does it. */
function Preview({ asked, plan, current }: { asked: Asked; plan: PruningPlan | null; current: number | null }) {
  const busy = useNavigation().state !== 'idle';
  if (asked.refusal !== null)
    return (
      <p role="alert" className="notice fault">
        {asked.refusal}
      </p>
    );
  const kept = frenchYears(asked.years);
  if (asked.years === current)
    return (
      <p role="status" className="notice">
        C’est la durée en vigueur : {kept}.
      </p>
    );
  return (
    <Form method="post" action={retentionPath} className="card" aria-labelledby="effet">
      <h2 id="effet">Garder le journal {kept}</h2>
      <p>{whatItRemoves(plan)}</p>
      {plan !== null && <p>Chaque jour, ce qui passe cet âge est retiré à son tour, par le début et sans trou.</p>}
      <input type="hidden" name="annees" value={asked.years ?? ''} />
      <button type="submit" className={plan === null ? 'button primary' : 'button danger'} disabled={busy}>
        Garder {kept}
      </button>
    </Form>
  );
}

function Setting({ years, asked, plan }: Pick<Loaded, 'years' | 'asked' | 'plan'>) {
  return (
    <>
      <Form method="get" action={retentionPath} className="card" key={String(years)}>
        <h2>Changer la durée</h2>
        <label className="field">
          Années (vide : pour toujours)
          <input type="number" name="annees" min={1} max={100} defaultValue={asked?.years ?? years ?? ''} />
        </label>
        <button type="submit" className="button">
          Voir ce que cela retire
        </button>
      </Form>
      {asked !== null && <Preview asked={asked} plan={plan} current={years} />}
    </>
  );
}

function onServer(operator: string): string {
  return `Le retrait se fait avec le compte propriétaire de la base (DATABASE_OWNER_URL). Si le site ne l’a pas, l’administrateur de la base exécute chaque jour : select journal.prune('${operator}', current_date);`;
}

function Removed({ removal }: Pick<Loaded, 'removal'>) {
  const last =
    removal === null
      ? 'aucun : le journal est là depuis son premier fait'
      : `${countOf(removal.count, 'fait', 'faits')}, jusqu’au ${frenchDay(removal.upToDay)} (n° ${removal.lastNumber})`;
  return (
    <>
      <FactList facts={[['Dernier retrait', last]]} />
      <p className="soft">
        Chaque retrait est lui-même <Link to={`${journalPath}?fait=journal.pruned`}>un fait du journal</Link>, qui dit le numéro
        et l’empreinte du dernier fait retiré : la chaîne se vérifie toujours.
      </p>
    </>
  );
}

export default function RetentionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { years, count, asked, plan, removal, refused, operator, isServer } = loaderData;
  return (
    <>
      <PageTitle
        title="Conservation du journal"
        answer={`Le journal est gardé ${frenchYears(years)} : ${countOf(count, 'fait', 'faits', 'aucun fait')} aujourd’hui.`}
      />
      <div className="stack">
        {actionData?.refusal && (
          <p role="alert" className="notice fault">
            {actionData.refusal}
          </p>
        )}
        {actionData?.done && (
          <p role="status" className="notice good">
            {years === null
              ? 'Le journal est gardé pour toujours.'
              : `Le journal est gardé ${frenchYears(years)} : ce qui est plus ancien est retiré dans la journée.`}
          </p>
        )}
        {refused === null ? <Setting years={years} asked={asked} plan={plan} /> : <p className="soft">{refused}</p>}
        <Removed removal={removal} />
        {isServer && <p className="soft">{onServer(operator)}</p>}
      </div>
    </>
  );
}
