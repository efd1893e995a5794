import type { Database } from '../../../database/face.ts';
import { perform } from '../../../database/perform.ts';
import { demand } from '../../../kernel/access.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Typed } from '../../../kernel/form-answer.ts';
import { isProblem, problem } from '../../../kernel/problem.ts';
import { mayApproveWeeks } from '../activity.access.ts';
import { readBoxName } from './box-name.ts';
import { approveWeek } from './judge-week.ts';

type Box = { readonly person: string; readonly monday: Day; readonly version: string };

function boxesOf(typed: Typed): Box[] {
  return Object.entries(typed).flatMap(([name, version]) => {
    const box = readBoxName(name);
    return box === null ? [] : [{ ...box, version }];
  });
}

/** A week that was not approved, and why. */
export type NotApproved = { readonly person: string; readonly monday: Day; readonly why: string };

export type ApprovedMany = { readonly approved: number; readonly refused: readonly NotApproved[] };

/** On a page of many weeks, without the words that are for the page of one. */
function whyNot(thrown: unknown): string {
  // Only what concerns this week is told of it: a fault of the house stops the whole.
  if (!isProblem(thrown) || thrown.kind === 'refused' || thrown.kind === 'unavailable') throw thrown;
  return thrown.code === 'activity.changed-meanwhile'
    ? 'elle a changé depuis que cette page vous l’a montrée : ouvrez-la.'
    : thrown.message;
}

const mostWeeks = 1000;

/**
 * Approves each of the weeks that were checked as if it were alone: in a transaction of its own, with its own fact. One that may not be
 * leaves the others approved.
 * @throws Problem when none was checked, or the actor approves no week
 */
export async function approveWeeks(database: Database, actor: Actor, typed: Typed): Promise<ApprovedMany> {
  demand(mayApproveWeeks(actor));
  const boxes = boxesOf(typed);
  if (boxes.length === 0)
    throw problem(
      'invalid',
      'activity.none-chosen',
      'Aucune semaine n’est choisie : cochez celles à approuver, puis recommencez.',
    );
  if (boxes.length > mostWeeks)
    throw problem('invalid', 'activity.too-many-chosen', `${mostWeeks} semaines au plus à la fois : il y en a ${boxes.length}.`);
  const refused: NotApproved[] = [];
  for (const { person, monday, version } of boxes) {
    try {
      await perform(database, actor, approveWeek, { matricule: person, lundi: monday, version });
    } catch (thrown) {
      refused.push({ person, monday, why: whyNot(thrown) });
    }
  }
  return { approved: boxes.length - refused.length, refused };
}
