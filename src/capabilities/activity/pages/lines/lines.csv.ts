import { reading } from '../../../../http/reading.ts';
import { addDays } from '../../../../kernel/day.ts';
import { recordsFileResponse } from '../../../../sheets/format-file.ts';
import { askedWindow } from '../../asked-window.ts';
import { readFiledLines, withRanks } from '../../files/time-line-file.ts';
import { timeLineFormat } from '../../files/time-lines.import.ts';

/** The lines of a stretch in the columns of their import: one’s own, or those of the weeks that one follows. */
export const loader = reading(async ({ tx, actor, today, url }) => {
  const asked = (name: string) => url.searchParams.get(name) || null;
  const window = askedWindow({ first: asked('du'), last: asked('au') }, today, { first: 'du', last: 'au' });
  const lines = await readFiledLines(tx, actor, { ...window, person: asked('personne'), team: asked('equipe') });
  const name = `${timeLineFormat.file} du ${window.from} au ${addDays(window.to, -1)}`;
  return recordsFileResponse(timeLineFormat, withRanks(lines), name);
});
