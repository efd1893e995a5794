import { readingFromBothSides } from '../../../http/reading.ts';
import { countOf } from '../../../web/count-of.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { FactList } from '../../../web/fact-list.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { identityBehind, memberPathOf, membersListPath } from '../../directory/index.ts';
import { getMemberReport } from '../publication/member-report.ts';
import { type MemberTable, memberTables } from '../publication/member-tables.ts';
import { frenchSize, publishedWords } from '../publication/publication.ts';
import { memberFiguresPath, memberReportPdfPath } from '../report.paths.ts';
import type { Route } from './+types/member-report.page.ts';
import { FrozenTable } from './frozen-table.tsx';
import classes from './member-report.module.css';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: loaderData ? `${loaderData.body.name} dans le bilan ${loaderData.publication.year} · Bièvre` : 'Bilan · Bièvre' },
];
export const handle = {
  crumbs: ({ body, publication, isTheirs }: Loaded) => [
    ...(isTheirs ? [] : [{ label: 'Adhérents', path: membersListPath }]),
    { label: body.name, path: memberPathOf(body.code) },
    { label: `Bilan ${publication.year}` },
  ],
};

export const loader = readingFromBothSides(async ({ tx, actor }, { params }: Route.LoaderArgs) => {
  const { body, publication, figures } = await getMemberReport(tx, params.code, params.year);
  return {
    body: { code: body.code, name: body.name, shortName: body.shortName },
    publication,
    isTheirs: actor.member !== null,
    figures: figures.length,
    tables: memberTables(figures, (label) => identityBehind(label, [body]) !== null),
    words: publishedWords(publication),
    size: frenchSize(publication.size),
  };
});

/** Tables under the chapter where they stand, which is said once. */
function byChapter(tables: readonly MemberTable[]): { chapter: string; tables: MemberTable[] }[] {
  const chapters: { chapter: string; tables: MemberTable[] }[] = [];
  for (const table of tables) {
    const last = chapters.at(-1);
    if (last?.chapter === table.chapter) last.tables.push(table);
    else chapters.push({ chapter: table.chapter, tables: [table] });
  }
  return chapters;
}

type AnswerProps = Pick<Loaded, 'body' | 'publication' | 'figures' | 'tables' | 'words'>;

function Answer({ body, publication, figures, tables, words }: AnswerProps) {
  const count = countOf(figures, 'chiffre', 'chiffres');
  const said = figures === 0 ? `ne donne aucun chiffre sur ${body.name}` : `donne ${count} sur ${body.name}`;
  return (
    <>
      Le bilan d’activité {publication.year}, {words}, {said}
      {tables.length > 1 && `, dans ${tables.length} tableaux`}.
    </>
  );
}

export default function MemberReportPage({ loaderData }: Route.ComponentProps) {
  const { body, publication, isTheirs, figures, tables, words, size } = loaderData;
  const member = memberPathOf(body.code);
  return (
    <>
      <PageTitle
        title={isTheirs ? `Ce que le bilan ${publication.year} dit de nous` : `${body.name} dans le bilan ${publication.year}`}
        answer={<Answer body={body} publication={publication} figures={figures} tables={tables} words={words} />}
        actions={
          <>
            <a href={memberFiguresPath(member, publication.year)} className="button" download>
              CSV
            </a>
            <a href={memberReportPdfPath(member, publication.year)} className="button primary" download>
              Tout le bilan (PDF, {size})
            </a>
          </>
        }
      />
      <div className="stack">
        {publication.note !== null && <p className={classes.note}>{publication.note}</p>}
        {tables.length === 0 && (
          <EmptyState title="Ce bilan ne donne aucun chiffre par adhérent à ce nom">Le bilan entier se lit en PDF.</EmptyState>
        )}
        {byChapter(tables).map(({ chapter, tables: together }) => (
          <section key={chapter} className={classes.chapter} aria-label={chapter}>
            <h2>{chapter.replaceAll(' · ', '\u00a0· ')}</h2>
            {together.map((table) => (
              <div key={table.title}>
                <h3>{table.title}</h3>
                <FrozenTable table={table} />
              </div>
            ))}
          </section>
        ))}
        <section aria-labelledby="edition" className={classes.edition}>
          <h2 id="edition">L’édition publiée</h2>
          <FactList
            facts={[
              ['Titre', publication.title],
              ['Délibération', publication.deliberation],
              ['Empreinte du PDF', `SHA-256 ${publication.sha256}`],
            ]}
          />
          <p className="soft">
            Les chiffres sont ceux du PDF publié, figés ce jour-là : les enregistrements ont pu changer depuis.
          </p>
        </section>
      </div>
    </>
  );
}
