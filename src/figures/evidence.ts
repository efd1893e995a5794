import type { Tx } from '../database/face.ts';
import type { Figure, Question } from '../kernel/figure.ts';
import type { Localized } from '../kernel/measure.ts';
import { type EvidenceRow, listRows } from './ask.store.ts';
import { ask, askMany, questionsWithin } from './ask.ts';
import type { Registry } from './registry.ts';
import { secrecyFor } from './secrecy/secret.ts';
import { readerOf, toldAmong } from './withheld.ts';

/** What opens behind a computed figure: its definition, and either its rows or the figures that it is made of. */
export type Evidence = {
  readonly figure: Figure;
  readonly measure: {
    readonly id: string;
    readonly version: number;
    readonly label: Localized;
    readonly definition: Localized;
    readonly grain: Localized | null;
  };
  /** Exactly the rows that were added up (a page of them; `rowCount` counts all). Empty for a composed figure. */
  readonly rows: readonly EvidenceRow[];
  readonly rowCount: number;
  /** The rows are persons, whom this reader is not shown although the figure may be told. */
  readonly confided: boolean;
  /** For a composed figure: its parts, each with what is needed to open it in turn. */
  readonly parts: readonly { readonly label: Localized; readonly question: Question; readonly figure: Figure }[];
};

/** Opens a figure under the reader's own rights. @throws Problem on an unknown measure or dimension. */
export async function openEvidence(
  tx: Tx,
  registry: Registry,
  question: Question,
  page: { readonly limit: number; readonly offset: number },
): Promise<Evidence> {
  const measure = registry.get(question.measure);
  const figure = await ask(tx, registry, question);
  const about = { id: measure.id, version: measure.version, label: measure.label, definition: measure.definition };
  const rowCount = (figure.source.origin === 'computed' ? figure.source.rowCount : null) ?? 0;
  if (measure.form === 'rows') {
    const reader = await readerOf(tx);
    const confided = secrecyFor(measure, Object.keys(question.at), reader) !== null;
    const [told] = await toldAmong(tx, reader, [{ measure, question }]);
    const rows = told && !confided ? await listRows(tx, measure, question, page.limit, page.offset) : [];
    return { figure, measure: { ...about, grain: measure.grain }, rows, rowCount, confided, parts: [] };
  }
  const questions = questionsWithin(measure, question);
  const figures = await askMany(tx, registry, questions);
  const parts = questions.flatMap((part, index) => {
    const answer = figures[index];
    return answer ? [{ label: registry.get(part.measure).label, question: part, figure: answer }] : [];
  });
  return { figure, measure: { ...about, grain: null }, rows: [], rowCount, confided: false, parts };
}
