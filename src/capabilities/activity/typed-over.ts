import { z } from 'zod';
import { parseForm, text } from '../../http/form-input.ts';
import { changedSince } from './activity.problems.ts';

/** What a form is typed over: states that say the same are the same version. @param state as the journal keeps it */
export const versionOf = (state: unknown): string => JSON.stringify(state);

const typed = z.object({ version: text('La version de ce qui est enregistré manque : ouvrez la page de nouveau.') });

/** The version that a form was typed over (`version` of `RecordForm`). */
export const readVersion = (raw: unknown): string => parseForm('activity.no-version', typed, raw).version;

/**
 * Asked once what is recorded is held, so that of two who save at once the second is told.
 * @param what what was changed: « Ce projet a été changé »
 * @throws Problem when somebody else has changed it since the form was opened: nothing is written over
 */
export function demandUnchanged(what: string, version: string, recorded: unknown): void {
  if (version !== versionOf(recorded)) throw changedSince(`${what} ailleurs depuis que vous avez ouvert cette page`);
}
