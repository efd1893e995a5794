import type { PageReading } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { listBodies, memberPathOf } from '../../directory/index.ts';
import { loadOutline } from '../load.ts';
import { countShownFigures, findShown, type KeptPublication, listKept } from '../publication/publication.store.ts';
import { frenchOrdinal, frenchSize } from '../publication/publication.ts';
import { mayPublish } from '../report.access.ts';
import { keptPdfPath, memberReportPath } from '../report.paths.ts';

/** How a publication stands: read by the members now, replaced by a later one, or withdrawn, and why. */
type Standing = { readonly state: 'shown' | 'replaced' | 'withdrawn'; readonly words: string; readonly reason: string | null };

function standingOf(kept: KeptPublication, shown: number | null): Standing {
  if (kept.withdrawnOn !== null)
    return { state: 'withdrawn', words: `retirée le ${frenchDay(kept.withdrawnOn)}`, reason: kept.reason };
  if (kept.number === shown) return { state: 'shown', words: 'lue par les adhérents', reason: null };
  return { state: 'replaced', words: 'remplacée', reason: null };
}

export type PublicationLine = {
  readonly number: number;
  readonly name: string;
  readonly day: string;
  readonly deliberation: string | null;
  readonly note: string | null;
  readonly sha256: string;
  readonly size: string;
  readonly pdf: string;
  readonly standing: Standing;
};

export type MemberReads = { readonly code: string; readonly name: string; readonly path: string; readonly figures: number };

/** What the members read of a year, who reads how much, and every publication that there was. */
export async function loadPublication({ tx, registry, actor }: PageReading, year: number) {
  const outline = await loadOutline(tx, registry, actor.operator, year);
  const shown = await findShown(tx, year);
  const counts = await countShownFigures(tx, year);
  const members = (await listBodies(tx)).flatMap(({ code, name }): MemberReads[] => {
    const figures = counts.get(code);
    return figures === undefined ? [] : [{ code, name, path: memberReportPath(memberPathOf(code), year), figures }];
  });
  const history = (await listKept(tx, year)).map((kept): PublicationLine => {
    const { number, publishedOn, deliberation, note, sha256, size } = kept;
    return {
      number,
      name: frenchOrdinal(number),
      day: frenchDay(publishedOn),
      deliberation,
      note,
      sha256,
      size: frenchSize(size),
      pdf: keptPdfPath(year, number),
      standing: standingOf(kept, shown?.number ?? null),
    };
  });
  const answer = mayPublish(actor);
  return { year, title: outline.title, shown, members, history, refusal: answer.may ? null : answer.why };
}
