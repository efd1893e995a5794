import { describe, expect, it } from 'vitest';
import { generatePassword } from './create-account.ts';
import { hashOf, matchesHash, refusalOfPassword } from './password.ts';

describe('a password', () => {
  it.each([
    ['too short', 'onze-signes'],
    ['too long', 'ab cd ef gh '.repeat(11)],
    ['one character again and again', 'aaaaaaaaaaaaaaaaaa'],
    ['two characters again and again', 'ababababababab'],
    ['one that leaked', 'qwerty123456'],
    ['one that leaked, in capitals', 'QAZWSXEDCRFV'],
    ['one that leaked, dressed up', 'Password2026!'],
    ['one that leaked in France, dressed up', '00Motdepasse!!'],
  ])('is refused when it is %s', (_why, password) => {
    expect(refusalOfPassword(password)).toMatch(/mot de passe/i);
  });

  it.each(['la girafe descend en ville', generatePassword(), 'éàüç-œßð-12ô'])('will do otherwise: %s', (password) => {
    expect(refusalOfPassword(password)).toBeNull();
  });

  it('is kept as a hash that only it matches', async () => {
    const hash = await hashOf('la girafe descend en ville');
    expect(hash).not.toContain('girafe');
    expect(await matchesHash('la girafe descend en ville', hash)).toBe(true);
    expect(await matchesHash('la girafe descend en ville.', hash)).toBe(false);
  });
});
