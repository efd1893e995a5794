import { dictionary } from '@zxcvbn-ts/language-common';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { problem } from '../../kernel/problem.ts';

const shortest = 12;
const longest = 128;

/** Some 49 000 passwords that leaks keep bringing back, in lower case; shipped, so that no password is asked about elsewhere. */
let leaked: ReadonlySet<string> | null = null;

/** What remains of a leaked password dressed up with figures and signs at its ends: `Motdepasse-2026!` → `motdepasse`. */
function undressed(password: string): string {
  return password.replaceAll(/^[^\p{Letter}]+|[^\p{Letter}]+$/gu, '');
}

/** The sentence that refuses a password; null when it will do. */
export function refusalOfPassword(password: string): string | null {
  const length = [...password].length;
  if (length < shortest || length > longest) return `Le mot de passe doit compter de ${shortest} à ${longest} caractères.`;
  if (new Set(password).size < 5) return 'Ce mot de passe répète toujours les mêmes caractères : choisissez-en un autre.';
  leaked ??= new Set(dictionary['passwords-common'].map((one) => one.toLowerCase()));
  const lower = password.toLowerCase();
  const core = undressed(lower);
  if (leaked.has(lower) || leaked.has(core) || leaked.has(core.normalize('NFD').replaceAll(/\p{Mark}/gu, '')))
    return 'Ce mot de passe, ou ce qui en reste sans chiffres ni signes, figure dans des listes connues : prenez plusieurs mots sans rapport.';
  return null;
}

/** @throws Problem `accounts.weak-password` with the sentence that says what is wrong. */
export function demandPassword(password: string): void {
  const refusal = refusalOfPassword(password);
  if (refusal !== null) throw problem('invalid', 'accounts.weak-password', refusal);
}

/** As the accounts library hashes them (scrypt). */
export function hashOf(password: string): Promise<string> {
  return hashPassword(password);
}

export function matchesHash(password: string, hash: string): Promise<boolean> {
  return verifyPassword({ hash, password });
}
