import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { recordPersons } from '../staff.samples.ts';
import { assignTeam, correctAssignment, endAssignment, removeAssignment } from './assign-team.ts';
import { listAssignmentsOf } from './assignment.store.ts';
import { correctPerson } from './correct-person.ts';
import { findPerson } from './person.store.ts';
import { listPrivateChanges } from './private-change.store.ts';
import { openRegister, type Register } from './register.samples.ts';

let base: TestDatabase;
let register: Register;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  return () => base.close();
});
beforeEach(async () => {
  register = await openRegister(base.database);
  await base.database.transaction(register.officer, (tx) =>
    recordPersons(tx, register.officer, [{ code: 'A1', name: 'Camille' }]),
  );
});

describe('putting right who somebody is', () => {
  const typed = (changes: Record<string, string> = {}) => ({ matricule: 'A1', nom: 'Camille', ...changes });

  it.each([
    ['for nobody', typed({ matricule: 'A9' }), { '': /Personne, parmi/ }],
    ['to what it is', typed(), { '': /Rien n’a été changé/ }],
    ['to a year that is none', typed({ 'naissance-de': '80', 'naissance-a': '1984' }), { 'naissance-de': /1900/ }],
    ['to a sex that is none', typed({ sexe: 'x' }), { sexe: /pas dans la liste/ }],
  ])('is refused %s', async (_what, form, sentences) => {
    const refusals = await register.refused(correctPerson, form);
    expect(unsaid(refusals, sentences)).toEqual([]);
  });

  it('is refused to whoever does not manage staff', async () => {
    const refusals = await register.refused(correctPerson, typed({ sexe: 'female' }), register.actorWith(['team-head']));
    expect(refusals['']).toContain('ressources humaines');
  });

  it('tells the journal that a birth was changed and not which, which those who manage staff alone read', async () => {
    await register.send(correctPerson, typed({ naissance: '1980-05-01', sexe: 'female' }));
    expect(await register.read((tx) => findPerson(tx, 'A1'))).toMatchObject({ birthDay: '1980-05-01', sex: 'female' });
    const [fact] = await register.lastFacts();
    expect(fact).toMatchObject({ fact: 'staff.person-corrected', after: { kept: ['sex', 'birthDay'] } });
    expect(JSON.stringify(fact)).not.toContain('1980');
    const changes = (roles: Parameters<typeof register.actorWith>[0]) =>
      register.read((tx) => listPrivateChanges(tx, 'private', 'A1', 9), register.actorWith(roles));
    expect(await changes(['hr'])).toMatchObject([{ before: { birthDay: null }, after: { birthDay: '1980-05-01' } }]);
    expect(await changes(['administrator', 'finance', 'team-head', 'auditor'])).toEqual([]);
  });
});

describe('assigning somebody to a team', () => {
  const typed = (changes: Record<string, string> = {}) => ({
    matricule: 'A1',
    equipe: 'infra',
    part: '60',
    du: '2020-01-01',
    ...changes,
  });
  const listed = () => register.read((tx) => listAssignmentsOf(tx, 'A1'));

  it.each([
    ['nothing typed', { equipe: '', part: '', du: '' }, { equipe: /équipe/, part: /part/, du: /premier jour/ }],
    ['a team that does not exist', { equipe: 'infar' }, { equipe: /vouliez-vous «\sinfra\s»/ }],
    ['days reversed', { au: '2019-01-01' }, { au: /avant le premier/ }],
    ['nobody', { matricule: 'A9' }, { '': /Personne/ }],
  ])('is refused with %s', async (_what, changes, sentences) => {
    const refusals = await register.refused(assignTeam, typed(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('is refused beyond the whole of their time, on any day, and twice for one team', async () => {
    await register.send(assignTeam, typed());
    expect(await register.refused(assignTeam, typed({ equipe: 'support', part: '50', du: '2019-01-01' }))).toEqual({
      part: expect.stringContaining('Le 1er janvier 2020, 60\u00a0% de son temps'),
    });
    expect(await register.refused(assignTeam, typed({ part: '10' }))).toEqual({
      equipe: expect.stringContaining('déjà affectée'),
    });
    await register.send(assignTeam, typed({ equipe: 'support', part: '40', responsable: 'oui', role: 'Chef de projet' }));
    expect(await listed()).toMatchObject([
      { team: 'infra', share: 60, manager: false },
      { team: 'support', share: 40, manager: true, role: 'Chef de projet' },
    ]);
  });

  it('ends after a last day, not before it began', async () => {
    await register.send(assignTeam, typed());
    const id = (await listed())[0]?.id ?? '';
    expect((await register.refused(endAssignment, { id, 'dernier-jour': '2019-12-31' }))['dernier-jour']).toContain(
      '1er janvier 2020',
    );
    await register.send(endAssignment, { id, 'dernier-jour': '2026-03-31' });
    expect(await listed()).toMatchObject([{ toDay: '2026-04-01' }]);
    expect(await register.lastFacts()).toMatchObject([{ fact: 'staff.assignment-ended', after: { lastDay: '2026-03-31' } }]);
  });

  it('is corrected and removed with a reason, which the journal keeps with what it was', async () => {
    await register.send(assignTeam, typed());
    const id = (await listed())[0]?.id ?? '';
    const { matricule: _person, ...terms } = typed({ part: '80' });
    expect(await register.refused(correctAssignment, { ...terms, id })).toEqual({ raison: expect.stringContaining('pourquoi') });
    expect(await register.refused(correctAssignment, { ...terms, id, part: '60', raison: 'x' })).toEqual({
      '': expect.stringContaining('Rien'),
    });
    await register.send(correctAssignment, { ...terms, id, raison: 'Faute de frappe' });
    expect(await register.lastFacts()).toMatchObject([
      { before: { share: 60 }, after: { share: 80, reason: 'Faute de frappe' } },
    ]);
    await register.send(removeAssignment, { id, raison: 'Autre personne' });
    expect(await listed()).toEqual([]);
    expect(await register.lastFacts()).toMatchObject([
      { fact: 'staff.assignment-removed', before: { share: 80 }, after: { reason: 'Autre personne' } },
    ]);
    expect(await register.refused(removeAssignment, { id, raison: 'Encore' })).toEqual({
      '': expect.stringContaining('n’existe plus'),
    });
  });
});
