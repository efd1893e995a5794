import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealing } from './sealing.ts';

const sealing = createSealing('x'.repeat(40));

test('what is sealed opens for nobody else, under no other secret, and not once it is altered', () => {
  const sealed = sealing.seal('le secret', 'a');
  expect(sealing.unseal(sealed, 'b')).toBeNull();
  expect(createSealing('y'.repeat(40)).unseal(sealed, 'a')).toBeNull();
  const [version, iv, tag, body = ''] = sealed.split('.');
  const altered = `${body[0] === 'A' ? 'B' : 'A'}${body.slice(1)}`;
  for (const wrong of [
    '',
    'n’importe quoi',
    '1...',
    [version, iv, tag, altered].join('.'),
    [version, iv, tag?.slice(0, 6), body].join('.'),
  ])
    expect(sealing.unseal(wrong, 'a')).toBeNull();
});

test('what is sealed opens again, and is never sealed twice alike', () => {
  const property = fc.property(fc.string(), fc.string(), (text, about) => {
    expect(sealing.unseal(sealing.seal(text, about), about)).toBe(text);
  });
  fc.assert(property);
  expect(sealing.seal('le secret', 'a')).not.toBe(sealing.seal('le secret', 'a'));
});
