import type { Tx } from '../../../database/face.ts';
import { parseForm } from '../../../http/form-input.ts';
import type { Command } from '../../../kernel/command.ts';
import { differences } from '../../../kernel/difference.ts';
import { mayManageStaff } from '../staff.access.ts';
import { nothingChanged, unknownPerson } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { lockPerson, updatePerson } from './person.store.ts';
import type { Person } from './person.ts';
import { correctedPersonForm, privateStateOf, stateOfPerson } from './person-form.ts';
import { keepPrivately } from './private-change.store.ts';

/** Puts right who somebody is. What of it is theirs alone is kept aside from the journal, for those who manage staff. */
export const correctPerson: Command<Person, void, Tx> = {
  name: 'staff.correct-person',
  parse: (raw) => parseForm('staff.bad-person', correctedPersonForm, raw),
  may: mayManageStaff,
  run: async (tx, person, actor) => {
    const before = await lockPerson(tx, person.code);
    if (before === null) throw unknownPerson(person.code);
    const name = 'staff.person-corrected';
    const states = { before: privateStateOf(before), after: privateStateOf(person) };
    const changes = differences(states.before, states.after);
    if (changes.length === 0 && before.name === person.name) throw nothingChanged();
    await updatePerson(tx, actor, person);
    if (changes.length > 0) await keepPrivately(tx, actor, 'private', person.code, { name, ...states });
    const kept = changes.length > 0 ? { kept: changes.map(({ field }) => field) } : {};
    const fact = {
      name,
      subject: personSubject(person.code),
      before: stateOfPerson(before),
      after: { ...stateOfPerson(person), ...kept },
    };
    return { result: undefined, facts: [fact] };
  },
};
