import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Command, Fact } from '../../../kernel/command.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { mayManageStaff } from '../staff.access.ts';
import { unknownCode } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { insertOccupation } from './occupation.store.ts';
import { type Filling, parseFilling, stateOfOccupation } from './occupation-form.ts';
import { demandPlace, lockPostOf } from './occupation-rules.ts';
import { insertPerson, listPersons, lockPerson } from './person.store.ts';
import { type Person, personLabel } from './person.ts';
import { stateOfPerson } from './person-form.ts';

/** The person who will hold the post, held themselves; a new one is recorded first. */
async function personIn(tx: Tx, actor: Actor, { terms, newPerson }: Filling): Promise<Person> {
  const known = await lockPerson(tx, terms.person);
  if (newPerson === null) {
    if (known !== null) return known;
    const codes = (await listPersons(tx)).map(({ code }) => code);
    throw refusedFields('conflict', 'staff.bad-occupation', { matricule: unknownCode('Personne', terms.person, codes) });
  }
  if (known !== null)
    throw refusedFields('conflict', 'staff.bad-occupation', {
      matricule: `Ce matricule est déjà celui de ${personLabel(known)} : choisissez « déjà connue », ou un autre matricule.`,
    });
  await insertPerson(tx, actor, newPerson);
  return newPerson;
}

/** Gives a post, or work outside of any post, to a person whom it records when they are new; the answer is their number. */
export const fillPost: Command<Filling, string, Tx> = {
  name: 'staff.fill-post',
  parse: parseFilling,
  may: mayManageStaff,
  run: async (tx, filling, actor) => {
    const { terms, newPerson } = filling;
    const post = await lockPostOf(tx, terms.post);
    const person = await personIn(tx, actor, filling);
    await demandPlace(tx, { terms, post, person, except: null });
    await insertOccupation(tx, actor, terms);
    const subject = personSubject(person.code);
    const recorded: Fact = { name: 'staff.person-recorded', subject, before: null, after: stateOfPerson(person) };
    const begun: Fact = { name: 'staff.occupation-begun', subject, before: null, after: stateOfOccupation(terms) };
    return { result: person.code, facts: newPerson === null ? [begun] : [recorded, begun] };
  },
};
