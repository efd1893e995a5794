import { randomInt } from 'node:crypto';

// Without the letters and digits that are taken for one another when read aloud or copied by hand.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A secret to print once and copy by hand: groups of characters, each some 4.95 bits. */
export function readableSecret(groups: number, size: number): string {
  const group = () => Array.from({ length: size }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
