import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { amount, monthTyped, parseForm, text } from '../../../http/form-input.ts';
import type { Command, Fact } from '../../../kernel/command.ts';
import type { Day } from '../../../kernel/day.ts';
import { refusedFields } from '../../../kernel/problem.ts';
import { euros, toDecimal } from '../../../kernel/quantity.ts';
import { mayReadPay } from '../staff.access.ts';
import { nothingChanged, unknownCode, unknownRecord } from '../staff.problems.ts';
import { personSubject } from '../staff.subjects.ts';
import { reason } from './occupation-form.ts';
import { deletePay, listPay, upsertPay } from './pay.store.ts';
import { listPersons, lockPerson } from './person.store.ts';
import { keepPrivately } from './private-change.store.ts';

const month = monthTyped('Donnez le mois.');

const recording = z.object({
  matricule: text('Donnez le matricule de la personne.'),
  mois: month,
  cout: amount('Donnez le coût chargé du mois.'),
});
const removing = z.object({ matricule: text('Donnez le matricule de la personne.'), mois: month, raison: reason });

async function lockKnown(tx: Tx, code: string): Promise<void> {
  if ((await lockPerson(tx, code)) !== null) return;
  const codes = (await listPersons(tx)).map((one) => one.code);
  throw refusedFields('conflict', 'staff.bad-pay', { matricule: unknownCode('Personne', code, codes) });
}

/** What is recorded for a month; null without anything. */
async function costOf(tx: Tx, person: string, date: Day): Promise<number | null> {
  return (await listPay(tx, { person })).find((one) => one.month === date)?.cost ?? null;
}

/** That a cost was recorded stands in the journal; how much it is, with those who may know it. */
function factOf(name: string, person: string, date: Day, isNew: boolean): Fact {
  const told = { month: date.slice(0, 7) };
  return { name, subject: personSubject(person), before: isNew ? null : told, after: told };
}

/** Records what a month of somebody cost, or puts it right. Whoever may know what people cost may record it. */
export const recordPay: Command<z.output<typeof recording>, void, Tx> = {
  name: 'staff.record-pay',
  parse: (raw) => parseForm('staff.bad-pay', recording, raw),
  may: mayReadPay,
  run: async (tx, { matricule, mois, cout }, actor) => {
    await lockKnown(tx, matricule);
    const before = await costOf(tx, matricule, mois);
    if (before === cout) throw nothingChanged();
    await upsertPay(tx, actor, matricule, mois, cout);
    const name = before === null ? 'staff.pay-recorded' : 'staff.pay-corrected';
    const told = (cost: number | null) => (cost === null ? null : { month: mois.slice(0, 7), cost: toDecimal(euros(cost), 2) });
    await keepPrivately(tx, actor, 'pay', matricule, { name, before: told(before), after: told(cout) });
    return { result: undefined, facts: [factOf(name, matricule, mois, before === null)] };
  },
};

/** Takes away what was recorded for a month, for a reason. */
export const removePay: Command<z.output<typeof removing>, void, Tx> = {
  name: 'staff.remove-pay',
  parse: (raw) => parseForm('staff.bad-pay', removing, raw),
  may: mayReadPay,
  run: async (tx, { matricule, mois, raison }, actor) => {
    await lockKnown(tx, matricule);
    const before = await costOf(tx, matricule, mois);
    if (before === null) throw unknownRecord();
    await deletePay(tx, matricule, mois);
    const name = 'staff.pay-removed';
    const states = { before: { month: mois.slice(0, 7), cost: toDecimal(euros(before), 2) }, after: { reason: raison } };
    await keepPrivately(tx, actor, 'pay', matricule, { name, ...states });
    const fact = { ...factOf(name, matricule, mois, false), after: { reason: raison } };
    return { result: undefined, facts: [fact] };
  },
};
