import { expect, it } from 'vitest';
import { readTyped } from './form-action.ts';

it('leaves out of what was typed the character that no text of the database may hold', async () => {
  const body = new URLSearchParams({ note: 'a\u0000b', nom: 'Élise' });
  expect(await readTyped(new Request('http://localhost/', { method: 'POST', body }))).toEqual({ note: 'ab', nom: 'Élise' });
});
