import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { recordPersons } from '../staff.samples.ts';
import { correctSkill, recordSkill, removeSkill } from './record-skill.ts';
import { openRegister, type Register } from './register.samples.ts';
import { listSkillsOf } from './skill.store.ts';

let base: TestDatabase;
let register: Register;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  return () => base.close();
});
beforeEach(async () => {
  register = await openRegister(base.database);
  await base.database.transaction(register.officer, async (tx) => {
    await recordPersons(tx, register.officer, [{ code: 'A1' }]);
    await record(tx, register.officer, 'catalogue.application', [{ code: 'agora', name: 'Agora' }]);
  });
});

const typed = (changes: Record<string, string> = {}) => ({ matricule: 'A1', logiciel: 'agora', niveau: '2', ...changes });
const listed = () => register.read((tx) => listSkillsOf(tx, 'A1'));

describe('a skill', () => {
  it.each([
    ['of nothing', { logiciel: '', theme: '' }, { logiciel: /un logiciel du catalogue, ou un thème/ }],
    ['of two things', { theme: 'Réseau' }, { theme: /pas les deux/ }],
    ['at no level', { niveau: '' }, { niveau: /niveau/ }],
    ['at a level that is none', { niveau: '4' }, { niveau: /de 1 à 3/ }],
    ['on a software that is not in the catalogue', { logiciel: 'agroa' }, { logiciel: /vouliez-vous «\sagora\s»/ }],
    ['with days reversed', { du: '2026-01-01', au: '2025-01-01' }, { au: /avant le premier/ }],
    ['of nobody', { matricule: 'A9' }, { '': /Personne/ }],
  ])('is refused %s', async (_what, changes, sentences) => {
    const refusals = await register.refused(recordSkill, typed(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('is recorded once at a time, however its topic is spelt', async () => {
    const network = typed({ logiciel: '', theme: 'Réseau', au: '2025-12-31' });
    await register.send(recordSkill, network);
    expect(await register.refused(recordSkill, typed({ logiciel: '', theme: 'RESEAU' }))).toEqual({
      theme: expect.stringContaining('déjà'),
    });
    await register.send(recordSkill, typed({ logiciel: '', theme: 'Réseau', du: '2026-01-01', niveau: '3' }));
    await register.send(recordSkill, typed());
    expect(await listed()).toHaveLength(3);
  });

  it('is corrected and removed with a reason, which the journal keeps', async () => {
    await register.send(recordSkill, typed());
    const id = (await listed())[0]?.id ?? '';
    const correction = { id, logiciel: 'agora', niveau: '3', raison: 'Formé depuis' };
    expect(await register.refused(correctSkill, { ...correction, niveau: '2' })).toEqual({ '': expect.stringContaining('Rien') });
    await register.send(correctSkill, correction);
    expect(await register.lastFacts()).toMatchObject([{ before: { level: 2 }, after: { level: 3, reason: 'Formé depuis' } }]);
    expect(await register.refused(removeSkill, { id })).toEqual({ raison: expect.stringContaining('pourquoi') });
    await register.send(removeSkill, { id, raison: 'Autre personne' });
    expect(await listed()).toEqual([]);
    expect(await register.lastFacts()).toMatchObject([{ fact: 'staff.skill-removed', before: { level: 3 } }]);
  });
});
