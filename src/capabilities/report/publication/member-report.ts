import type { Tx } from '../../../database/face.ts';
import type { MemberDocument } from '../../../http/reader-door.ts';
import { problem } from '../../../kernel/problem.ts';
import { type BodyDetail, getBody, memberPathOf } from '../../directory/index.ts';
import { memberReportPath, memberReportPdfPath } from '../report.paths.ts';
import type { MemberFigure } from './members-figures.ts';
import { findShown, findShownPdf, listShownFigures, listShownFor } from './publication.store.ts';
import { frenchSize, type Publication, publishedWords } from './publication.ts';

/** The published reports of a member, for its page. */
export async function listMemberDocuments(tx: Tx, body: string): Promise<MemberDocument[]> {
  const member = memberPathOf(body);
  return (await listShownFor(tx, body)).map((publication) => {
    const { year, title, figures, size } = publication;
    return {
      title,
      detail: publishedWords(publication),
      figures,
      path: memberReportPath(member, year),
      file: { path: memberReportPdfPath(member, year), label: `PDF, ${frenchSize(size)}` },
    };
  });
}

/** The year of an address; null for what is none. */
function yearIn(text: string): number | null {
  return /^\d{4}$/.test(text) ? Number(text) : null;
}

function notPublished(text: string) {
  return problem('not-found', 'report.not-published-to-members', `Aucun bilan « ${text} » n’est publié aux adhérents.`, {
    year: text,
  });
}

export type MemberReport = {
  readonly body: BodyDetail;
  readonly publication: Publication;
  readonly figures: readonly MemberFigure[];
};

/**
 * What a year's published report says of a member. @throws Problem for a member that the reader does not see, as for one that
 * does not exist, before it says anything of the year; and for a year that is not published, or no longer.
 */
export async function getMemberReport(tx: Tx, code: string, yearText: string): Promise<MemberReport> {
  const body = await getBody(tx, code);
  const year = yearIn(yearText);
  const publication = year === null ? null : await findShown(tx, year);
  if (year === null || publication === null) throw notPublished(yearText);
  return { body, publication, figures: await listShownFigures(tx, year, body.code) };
}

/** The PDF of a year as it was published, reached from the page of a member. @throws Problem as `getMemberReport` */
export async function getMemberPdf(tx: Tx, code: string, yearText: string): Promise<{ year: number; pdf: Uint8Array }> {
  await getBody(tx, code);
  const year = yearIn(yearText);
  const pdf = year === null ? null : await findShownPdf(tx, year);
  if (year === null || pdf === null) throw notPublished(yearText);
  return { year, pdf };
}
