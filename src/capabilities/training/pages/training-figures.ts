import { askMany } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import type { PageReading } from '../../../http/reading.ts';
import type { Question } from '../../../kernel/figure.ts';
import { type ShownFigure, showFigure } from '../../../web/shown-figure.ts';

type Asked = { readonly question: Question; readonly beside: string };

/** The figures of questions, in their order, asked at once; a unit that a heading says already is not written in each cell. */
export async function answerFigures(
  { tx, registry }: Pick<PageReading, 'tx' | 'registry'>,
  asked: readonly Asked[],
  { withUnits = false } = {},
): Promise<ShownFigure[]> {
  const figures = await askMany(
    tx,
    registry,
    asked.map(({ question }) => question),
  );
  return asked.map(({ question, beside }, index) => {
    const figure = figures[index];
    if (!figure) throw new Error('every question has an answer');
    const unit = !withUnits && figure.unit !== 'percent' ? 'count' : figure.unit;
    const label = `${registry.get(question.measure).label.fr}, ${beside}`;
    return showFigure({ ...figure, unit }, evidencePath(figure.source), label, unit === 'percent' ? 1 : undefined);
  });
}
