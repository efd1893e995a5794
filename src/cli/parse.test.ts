import { describe, expect, it } from 'vitest';
import type { CliCommand } from './command.ts';
import { parseCommandLine } from './parse.ts';

const importing: CliCommand = {
  name: 'import',
  usage: 'import DOSSIER [--dry-run]',
  summary: 'charge des fichiers',
  options: { 'dry-run': { type: 'boolean' }, undo: { type: 'string' } },
  positionals: { min: 0, max: 1 },
  run: async () => 0,
};

describe('the command line', () => {
  it.each([
    [[], 'Aucune commande.'],
    [['importe'], 'Commande inconnue : « importe ».'],
    [['import', '--dry'], 'Option inconnue ou incomplète : « --dry ».'],
    [['import', '--undo'], 'Option inconnue ou incomplète : « --undo ».'],
    [['import', 'a', 'b'], 'Argument en trop : « b ».'],
  ])('answers %j with its usage', (argv, why) => {
    const parsed = parseCommandLine([importing], argv);
    expect('usage' in parsed && parsed.usage).toContain(why);
    expect('usage' in parsed && parsed.usage).toContain('bievre import DOSSIER');
  });

  it('reads a folder and its options in any order', () => {
    const parsed = parseCommandLine([importing], ['import', '--dry-run', 'dossier']);
    expect('args' in parsed && parsed.args).toEqual({ positionals: ['dossier'], options: { 'dry-run': true } });
  });
});
