import { isProblem } from '../kernel/problem.ts';
import type { CliCommand, CommandArguments, CommandContext } from './command.ts';

/**
 * Runs a command and turns what it throws into one French sentence and an exit code; no stack trace reaches a user. A
 * fault that is not a named problem is reported with a reference that `fault` logs.
 */
export async function runCommand(
  command: CliCommand,
  context: CommandContext,
  args: CommandArguments,
  fault: (thrown: unknown) => void,
): Promise<number> {
  try {
    return await command.run(context, args);
  } catch (thrown) {
    if (isProblem(thrown)) {
      context.err(`${thrown.message}\n`);
      return 1;
    }
    fault(thrown);
    context.err(
      'La commande a échoué sur une erreur imprévue ; rien n’a été changé par l’étape en cours. Le détail est dans le journal technique.\n',
    );
    return 1;
  }
}
