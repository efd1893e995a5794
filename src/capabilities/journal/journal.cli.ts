import type { CliCommand, CommandContext } from '../../cli/command.ts';
import { type Verification, verifyJournal } from '../../database/verify-journal.ts';
import { problem } from '../../kernel/problem.ts';
import { countOf } from '../../web/count-of.ts';

const reasons = {
  altered: 'l’entrée n’est plus celle qui a été enregistrée',
  unlinked: 'l’entrée ne suit pas la précédente, qui a été modifiée, retirée, déplacée ou ajoutée',
} as const;

/** What a verification found, in French. */
export function verificationLines({ intact, last, broken, notedAt }: Verification, noted: string | null): string[] {
  const entries = countOf(intact, 'entrée', 'entrées', 'aucune entrée');
  if (broken !== null)
    return [
      `chaîne rompue à l’entrée ${broken.id}, après ${countOf(intact, 'entrée intacte', 'entrées intactes', 'aucune entrée intacte')} : ${reasons[broken.kind]}.`,
      `  attendue ${broken.expected}`,
      `  trouvée  ${broken.found}`,
    ];
  const found = [`${entries}, chaîne intacte${last === null ? '.' : ` ; dernière empreinte ${last}`}`];
  if (noted === null) return found;
  return [
    ...found,
    notedAt === null
      ? `  l’empreinte notée ${noted} n’y est plus : les dernières entrées ont été retirées.`
      : `  l’empreinte notée y est toujours, à l’entrée ${notedAt}.`,
  ];
}

async function verify(context: CommandContext, operator: string, noted: string | null): Promise<boolean> {
  const verification = await verifyJournal(context.database, context.actorIn(operator), noted);
  context.out(`${operator} : ${verificationLines(verification, noted).join('\n')}\n`);
  return verification.broken === null && (noted === null || verification.notedAt !== null);
}

/** `journal verify`: walks the chain of the journal of one operator, or of each that has accounts. */
export const journalCommand: CliCommand = {
  name: 'journal',
  usage: 'journal verify [OPÉRATEUR] [--noted EMPREINTE]',
  summary: 'vérifie que le journal est intact, et qu’une empreinte notée y est toujours',
  options: { noted: { type: 'string' } },
  positionals: { min: 1, max: 2 },
  run: async (context, { positionals: [action, operator], options }) => {
    if (action !== 'verify')
      throw problem('invalid', 'journal.unknown-action', `« journal ${action} » n’existe pas : essayez journal verify.`);
    const noted = typeof options['noted'] === 'string' ? options['noted'] : null;
    if (noted !== null && operator === undefined)
      throw problem('invalid', 'journal.noted-alone', 'Dites dans le journal de quel opérateur l’empreinte a été notée.');
    const operators = operator === undefined ? await context.operators() : [operator];
    if (operators.length === 0)
      throw problem(
        'not-found',
        'journal.no-operator',
        'Aucun opérateur n’a encore de compte : il n’y a pas de journal à vérifier.',
      );
    let holds = true;
    for (const one of operators) holds = (await verify(context, one, noted)) && holds;
    return holds ? 0 : 1;
  },
};
