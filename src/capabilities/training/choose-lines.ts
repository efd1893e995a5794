import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { parseForm, text, ticked } from '../../http/form-input.ts';
import type { Command } from '../../kernel/command.ts';
import { problem } from '../../kernel/problem.ts';
import { listApplications } from '../catalogue/index.ts';
import { type ApplicationLine, applicationLines } from './application-lines.ts';
import { readShownLines, setShownLines } from './shown-line.store.ts';
import { mayManageTraining } from './training.access.ts';
import { nothingChanged, unknownCode } from './training.problems.ts';
import { applicationSubject } from './training.subjects.ts';

const choosing = z.object({
  logiciel: text('Dites quel logiciel.'),
  trainees: ticked,
  'session-days': ticked,
  'assistance-days': ticked,
  users: ticked,
});

type Chosen = { readonly application: string; readonly lines: readonly ApplicationLine[] };

/** Chooses which lines the table of three years has for an application; none takes it out of the table. */
export const chooseLines: Command<Chosen, void, Tx> = {
  name: 'training.choose-lines',
  parse: (raw) => {
    const { logiciel, ...boxes } = parseForm('training.bad-lines', choosing, raw);
    return { application: logiciel, lines: applicationLines.filter((line) => boxes[line]) };
  },
  may: mayManageTraining,
  run: async (tx, { application, lines }, actor) => {
    const codes = (await listApplications(tx)).map(({ code }) => code);
    if (!codes.includes(application))
      throw problem('not-found', 'training.unknown-application', unknownCode('Aucun logiciel', application, codes));
    const before = (await readShownLines(tx)).get(application) ?? applicationLines;
    if (before.join() === lines.join()) throw nothingChanged();
    await setShownLines(tx, actor, application, lines);
    const states = { before: { lines: before }, after: { lines } };
    return { result: undefined, facts: [{ name: 'training.lines-chosen', subject: applicationSubject(application), ...states }] };
  },
};
