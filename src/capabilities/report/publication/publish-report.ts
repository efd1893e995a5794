import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database, Tx } from '../../../database/face.ts';
import { perform } from '../../../database/perform.ts';
import type { Registry } from '../../../figures/registry.ts';
import { demand } from '../../../kernel/access.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { problem } from '../../../kernel/problem.ts';
import { listBodies } from '../../directory/index.ts';
import type { ReportDocument } from '../document.ts';
import { loadReport } from '../load.ts';
import { renderPdf } from '../render/pdf.ts';
import { mayPublish } from '../report.access.ts';
import { figuresOfMembers } from './members-figures.ts';
import { findShown, keepPublication, type NewPublication, showPublication } from './publication.store.ts';
import { frenchOrdinal } from './publication.ts';

/** What publishing needs of the house. */
export type Publishing = { readonly database: Database; readonly registry: Registry; readonly today: () => Day };

/** What was published: its number within the year, and how many of its figures concern a member. */
export type Published = { readonly year: number; readonly number: number; readonly figures: number };

const year = z.coerce.number().int().min(1900).max(2200);
const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => (text === '' ? null : text))
    .nullable()
    .default(null);

const asked = z.object({ year, deliberation: optionalText(200), note: optionalText(2000) });
type Asked = z.output<typeof asked>;

function parseAsked(raw: unknown): Asked {
  const read = asked.safeParse(raw);
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? '');
  if (field === 'deliberation' || field === 'note')
    throw problem(
      'invalid',
      'report.text-too-long',
      'Le numéro de délibération tient en 200 caractères, la note aux adhérents en 2 000.',
      { field },
    );
  throw problem('invalid', 'report.not-a-year', 'Dites quelle année publier, par exemple 2020.');
}

type Made = Pick<NewPublication, 'title' | 'sha256' | 'pdf' | 'figures'>;

/** @throws Problem when the publisher may not see some of the figures: the members would read them as unknown for ever. */
function demandNothingWithheld({ year, figures }: ReportDocument): void {
  const withheld = figures.filter(({ result }) => result.found === 'unknown' && result.reason === 'withheld').length;
  if (withheld > 0)
    throw problem(
      'conflict',
      'report.withheld-figures',
      `Des chiffres du bilan ${year} sont réservés à d’autres rôles que les vôtres (${withheld}) : ils seraient publiés inconnus. Qui les voit peut le publier.`,
      { year, withheld },
    );
}

/** The report of the moment, its bytes and the figures of each member, all from one reading. @throws Problem when there is nothing. */
async function makeEdition({ database, registry }: Publishing, actor: Actor, asked: Asked): Promise<Made> {
  const { document, bodies } = await database.read(actor, async (tx) => {
    const draft = await loadReport(tx, registry, actor.operator, asked.year, { recordsOnly: false, audience: 'everybody' });
    return { document: { ...draft, status: 'frozen' as const }, bodies: await listBodies(tx) };
  });
  demandNothingWithheld(document);
  const pdf = await renderPdf(document);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { title: document.title, sha256, pdf, figures: figuresOfMembers(document, bodies) };
}

function publishCommand(made: Made, today: Day): Command<Asked, Published, Tx> {
  return {
    name: 'report.publish',
    parse: parseAsked,
    may: (actor) => mayPublish(actor),
    run: async (tx, { year, deliberation, note }, actor) => {
      const shown = await findShown(tx, year);
      if (shown?.sha256 === made.sha256)
        throw problem(
          'conflict',
          'report.already-published',
          `Ce bilan ${year} est déjà publié, à l’octet près (${frenchOrdinal(shown.number)}) : rien n’a changé depuis. Pour n’en changer que la délibération ou la note, retirez-le d’abord.`,
          { year, number: shown.number },
        );
      const { id, number } = await keepPublication(tx, actor, { ...made, year, deliberation, note, publishedOn: today });
      await showPublication(tx, year, id);
      const after = {
        number,
        publishedOn: today,
        title: made.title,
        deliberation,
        note,
        sha256: made.sha256,
        figures: made.figures.length,
      };
      const before = shown && { number: shown.number, publishedOn: shown.publishedOn, sha256: shown.sha256 };
      return {
        result: { year, number, figures: made.figures.length },
        facts: [{ name: 'report.published', subject: String(year), before, after }],
      };
    },
  };
}

/**
 * Publishes the report of a year to the members, in the place of the one that they read: its PDF and the figures that concern each
 * of them are frozen. The PDF takes a second, so that it is made before the transaction opens. @throws Problem
 */
export async function publishReport(house: Publishing, actor: Actor, raw: unknown): Promise<Published> {
  const input = parseAsked(raw);
  demand(mayPublish(actor));
  const made = await makeEdition(house, actor, input);
  return await perform(house.database, actor, publishCommand(made, house.today()), raw);
}
