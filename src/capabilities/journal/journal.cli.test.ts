import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandContext } from '../../cli/command.ts';
import { age, tamper } from '../../database/journal.samples.ts';
import { appendFacts } from '../../database/journal.store.ts';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { createRegistry } from '../../figures/registry.ts';
import { day } from '../../kernel/day.ts';
import { journalCommand } from './journal.cli.ts';
import { setRetention } from './retention.ts';

describe('the command « journal »', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
    const facts = Array.from({ length: 1203 }, (_, n) => ({ name: 'sample.fact', subject: `s${n}`, before: null, after: { n } }));
    for (const operator of ['alpha', 'beta'])
      await test.database.transaction(testActor(operator), (tx) => appendFacts(tx, testActor(operator), facts));
  });
  afterAll(() => test.close());

  async function run(positionals: readonly string[], options: Record<string, string | true> = {}, operators = ['alpha', 'beta']) {
    const said: string[] = [];
    const context: CommandContext = {
      database: test.database,
      registry: createRegistry([]),
      formats: [],
      today: () => day('2026-11-23'),
      cwd: '/',
      out: (text) => void said.push(String(text)),
      err: (text) => void said.push(text),
      actorIn: (operator) => testActor(operator),
      operators: async () => operators,
      welcome: async () => undefined,
    };
    const code = await journalCommand.run(context, { positionals, options });
    return { code, said: said.join('') };
  }

  it('refuses what it does not know, and a noted hash without the operator whose it is', async () => {
    await expect(run(['effacer'])).rejects.toMatchObject({ code: 'journal.unknown-action' });
    await expect(run(['prune'], { noted: 'a' })).rejects.toMatchObject({ code: 'journal.foreign-option' });
    await expect(run(['verify'], { 'dry-run': true })).rejects.toMatchObject({ code: 'journal.foreign-option' });
    await expect(run(['verify'], { noted: 'a' })).rejects.toMatchObject({ code: 'journal.noted-alone' });
    await expect(run(['verify'], {}, [])).rejects.toMatchObject({ code: 'journal.no-operator' });
  });

  it('says for each operator that its chain is intact, with the last hash', async () => {
    const { code, said } = await run(['verify']);
    expect(code).toBe(0);
    expect(said).toMatch(/^alpha\s: 1\u202f203 entrées, chaîne intacte\s; dernière empreinte [0-9a-f]{64}\nbeta\s: /);
    expect((await run(['verify', 'gamma'])).said).toBe('gamma : aucune entrée, chaîne intacte.\n');
  });

  it('finds a noted hash again, until the latest entries are removed', async () => {
    const noted = /empreinte ([0-9a-f]{64})/.exec((await run(['verify', 'beta'])).said)?.[1] ?? '';
    expect(await run(['verify', 'beta'], { noted })).toMatchObject({ code: 0, said: expect.stringContaining('à l’entrée 1203') });
    await tamper(test.database, "delete from journal.entry where operator = 'beta' and id = 1203");
    expect(await run(['verify', 'beta'], { noted })).toMatchObject({ code: 1, said: expect.stringContaining('n’y est plus') });
  });

  it('says where the chain breaks and what was expected there, and fails', async () => {
    await tamper(test.database, "update journal.entry set after = '{}' where operator = 'alpha' and id = 1100");
    const { code, said } = await run(['verify']);
    expect(code).toBe(1);
    expect(said).toMatch(/^alpha\s: chaîne rompue à l’entrée 1100, après 1\u202f099 entrées intactes\s: l’entrée n’est plus/);
    expect(said).toMatch(/attendue [0-9a-f]{64}\n {2}trouvée {2}[0-9a-f]{64}\nbeta\s: 1\u202f202 entrées, chaîne intacte/);
  });

  it('removes nothing from a journal that is kept for ever, nor what is not too old', async () => {
    expect(await run(['prune', 'gamma'])).toEqual({ code: 0, said: 'gamma : journal gardé pour toujours, rien à retirer.\n' });
    await perform(test.database, testActor('gamma'), setRetention, '3');
    expect((await run(['prune', 'gamma'])).said).toBe(
      'gamma : journal gardé 3 ans, rien ne date du 22 novembre 2023 ou d’avant.\n',
    );
  });

  it('says what a pruning would remove, removes it, and finds the chain whole after it', async () => {
    const actor = testActor('delta');
    const fact = { name: 'sample.fact', subject: 's', before: null, after: null };
    await test.database.transaction(actor, (tx) => appendFacts(tx, actor, [fact, fact]));
    await age(test.database, 'delta', 4000);
    await perform(test.database, actor, setRetention, '3');
    const noted = /empreinte ([0-9a-f]{64})/.exec((await run(['verify', 'delta'])).said)?.[1] ?? '';
    const upTo = 'jusqu’au 22 novembre 2023 (la dernière est l’entrée 2).\n';
    expect((await run(['prune', 'delta'], { 'dry-run': true })).said).toBe(`delta : 2 entrées seraient retirées, ${upTo}`);
    expect((await run(['prune', 'delta'])).said).toBe(`delta : 2 entrées retirées, ${upTo}`);
    expect((await run(['prune', 'delta'])).said).toContain('rien ne date');
    const { code, said } = await run(['verify', 'delta'], { noted });
    expect(code).toBe(0);
    expect(said).toContain('elle commence après l’entrée 2 : ce qui précède, jusqu’au 22 novembre 2023, a été retiré');
    expect(said).toContain('l’empreinte notée y est toujours, à l’entrée 3.');
    const lost = await run(['verify', 'delta'], { noted: 'a'.repeat(64) });
    expect(lost).toMatchObject({ code: 1, said: expect.stringContaining('plus ancienne que la conservation') });
  });
});
