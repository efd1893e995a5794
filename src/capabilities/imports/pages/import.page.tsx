import { pageContext } from '../../../http/page-context.ts';
import { reading } from '../../../http/reading.ts';
import { thingFacts } from '../../../http/thing-history.ts';
import { mayReload } from '../../../import/import.access.ts';
import { importsPath } from '../../../import/import.paths.ts';
import { mayImport } from '../../../kernel/access.ts';
import { frenchInstant, frenchNumber } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { FactList } from '../../../web/fact-list.tsx';
import { History, historyLimit } from '../../../web/history.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { originalPath } from '../imports.paths.ts';
import { getRun, type OriginalFile, originalsOf } from '../run.ts';
import type { Route } from './+types/import.page.ts';
import { Outcome } from './outcome.tsx';
import { runStatus } from './run-status.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData ? titleOf(loaderData) : 'Import'} · Bièvre` }];
export const handle = {
  crumbs: (loaded: Loaded) => [{ label: 'Imports', path: importsPath }, { label: titleOf(loaded) }],
};

export const loader = reading(async (page, { params, context }: Route.LoaderArgs) => {
  const { record, outcome } = await getRun(page.tx, params.id);
  const { formats } = context.get(pageContext).imports;
  const mine = (original: OriginalFile) => original.formats.every((format) => mayReload(page.actor, format, formats).may);
  return {
    record,
    outcome,
    originals: mayImport(page.actor).may ? originalsOf(record).filter(mine) : [],
    facts: await thingFacts(page, [record.id], { limit: historyLimit }),
  };
});

function titleOf({ record }: Loaded): string {
  return `Import du ${frenchInstant(record.at)}`;
}

function Originals({ id, originals }: { id: string; originals: Loaded['originals'] }) {
  return (
    <section aria-labelledby="originaux">
      <h2 id="originaux">Fichiers d’origine</h2>
      <ul>
        {originals.map(({ number, name, size }) => (
          <li key={number}>
            <a href={originalPath(id, number)} download>
              {name}
            </a>{' '}
            <span className="soft">{frenchNumber(String(Math.ceil(size / 1024)))} ko</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function ImportPage({ loaderData }: Route.ComponentProps) {
  const { record, outcome, originals, facts } = loaderData;
  const { label, tag } = runStatus[record.status];
  return (
    <>
      <PageTitle
        title={
          <>
            {titleOf(loaderData)} <span className={`tag ${tag}`}>{label}</span>
          </>
        }
        answer={`${countOf(record.files.length, 'tableau lu', 'tableaux lus')}, par ${record.by}.`}
      />
      <div className="stack">
        <FactList
          facts={[
            ['Identifiant', record.id],
            ['Une ligne rejetée', record.strict ? 'aurait tout arrêté' : 'n’arrêtait pas les autres'],
            ['Annulé', record.undoneAt === null ? null : `${frenchInstant(record.undoneAt)}, par ${record.undoneBy}`],
          ]}
        />
        <Outcome outcome={outcome} dryRun={false} kept={record.id} />
        {originals.length > 0 && <Originals id={record.id} originals={originals} />}
        {facts !== null && <History events={facts} source="journal" />}
      </div>
    </>
  );
}
