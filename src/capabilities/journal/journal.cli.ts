import type { CliCommand, CommandArguments, CommandContext } from '../../cli/command.ts';
import { pruneJournal, tendJournal } from '../../database/prune-journal.ts';
import { findRetention, planPruning } from '../../database/retention.store.ts';
import { type Verification, verifyJournal } from '../../database/verify-journal.ts';
import { frenchDay } from '../../kernel/french.ts';
import { problem } from '../../kernel/problem.ts';
import { countOf } from '../../web/count-of.ts';
import { frenchYears } from './retention.ts';

const reasons = {
  altered: 'l’entrée n’est plus celle qui a été enregistrée',
  unlinked: 'l’entrée ne suit pas la précédente, qui a été modifiée, retirée, déplacée ou ajoutée',
} as const;

function notedLine({ notedAt, removed }: Verification, noted: string): string {
  if (notedAt !== null)
    return notedAt === removed?.lastNumber
      ? `  l’empreinte notée est celle de l’entrée ${notedAt}, la dernière que la conservation a retirée.`
      : `  l’empreinte notée y est toujours, à l’entrée ${notedAt}.`;
  return removed === null
    ? `  l’empreinte notée ${noted} n’y est plus : les dernières entrées ont été retirées.`
    : `  l’empreinte notée ${noted} n’y est plus : elle est plus ancienne que la conservation, ou les dernières entrées ont été retirées.`;
}

/** What a verification found, in French. */
export function verificationLines(verification: Verification, noted: string | null): string[] {
  const { intact, last, broken, removed } = verification;
  const entries = countOf(intact, 'entrée', 'entrées', 'aucune entrée');
  if (broken !== null)
    return [
      `chaîne rompue à l’entrée ${broken.id}, après ${countOf(intact, 'entrée intacte', 'entrées intactes', 'aucune entrée intacte')} : ${reasons[broken.kind]}.`,
      `  attendue ${broken.expected}`,
      `  trouvée  ${broken.found}`,
    ];
  return [
    `${entries}, chaîne intacte${last === null ? '.' : ` ; dernière empreinte ${last}`}`,
    ...(removed === null
      ? []
      : [
          `  elle commence après l’entrée ${removed.lastNumber} : ce qui précède, jusqu’au ${frenchDay(removed.upToDay)}, a été retiré par la conservation (entrée ${removed.toldAt}).`,
        ]),
    ...(noted === null ? [] : [notedLine(verification, noted)]),
  ];
}

async function verify(context: CommandContext, operator: string, noted: string | null): Promise<boolean> {
  const verification = await verifyJournal(context.database, context.actorIn(operator), noted);
  context.out(`${operator} : ${verificationLines(verification, noted).join('\n')}\n`);
  return verification.broken === null && (noted === null || verification.notedAt !== null);
}

/** What a pruning removes, or would; null when the journal is kept for ever. */
async function plan({ database, actorIn, today }: CommandContext, operator: string) {
  return database.read(actorIn(operator), async (tx) => {
    const years = await findRetention(tx);
    return years === null ? null : { years, ...(await planPruning(tx, years, today())) };
  });
}

async function prune(context: CommandContext, operator: string, dryRun: boolean): Promise<boolean> {
  const planned = await plan(context, operator);
  const say = (sentence: string) => void context.out(`${operator} : ${sentence}\n`);
  if (planned === null) say('journal gardé pour toujours, rien à retirer.');
  else if (planned.lastNumber === null)
    say(`journal gardé ${frenchYears(planned.years)}, rien ne date du ${frenchDay(planned.upToDay)} ou d’avant.`);
  else {
    const done = dryRun
      ? planned
      : ((await pruneJournal(context.database, context.actorIn(operator), context.today())) ?? planned);
    const [one, many] = dryRun ? ['serait retirée', 'seraient retirées'] : ['retirée', 'retirées'];
    say(
      `${countOf(done.count, `entrée ${one}`, `entrées ${many}`)}, jusqu’au ${frenchDay(done.upToDay)} (la dernière est l’entrée ${done.lastNumber}).`,
    );
    if (!dryRun) await tendJournal(context.database);
  }
  return true;
}

type Action = 'verify' | 'prune';

/** @throws Problem when the action is not one, or when an option is another action's. */
function readAction({ positionals: [action], options }: CommandArguments): Action {
  if (action !== 'verify' && action !== 'prune')
    throw problem(
      'invalid',
      'journal.unknown-action',
      `« journal ${action} » n’existe pas : essayez journal verify, ou journal prune.`,
    );
  const foreign = action === 'verify' ? 'dry-run' : 'noted';
  if (options[foreign] !== undefined)
    throw problem('invalid', 'journal.foreign-option', `« journal ${action} » ne prend pas l’option --${foreign}.`);
  return action;
}

async function operatorsAsked(context: CommandContext, operator: string | undefined): Promise<readonly string[]> {
  const operators = operator === undefined ? await context.operators() : [operator];
  if (operators.length > 0) return operators;
  throw problem('not-found', 'journal.no-operator', 'Aucun opérateur n’a encore de compte : il n’y a pas de journal.');
}

/** `journal verify` walks the chain of one operator, or of each that has accounts; `journal prune` carries out its retention. */
export const journalCommand: CliCommand = {
  name: 'journal',
  usage: 'journal verify [OPÉRATEUR] [--noted EMPREINTE] | journal prune [OPÉRATEUR] [--dry-run]',
  summary: 'vérifie que le journal est intact, ou en retire ce qui dépasse sa durée de conservation',
  options: { noted: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  positionals: { min: 1, max: 2 },
  run: async (context, args) => {
    const action = readAction(args);
    const { options, positionals } = args;
    const operator = positionals[1];
    const noted = typeof options['noted'] === 'string' ? options['noted'] : null;
    if (noted !== null && operator === undefined)
      throw problem('invalid', 'journal.noted-alone', 'Dites dans le journal de quel opérateur l’empreinte a été notée.');
    let holds = true;
    for (const one of await operatorsAsked(context, operator)) {
      const held = action === 'verify' ? verify(context, one, noted) : prune(context, one, options['dry-run'] === true);
      holds = (await held) && holds;
    }
    return holds ? 0 : 1;
  },
};
