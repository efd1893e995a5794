import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { openRegister, type Register } from '../register/register.samples.ts';
import { listProjectLoads, listRunLoads } from './load.store.ts';
import { correctProject, planProject, removeProject } from './plan-project.ts';
import { listPlannedTeams } from './planned-teams.ts';
import { correctRun, recordRun, removeRun } from './record-run.ts';

let base: TestDatabase;
let register: Register;
let head: Actor;
const today = day('2026-11-28');
const run = recordRun(today);

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  return () => base.close();
});
beforeEach(async () => {
  register = await openRegister(base.database);
  head = { ...register.actorWith(['team-head']), teams: { 'team-head': ['pole'] } };
  await base.database.transaction(register.officer, (tx) =>
    record(tx, register.officer, 'catalogue.application', [{ code: 'paie-rh', name: 'Paie & RH', aliases: '{Salaires}' }]),
  );
});

const runTyped = (changes = {}) => ({ equipe: 'infra', mois: '2026-10', competence: '', jours: '12,5', ...changes });
const projectTyped = (changes = {}) => ({
  projet: 'Refonte du portail',
  ...runTyped({ mois: '2027-03' }),
  'jusqu-a': '',
  ...changes,
});
const runs = () => register.read((tx) => listRunLoads(tx, day('2020-01-01'), day('2030-01-01')));
const projects = () => register.read((tx) => listProjectLoads(tx));

describe('days of run and of projects are refused', () => {
  it.each([
    ['nothing typed', { equipe: '', mois: ' ', jours: '' }, { equipe: /équipe/, mois: /mois/, jours: /jours/ }],
    ['a month that is none', { mois: '2026-13' }, { mois: /n’est pas un mois/ }],
    ['a month that has not begun', { mois: '2026-12' }, { mois: /n’a pas commencé/ }],
    ['words instead of days', { jours: 'douze' }, { jours: /nombre/ }],
    ['days below zero', { jours: '-1' }, { jours: /de 0 à/ }],
    ['thousandths of a day', { jours: '1,125' }, { jours: /deux décimales/ }],
    ['more days than there are', { jours: '10 000' }, { jours: /de 0 à/ }],
    ['a team that does not exist', { equipe: 'nulle-part' }, { equipe: /pas de celles que vous planifiez/ }],
  ])('with %s, each field in its own words', async (_what, changes, sentences) => {
    const refusals = await register.refused(run, runTyped(changes));
    expect(Object.keys(refusals).sort()).toEqual(Object.keys(sentences).sort());
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await runs()).toEqual([]);
  });

  it('without a project, and with months turned round or too many', async () => {
    expect(await register.refused(planProject, projectTyped({ projet: ' ' }))).toEqual({
      projet: expect.stringContaining('nom'),
    });
    for (const [last, sentence] of [
      ['2027-02', 'avant le premier'],
      ['2030-03', '36 mois au plus'],
    ] as const)
      expect(await register.refused(planProject, projectTyped({ 'jusqu-a': last }))).toEqual({
        'jusqu-a': expect.stringContaining(sentence),
      });
  });

  it('to whoever does not plan, and to a head of team outside of their teams, in the same words as for one that does not exist', async () => {
    for (const actor of [register.actorWith(['agent']), register.actorWith(['finance']), register.actorWith(['hr'], 'gentilly')])
      expect(await register.refused(run, runTyped(), actor)).toEqual({ '': expect.stringContaining('charge') });
    const elsewhere = await register.refused(planProject, projectTyped({ equipe: 'si' }), head);
    expect(elsewhere).toEqual(await register.refused(planProject, projectTyped({ equipe: 'nulle-part' }), head));
  });

  it('twice for one month and one skill, all the months of a project with it', async () => {
    await register.send(run, runTyped());
    expect(await register.refused(run, runTyped({ jours: '3' }))).toEqual({ mois: expect.stringContaining('octobre 2026') });
    await register.send(planProject, projectTyped({ mois: '2027-04' }));
    expect(await register.refused(planProject, projectTyped({ 'jusqu-a': '2027-05' }))).toEqual({
      mois: expect.stringContaining('avril 2027'),
    });
    expect(await projects()).toHaveLength(1);
  });

  it('when what is corrected or removed is gone, another team’s, the same as before, or without a reason', async () => {
    const gone = '00000000-0000-4000-8000-000000000000';
    expect(await register.refused(correctRun, { id: gone, jours: '1', raison: 'erreur' })).toEqual({
      '': expect.stringContaining('n’existe plus'),
    });
    expect(await register.refused(removeProject, { id: 'x', raison: 'erreur' })).toEqual({
      id: expect.stringContaining('retirer'),
    });
    await register.send(run, runTyped({ equipe: 'si' }));
    const [kept] = await runs();
    const asked = { id: kept?.id ?? '', jours: '12,5', raison: 'erreur' };
    expect(await register.refused(correctRun, asked)).toEqual({ '': expect.stringContaining('Rien n’a été changé') });
    expect(await register.refused(correctRun, { ...asked, raison: ' ' })).toEqual({
      raison: expect.stringContaining('pourquoi'),
    });
    expect(await register.refused(removeRun, asked, head)).toEqual({ equipe: expect.stringContaining('planifiez') });
    expect(await runs()).toHaveLength(1);
  });
});

describe('days of run', () => {
  it('are recorded, corrected and removed by the head of a team, the journal telling of each', async () => {
    await register.send(run, runTyped({ competence: 'salaires' }), head);
    const [kept] = await runs();
    expect(kept).toMatchObject({ team: 'infra', month: '2026-10-01', skill: 'paie-rh', hundredths: 1250 });
    const id = kept?.id ?? '';
    await register.send(correctRun, { id, jours: '13', raison: 'un oubli' }, head);
    expect((await runs())[0]?.hundredths).toBe(1300);
    await register.send(removeRun, { id, raison: 'saisi deux fois' }, head);
    expect(await runs()).toEqual([]);
    const state = { team: 'infra', month: '2026-10', skill: 'paie-rh' };
    expect(await register.lastFacts(3)).toEqual([
      {
        fact: 'staff.run-removed',
        subject: 'team/infra',
        before: { ...state, days: 13 },
        after: { reason: 'saisi deux fois' },
      },
      {
        fact: 'staff.run-corrected',
        subject: 'team/infra',
        before: { ...state, days: 12.5 },
        after: { ...state, days: 13, reason: 'un oubli' },
      },
      { fact: 'staff.run-recorded', subject: 'team/infra', before: null, after: { ...state, days: 12.5 } },
    ]);
  });
});

describe('days of a project', () => {
  it('are planned for a run of months, the same in each, under a topic when no application has the name', async () => {
    await register.send(planProject, projectTyped({ competence: 'Réseau', 'jusqu-a': '2027-05' }));
    expect((await projects()).map(({ month, hundredths, skill }) => [month, hundredths, skill])).toEqual([
      ['2027-03-01', 1250, 'Réseau'],
      ['2027-04-01', 1250, 'Réseau'],
      ['2027-05-01', 1250, 'Réseau'],
    ]);
    expect(await register.lastFacts(3)).toMatchObject([{ fact: 'staff.project-planned' }, {}, { after: { month: '2027-03' } }]);
  });

  it('are corrected and removed', async () => {
    await register.send(planProject, projectTyped());
    const [kept] = await projects();
    const id = kept?.id ?? '';
    await register.send(correctProject, { id, jours: '0', raison: 'reporté' });
    expect((await projects())[0]?.hundredths).toBe(0);
    await register.send(removeProject, { id, raison: 'abandonné' });
    expect(await projects()).toEqual([]);
  });
});

describe('the teams that are planned', () => {
  it('are those of the role, with all below; everywhere for those who manage staff; none for others', async () => {
    const told = async (actor: Actor) =>
      (await register.read((tx) => listPlannedTeams(tx, actor, today))).map(({ code }) => code).sort();
    expect(await told(head)).toEqual(['infra', 'pole', 'support']);
    expect(await told(register.officer)).toEqual(['infra', 'pole', 'si', 'support']);
    expect(await told({ ...head, roles: ['team-head', 'direction'] })).toHaveLength(4);
    expect(await told(register.actorWith(['agent']))).toEqual([]);
  });
});
