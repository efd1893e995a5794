import { z } from 'zod';
import { problem } from '../../kernel/problem.ts';
import { normalEmail } from './account.store.ts';

const emailForm = z.email();

/** A person's name and address as they were typed, tidied. @throws Problem with the sentence that says which is wrong */
export function demandPerson(asked: { readonly name: string; readonly email: string }): { name: string; email: string } {
  const [name, email] = [asked.name.trim(), normalEmail(asked.email)];
  if (name === '' || name.length > 200)
    throw problem('invalid', 'accounts.no-name', 'Donnez le prénom et le nom de la personne.');
  if (!emailForm.safeParse(email).success)
    throw problem('invalid', 'accounts.bad-email', `« ${asked.email} » n’est pas une adresse électronique.`);
  return { name, email };
}
