import { reading } from '../../../../http/reading.ts';
import { addDays, type Day } from '../../../../kernel/day.ts';
import { isProblem } from '../../../../kernel/problem.ts';
import { recordsFileResponse } from '../../../../sheets/format-file.ts';
import { askedWindow } from '../../asked-window.ts';
import { readFiledLines, withRanks } from '../../files/time-line-file.ts';
import { timeLineFormat } from '../../files/time-lines.import.ts';

/** What was typed is told in words, on a page of its own: the form that asks has no other answer than the file. */
function windowOf(asked: (name: string) => string | null, today: Day) {
  try {
    return askedWindow({ first: asked('du'), last: asked('au') }, today, { first: 'du', last: 'au' });
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return new Response(thrown.message, { status: 422, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  }
}

/** The lines of a stretch in the columns of their import: one’s own, or those of the weeks that one follows. */
export const loader = reading(async ({ tx, actor, today, url }) => {
  const asked = (name: string) => url.searchParams.get(name) || null;
  const window = windowOf(asked, today);
  if (window instanceof Response) return window;
  const lines = await readFiledLines(tx, actor, { ...window, person: asked('personne'), team: asked('equipe') });
  const name = `${timeLineFormat.file} du ${window.from} au ${addDays(window.to, -1)}`;
  return recordsFileResponse(timeLineFormat, withRanks(lines), name);
});
