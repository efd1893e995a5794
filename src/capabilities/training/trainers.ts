import type { Tx } from '../../database/face.ts';
import { listPersons, personLabel } from '../staff/index.ts';

/** Who may be the trainer of a session: a person of the register, by staff number. */
export type Trainer = { readonly code: string; readonly label: string };

/** Everybody of the register, those who left included: sessions of the past had trainers too. */
export async function listTrainers(tx: Tx): Promise<Trainer[]> {
  return (await listPersons(tx)).map((person) => ({ code: person.code, label: personLabel(person) }));
}
