import { type ChapterInput, type Outline, outlineSchema } from '../outline.ts';
import {
  budgetChapter,
  catalogueChapter,
  contributionsChapter,
  coreAnnex,
  deploymentsAnnex,
  glossaryAnnex,
  membersChapter,
  volumesChapter,
} from './chapters.ts';
import type { DraftFacts } from './facts.ts';

const makers = [
  membersChapter,
  catalogueChapter,
  budgetChapter,
  contributionsChapter,
  volumesChapter,
  glossaryAnnex,
  coreAnnex,
  deploymentsAnnex,
];

/** Numbers chapters 1, 2, 2.1…, annexes Annexe 1, Annexe 2…. */
function numbered(chapters: readonly ChapterInput[]): ChapterInput[] {
  let plain = 0;
  let annexes = 0;
  return chapters.map((chapter) => {
    const number = chapter.annex ? String(++annexes) : String(++plain);
    return {
      ...chapter,
      number,
      chapters: (chapter.chapters ?? []).map((part, index) => ({ ...part, number: `${number}.${index + 1}` })),
    };
  });
}

/**
 * An outline for an operator that has written none: a chapter for each thing that it has recorded, every figure bound. It
 * can be exported, corrected and imported back. Null when nothing is recorded for the year.
 */
export function outlineFromFacts(facts: DraftFacts): Outline | null {
  const chapters = makers.flatMap((make) => make(facts) ?? []);
  if (chapters.length === 0) return null;
  return outlineSchema.parse({
    format: 'bievre-outline-1',
    operator: facts.operator,
    year: facts.year,
    title: `Bilan d’activité ${facts.year}`,
    subtitle: facts.operatorFullName,
    chapters: numbered(chapters),
  });
}
