import { z } from 'zod';
import type { Database, Tx } from '../../../database/face.ts';
import { perform } from '../../../database/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { problem } from '../../../kernel/problem.ts';
import { mayPublish } from '../report.access.ts';
import { findShown, hideYear, keepWithdrawal } from './publication.store.ts';
import { frenchOrdinal } from './publication.ts';

const asked = z.object({
  year: z.coerce.number().int(),
  number: z.coerce.number().int(),
  reason: z.string().trim().min(1).max(2000),
});
type Asked = z.output<typeof asked>;

function parseAsked(raw: unknown): Asked {
  const read = asked.safeParse(raw);
  if (read.success) return read.data;
  if (read.error.issues.some(({ path }) => path[0] === 'reason'))
    throw problem('invalid', 'report.no-reason', 'Dites en 2 000 caractères au plus pourquoi ce bilan est retiré.');
  throw problem('invalid', 'report.not-a-publication', 'Dites quelle publication retirer : son année et son numéro.');
}

function withdrawCommand(today: Day): Command<Asked, void, Tx> {
  return {
    name: 'report.withdraw',
    parse: parseAsked,
    may: (actor) => mayPublish(actor),
    run: async (tx, { year, number, reason }, actor) => {
      const shown = await findShown(tx, year);
      if (shown === null)
        throw problem(
          'conflict',
          'report.not-published',
          `Les adhérents ne lisent aucun bilan ${year} : il n’y a rien à retirer.`,
          {
            year,
          },
        );
      if (shown.number !== number)
        throw problem(
          'conflict',
          'report.replaced-since',
          `Les adhérents lisent maintenant la ${frenchOrdinal(shown.number)} du bilan ${year} : relisez-la avant de la retirer.`,
          { year, number: shown.number },
        );
      await keepWithdrawal(tx, actor, shown, today, reason);
      await hideYear(tx, year);
      const before = { number, publishedOn: shown.publishedOn, title: shown.title, sha256: shown.sha256 };
      return {
        result: undefined,
        facts: [{ name: 'report.withdrawn', subject: String(year), before, after: { reason } }],
      };
    },
  };
}

/** Takes a publication away from the members, at once; the operator keeps it, with the reason. @throws Problem */
export async function withdrawPublication(
  house: { readonly database: Database; readonly today: () => Day },
  actor: Actor,
  raw: unknown,
): Promise<void> {
  await perform(house.database, actor, withdrawCommand(house.today()), raw);
}
