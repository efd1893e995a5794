import { expect, it } from 'vitest';
import { nobody } from '../tell-trainees.ts';
import { donePath, doneSentence } from './done.ts';
import { invitedWords, missedWords, toldOfCancellation } from './sent-words.ts';

const one = { ...nobody, sent: 1 };

it('whoever could not be written to is named, to be told otherwise', () => {
  expect(missedWords(nobody)).toBe('');
  expect(toldOfCancellation({ participant: '8007' }, { ...nobody, unreached: ['8007', '8008'] })).toBe(
    ' Aucun courriel ne peut le dire à 8007, 8008 : prévenez-les autrement.',
  );
  expect(missedWords({ ...nobody, failed: ['8009 (boîte pleine)'] })).toBe(
    ' Le message n’est pas parti pour 8009 (boîte pleine).',
  );
});

it('invitations and cancellations are counted apart, and only what left', () => {
  expect(invitedWords({ invited: one, released: nobody })).toBe('1 invitation envoyée.');
  expect(invitedWords({ invited: nobody, released: { ...nobody, sent: 2 } })).toBe('2 annulations envoyées.');
  expect(invitedWords({ invited: one, released: one })).toBe('1 invitation envoyée. 1 annulation envoyée.');
  expect(invitedWords({ invited: nobody, released: { ...nobody, failed: ['8007 (boîte pleine)'] } })).toBe(
    '0 invitation envoyée. Le message n’est pas parti pour 8007 (boîte pleine).',
  );
});

it('an address says how many, names nobody, and is not believed beyond numbers', () => {
  const path = donePath('/s', 'corrigee', [
    { ...nobody, sent: 2, failed: ['8007 (non)'] },
    { ...nobody, unreached: ['8008'] },
  ]);
  expect(path).toBe('/s?fait=corrigee&partis=2&manques=1&autrement=1');
  expect(doneSentence(new URL(path, 'http://localhost'))).toBe(
    'Session corrigée. 2 personnes en sont prévenues par courriel. 1 message n’est pas parti : prévenez autrement. Aucun courriel ne peut le dire à 1 personne : prévenez-les autrement.',
  );
  expect(donePath('/s', 'corrigee', [nobody])).toBe('/s?fait=corrigee');
  expect(doneSentence(new URL('http://localhost/s?fait=corrigee&autrement=beaucoup'))).toBe('Session corrigée.');
  expect(doneSentence(new URL('http://localhost/s?fait=autre'))).toBeNull();
});
