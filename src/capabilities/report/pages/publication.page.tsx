import { data, Form, Link, useNavigation } from 'react-router';
import { changing, reading } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { isProblem, problem } from '../../../kernel/problem.ts';
import { countOf } from '../../../web/count-of.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { frenchOrdinal } from '../publication/publication.ts';
import { withdrawPublication } from '../publication/withdraw-publication.ts';
import { reportPath, reportsPath } from '../report.paths.ts';
import type { Route } from './+types/publication.page.ts';
import { yearOfAddress } from './chapter.load.ts';
import { loadPublication } from './publication.load.ts';
import classes from './publication.module.css';
import { Past, Readers } from './publication-lists.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `Publication du bilan ${loaderData?.year ?? ''} aux adhérents · Bièvre` },
];
export const handle = {
  crumbs: ({ year }: Loaded) => [
    { label: 'Bilans d’activité', path: reportsPath },
    { label: String(year), path: reportPath(year) },
    { label: 'Publication aux adhérents' },
  ],
};

export const loader = reading((page, { params }: Route.LoaderArgs) => loadPublication(page, yearOfAddress(params.year)));

type Answered = { readonly done: string | null; readonly refusal: string | null };

export const action = changing(async (page, { params, request }: Route.ActionArgs) => {
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? '');
  try {
    if (field('action') === 'retirer') {
      await withdrawPublication(page, page.actor, { year: params.year, number: field('numero'), reason: field('motif') });
      return data<Answered>({ done: `Bilan ${params.year} retiré : les adhérents ne le lisent plus.`, refusal: null });
    }
    if (field('action') !== 'publier')
      throw problem('invalid', 'report.unknown-action', 'Dites s’il faut publier ce bilan ou le retirer.');
    const asked = { year: params.year, deliberation: field('deliberation'), note: field('note') };
    const { number, figures } = await page.publish(page.actor, asked);
    const what = countOf(figures, 'chiffre par adhérent figé', 'chiffres par adhérent figés', 'aucun chiffre par adhérent');
    return data<Answered>({ done: `Bilan ${params.year} publié (${frenchOrdinal(number)}) : le PDF et ${what}.`, refusal: null });
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.kind === 'not-found' || thrown.kind === 'refused') throw thrown;
    return data<Answered>({ done: null, refusal: thrown.message }, { status: thrown.kind === 'conflict' ? 409 : 422 });
  }
});

function Answer({ year, shown, members }: Pick<Loaded, 'year' | 'shown' | 'members'>) {
  if (shown === null) return <>Les adhérents ne lisent aucun bilan {year}&nbsp;: il ne leur est pas publié.</>;
  return (
    <>
      Les adhérents lisent la {frenchOrdinal(shown.number)} du bilan {year}, du {frenchDay(shown.publishedOn)}&nbsp;;{' '}
      {countOf(
        members.length,
        'd’entre eux y a ses propres chiffres',
        'd’entre eux y ont leurs propres chiffres',
        'aucun n’y a de chiffres propres',
      )}
      .
    </>
  );
}

function Publishing({ year, shown, refusal }: Pick<Loaded, 'year' | 'shown' | 'refusal'>) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="card" key={`publier-${shown?.number ?? 0}`}>
      <h2>{shown === null ? 'Publier aux adhérents' : 'Publier de nouveau, après une correction'}</h2>
      <p className="soft">
        Le PDF d’aujourd’hui est figé tel quel et tous les adhérents le lisent ; chacun lit en plus, sur sa page, les chiffres qui
        le concernent, et aucun de ceux d’un autre.
        {shown !== null && ` Il remplace la ${frenchOrdinal(shown.number)}, que vous gardez.`}
      </p>
      <label className="field">
        Numéro de la délibération (facultatif)
        <input type="text" name="deliberation" maxLength={200} autoComplete="off" disabled={refusal !== null} />
      </label>
      <label className="field">
        Note aux adhérents (facultatif)
        <textarea name="note" maxLength={2000} rows={3} disabled={refusal !== null} />
      </label>
      <button
        type="submit"
        name="action"
        value="publier"
        className="button primary"
        disabled={busy || refusal !== null}
        aria-describedby={refusal === null ? undefined : 'refus'}
      >
        {busy ? 'Publication…' : `Publier le bilan ${year}`}
      </button>
      {refusal !== null && (
        <p id="refus" className="soft">
          {refusal}
        </p>
      )}
    </Form>
  );
}

function Withdrawing({ year, shown, refusal }: Pick<Loaded, 'year' | 'shown' | 'refusal'>) {
  const busy = useNavigation().state !== 'idle';
  if (shown === null || refusal !== null) return null;
  return (
    <details className={classes.withdraw}>
      <summary>Retirer ce bilan…</summary>
      <Form method="post" className="card">
        <p>
          Les adhérents ne liront plus rien du bilan {year}, aussitôt. Rien n’est supprimé : la publication et son motif de
          retrait restent ici, et le bilan peut être publié de nouveau.
        </p>
        <input type="hidden" name="numero" value={shown.number} />
        <label className="field">
          Motif du retrait
          <textarea name="motif" required maxLength={2000} rows={2} />
        </label>
        <button type="submit" name="action" value="retirer" className="button danger" disabled={busy}>
          Retirer aux adhérents
        </button>
      </Form>
    </details>
  );
}

export default function PublicationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { year, shown, members, history, refusal } = loaderData;
  return (
    <>
      <PageTitle
        title={`Publication du bilan ${year}`}
        answer={<Answer year={year} shown={shown} members={members} />}
        actions={
          <Link to={reportPath(year)} className="button">
            Lire le bilan
          </Link>
        }
      />
      <div className="stack">
        {actionData?.refusal && (
          <p role="alert" className="notice fault">
            {actionData.refusal}
          </p>
        )}
        {actionData?.done && (
          <p role="status" className="notice good">
            {actionData.done}
          </p>
        )}
        <Past year={year} history={history} />
        <Publishing year={year} shown={shown} refusal={refusal} />
        <Withdrawing year={year} shown={shown} refusal={refusal} />
        <Readers year={year} members={members} />
      </div>
    </>
  );
}
