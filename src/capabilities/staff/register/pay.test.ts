import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import type { Role } from '../../../kernel/actor.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { recordPersons } from '../staff.samples.ts';
import { listPay } from './pay.store.ts';
import { listPrivateChanges } from './private-change.store.ts';
import { recordPay, removePay } from './record-pay.ts';
import { openRegister, type Register } from './register.samples.ts';

let base: TestDatabase;
let register: Register;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  return () => base.close();
});
beforeEach(async () => {
  register = await openRegister(base.database);
  await base.database.transaction(register.officer, (tx) => recordPersons(tx, register.officer, [{ code: 'A1' }]));
});

const typed = (changes: Record<string, string> = {}) => ({ matricule: 'A1', mois: '2026-03', cout: '4 321,50', ...changes });
const listed = (roles: readonly Role[] = ['hr']) =>
  register.read((tx) => listPay(tx, { person: 'A1' }), register.actorWith(roles));

describe('what a month of somebody costs', () => {
  it.each([
    ['nothing typed', { matricule: '', mois: '', cout: '' }, { matricule: /matricule/, mois: /mois/, cout: /coût/ }],
    ['a month that is none', { mois: '2026-00' }, { mois: /n’est pas un mois/ }],
    ['a cost that is none', { cout: 'beaucoup' }, { cout: /n’est pas un montant/ }],
    ['nobody', { matricule: 'A9' }, { matricule: /Personne n’a le code/ }],
  ])('is refused with %s', async (_what, changes, sentences) => {
    const refusals = await register.refused(recordPay, typed(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('is recorded by those who may know it, and by nobody else', async () => {
    for (const role of ['team-head', 'administrator', 'project-lead', 'auditor', 'agent'] as const)
      expect((await register.refused(recordPay, typed(), register.actorWith([role])))['']).toContain('rémunérations');
    await register.send(recordPay, typed(), register.actorWith(['finance']));
    expect(await listed()).toMatchObject([{ month: '2026-03-01', cost: 432_150 }]);
  });

  it('is read by nobody else, by the database’s own rule', async () => {
    await register.send(recordPay, typed());
    await register.send(recordPay, typed({ cout: '5000' }));
    const changes = (roles: readonly Role[]) =>
      register.read((tx) => listPrivateChanges(tx, 'pay', 'A1', 9), register.actorWith(roles));
    for (const role of ['team-head', 'administrator', 'project-lead', 'auditor'] as const)
      expect([await listed([role]), await changes([role])]).toEqual([[], []]);
    expect(await changes(['finance'])).toMatchObject([
      { before: { cost: '4321.50' }, after: { cost: '5000.00' } },
      { before: null },
    ]);
  });

  it('is told to the journal without its amount', async () => {
    await register.send(recordPay, typed());
    await register.send(recordPay, typed({ cout: '5000' }));
    expect(await register.refused(recordPay, typed({ cout: '5000' }))).toEqual({ '': expect.stringContaining('Rien') });
    await register.send(removePay, { matricule: 'A1', mois: '2026-03', raison: 'Mauvaise personne' });
    expect(await listed()).toEqual([]);
    const facts = await register.lastFacts(3);
    expect(facts.map(({ fact }) => fact)).toEqual(['staff.pay-removed', 'staff.pay-corrected', 'staff.pay-recorded']);
    expect(JSON.stringify(facts)).not.toMatch(/4321|432150|5000/);
    expect(await register.refused(removePay, { matricule: 'A1', mois: '2026-03', raison: 'Encore' })).toEqual({
      '': expect.stringContaining('n’existe plus'),
    });
  });
});
