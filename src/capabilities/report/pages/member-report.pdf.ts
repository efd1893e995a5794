import { readingFromBothSides } from '../../../http/reading.ts';
import { attachment } from '../../../kernel/file-name.ts';
import { getMemberPdf } from '../publication/member-report.ts';
import type { Route } from './+types/member-report.pdf.ts';

export const loader = readingFromBothSides(async ({ tx, actor }, { params }: Route.LoaderArgs) => {
  const { year, pdf } = await getMemberPdf(tx, params.code, params.year);
  // Copied: the type of a body wants memory that is nobody else's.
  return new Response(new Uint8Array(pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': attachment(`bilan-${actor.operator}-${year}.pdf`) },
  });
});
