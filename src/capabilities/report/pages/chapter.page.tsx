import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { findShown } from '../publication/publication.store.ts';
import { mayPublish } from '../report.access.ts';
import {
  auditPath,
  chapterPath,
  chapterSlug,
  comparisonPath,
  publicationPath,
  reportFiguresPath,
  reportPath,
  reportPdfPath,
  reportsPath,
} from '../report.paths.ts';
import type { Route } from './+types/chapter.page.ts';
import { loadChapter, yearOfAddress } from './chapter.load.ts';
import classes from './chapter.module.css';
import { viewOf } from './chapter.view.ts';
import { Chapter } from './chapter-blocks.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
type ContentsLine = { number: string; title: string; path: string; here: boolean };

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: loaderData ? `${loaderData.chapterTitle}, ${loaderData.title} · Bièvre` : 'Bilan · Bièvre' },
];
export const handle = {
  crumbs: ({ year, chapterTitle }: Loaded) => [
    { label: 'Bilans d’activité', path: reportsPath },
    { label: String(year), path: reportPath(year) },
    { label: chapterTitle },
  ],
};

function lineOf(year: number, chapter: Parameters<typeof chapterSlug>[0], slug: string): ContentsLine {
  const number = chapter.annex ? `Annexe ${chapter.number}` : chapter.number;
  return { number, title: chapter.title, path: chapterPath(year, chapter), here: chapterSlug(chapter) === slug };
}

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const year = yearOfAddress(params.year);
  const name = 'chapter' in params && typeof params.chapter === 'string' ? params.chapter : undefined;
  const { outline, slug, document, figures, differences, publishedEdition } = await loadChapter(page, year, name);
  const chapters = viewOf(document, figures);
  const answer = mayPublish(page.actor);
  return {
    year,
    today: page.today,
    title: document.title,
    chapterTitle: [chapters[0]?.number, chapters[0]?.title].filter(Boolean).join(' '),
    contents: outline.chapters.map((chapter) => lineOf(year, chapter, slug)),
    parts: (chapters[0]?.chapters ?? []).map(({ id, number, title }) => ({ id, number, title })),
    chapters,
    counts: {
      figures: figures.length,
      published: figures.filter((figure) => figure.published).length,
      unknown: figures.filter((figure) => figure.found === 'unknown').length,
      differences,
    },
    publishedEdition,
    /** The day since which the members read it; null when they don't. */
    shownSince: (await findShown(page.tx, year))?.publishedOn ?? null,
    refusal: answer.may ? null : answer.why,
  };
});

type AnswerProps = Pick<Loaded, 'year' | 'today' | 'counts' | 'publishedEdition' | 'shownSince'>;

function Answer({ year, today, counts, publishedEdition, shownSince }: AnswerProps) {
  return (
    <>
      Brouillon, chiffres calculés le {frenchDay(today)}
      {shownSince !== null && ` ; les adhérents lisent l’édition publiée le ${frenchDay(shownSince)}`}.{' '}
      {countOf(counts.figures, 'chiffre dans ce chapitre', 'chiffres dans ce chapitre')}
      {counts.published > 0 && `, dont ${counts.published} connus par le bilan publié seulement`}
      {counts.unknown > 0 && `, ${countOf(counts.unknown, 'inconnu', 'inconnus')}`}.{' '}
      {counts.differences > 0 && publishedEdition !== null && (
        <Link to={comparisonPath(year)} className="look-words">
          {countOf(counts.differences, 'diffère du bilan publié', 'diffèrent du bilan publié')}
        </Link>
      )}
    </>
  );
}

/** Whoever may not publish sees the button all the same, with the reason: where it leads is for all to read. */
function Publication({ year, shownSince, refusal }: Pick<Loaded, 'year' | 'shownSince' | 'refusal'>) {
  if (shownSince === null && refusal !== null)
    return (
      <button type="button" className="button" disabled title={refusal}>
        Publier aux adhérents<span className="visually-hidden">&nbsp;: {refusal}</span>
      </button>
    );
  return (
    <Link to={publicationPath(year)} className="button">
      {shownSince === null ? 'Publier aux adhérents' : 'Publication'}
    </Link>
  );
}

type ActionsProps = Pick<Loaded, 'year' | 'shownSince' | 'refusal'> & { isPublished: boolean };

function Actions({ year, isPublished, shownSince, refusal }: ActionsProps) {
  return (
    <>
      {isPublished && (
        <>
          <Link to={comparisonPath(year)} className="button">
            Comparer au publié
          </Link>
          <Link to={auditPath(year)} className="button">
            Contrôler
          </Link>
        </>
      )}
      <Publication year={year} shownSince={shownSince} refusal={refusal} />
      <a href={reportFiguresPath(year)} className="button" download>
        CSV
      </a>
      <a href={reportPdfPath(year)} className="button primary" download>
        Télécharger le PDF
      </a>
    </>
  );
}

function Contents({ contents, parts }: Pick<Loaded, 'contents' | 'parts'>) {
  return (
    <ol>
      {contents.map((line) => (
        <li key={line.path}>
          <Link to={line.path} aria-current={line.here ? 'page' : undefined} prefetch="intent">
            {line.number} {line.title}
          </Link>
          {line.here && parts.length > 0 && (
            <ol>
              {parts.map((part) => (
                <li key={part.id}>
                  <a href={`#${part.id}`}>
                    {part.number} {part.title}
                  </a>
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
}

function Neighbours({ contents }: Pick<Loaded, 'contents'>) {
  const here = contents.findIndex((line) => line.here);
  const [before, after] = [contents[here - 1], contents[here + 1]];
  return (
    <nav aria-label="Chapitres voisins" className={classes.next}>
      {before ? (
        <Link to={before.path}>
          ← {before.number} {before.title}
        </Link>
      ) : (
        <span />
      )}
      {after && (
        <Link to={after.path}>
          {after.number} {after.title} →
        </Link>
      )}
    </nav>
  );
}

export default function ChapterPage({ loaderData }: Route.ComponentProps) {
  const { year, title, contents, parts, chapters, publishedEdition, shownSince, refusal } = loaderData;
  return (
    <div className={classes.frame}>
      <PageTitle
        title={title}
        answer={<Answer {...loaderData} />}
        actions={<Actions year={year} isPublished={publishedEdition !== null} shownSince={shownSince} refusal={refusal} />}
      />
      <div className={classes.reading}>
        <nav aria-label="Sommaire du bilan" className={`${classes.contents} ${classes.wide}`}>
          <Contents contents={contents} parts={parts} />
        </nav>
        <nav aria-label="Sommaire du bilan" className={classes.narrow}>
          <details className={`${classes.contents} ${classes.folded}`}>
            <summary>Sommaire</summary>
            <Contents contents={contents} parts={parts} />
          </details>
        </nav>
        <div>
          {chapters.map((chapter) => (
            <Chapter key={chapter.id} chapter={chapter} depth={0} />
          ))}
          <Neighbours contents={contents} />
        </div>
      </div>
    </div>
  );
}
