import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { recordPersons } from '../staff.samples.ts';
import { listAssignmentsOf } from './assignment.store.ts';
import { correctOccupation, removeOccupation } from './correct-occupation.ts';
import { endOccupation } from './end-occupation.ts';
import { fillPost } from './fill-post.ts';
import { listOccupations } from './occupation.store.ts';
import { openPost } from './open-post.ts';
import { findPerson } from './person.store.ts';
import { fillingTyped, openRegister, postTyped, type Register } from './register.samples.ts';

let base: TestDatabase;
let register: Register;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  return () => base.close();
});
beforeEach(async () => {
  register = await openRegister(base.database);
  await register.send(openPost, postTyped());
});

const listed = () => register.read((tx) => listOccupations(tx));
const only = async () => {
  const [one, ...others] = await listed();
  if (!one || others.length > 0) throw new Error('one occupation was expected');
  return one;
};

describe('filling a post', () => {
  it.each([
    [
      'an empty form',
      { personne: '', matricule: '', statut: '', taux: '', du: '', cause: '' },
      { personne: /déjà connue/, matricule: /matricule/, statut: /statut/, taux: /taux/, du: /premier jour/, cause: /cause/ },
    ],
    ['days reversed', { du: '2020-02-01', au: '2020-01-31' }, { au: /avant le premier/ }],
    ['a post that does not exist', { poste: 'P9' }, { poste: /Aucun poste/ }],
    ['a grade that does not exist', { grade: 'x' }, { grade: /Aucun grade/ }],
    ['somebody who is not known', { personne: 'connue' }, { matricule: /Personne n’a le code «\sA1\s»/ }],
    ['a day before the post opens', { du: '2019-12-31' }, { du: /ouvert que depuis le 1er janvier 2020/ }],
    [
      'a birth said twice',
      { naissance: '1980-01-01', 'naissance-de': '1980', 'naissance-a': '1984' },
      { naissance: /pas les deux/ },
    ],
    ['half a band of births', { 'naissance-de': '1980' }, { 'naissance-a': /dernière année/ }],
    ['years of birth reversed', { 'naissance-de': '1984', 'naissance-a': '1980' }, { 'naissance-a': /avant la première/ }],
  ])('is refused with %s, each field in its own words, and nobody is recorded', async (_what, changes, sentences) => {
    const refusals = await register.refused(fillPost, fillingTyped(changes));
    expect(Object.keys(refusals).sort()).toEqual(Object.keys(sentences).sort());
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await register.read((tx) => findPerson(tx, 'A1'))).toBeNull();
  });

  it('is refused to whoever does not manage staff', async () => {
    for (const role of ['team-head', 'finance', 'administrator', 'reader'] as const)
      expect(await register.refused(fillPost, fillingTyped(), register.actorWith([role]))).toEqual({
        '': expect.stringContaining('ressources humaines'),
      });
  });

  it('is refused while others hold it for more than what is left, and says who and how much', async () => {
    await register.send(fillPost, fillingTyped({ taux: '60', nom: 'Camille' }));
    const refusals = await register.refused(fillPost, fillingTyped({ matricule: 'A2', taux: '50', du: '2021-01-01' }));
    expect(refusals).toEqual({
      taux: 'Le 1er janvier 2021, le poste est déjà occupé à 60\u00a0% par Camille (A1) : il ne peut pas l’être à 110\u00a0%.',
    });
    await register.send(fillPost, fillingTyped({ matricule: 'A2', taux: '40' }));
    expect(await listed()).toHaveLength(2);
  });

  it('is refused when it would make a person work for more than one, the part of each post counted', async () => {
    await register.send(openPost, postTyped({ code: 'P2', quotite: '50' }));
    await register.send(openPost, postTyped({ code: 'P3', quotite: '50' }));
    await register.send(fillPost, fillingTyped({ poste: 'P2' }));
    const known = fillingTyped({ personne: 'connue' });
    expect((await register.refused(fillPost, known))['taux']).toMatch(/A1 travaillerait à 150\u00a0% d’un temps complet/);
    await register.send(fillPost, { ...known, poste: 'P3' });
    expect((await register.refused(fillPost, { ...known, poste: '', taux: '1' }))['taux']).toMatch(/101\u00a0%/);
  });

  it('is refused twice for one person at the same time, and for a number that somebody bears', async () => {
    await register.send(fillPost, fillingTyped({ taux: '50' }));
    expect(await register.refused(fillPost, fillingTyped({ personne: 'connue', taux: '50' }))).toEqual({
      du: expect.stringContaining('occupe déjà ce poste'),
    });
    expect(await register.refused(fillPost, fillingTyped())).toEqual({ matricule: expect.stringContaining('déjà celui de A1') });
  });

  it('records the person and the occupation, and journals both without sex nor birth', async () => {
    expect(await register.send(fillPost, fillingTyped({ nom: 'Camille', sexe: 'female', naissance: '1980-05-01' }))).toBe('A1');
    expect(await register.read((tx) => findPerson(tx, 'A1'))).toMatchObject({ sex: 'female', birthDay: '1980-05-01' });
    expect(await only()).toMatchObject({ post: 'P1', status: 'tenured', rate: 100, toDay: null, startCause: 'recruitment' });
    const [begun, recorded] = await register.lastFacts(2);
    expect(recorded).toEqual({ fact: 'staff.person-recorded', subject: 'person/A1', before: null, after: { name: 'Camille' } });
    expect(begun).toMatchObject({ fact: 'staff.occupation-begun', after: { post: 'P1', fromDay: '2020-02-01', lastDay: null } });
  });

  it('records work outside of any post, once a day', async () => {
    const apprentice = fillingTyped({ poste: '', statut: 'apprentice', taux: '50' });
    await register.send(fillPost, apprentice);
    expect(await only()).toMatchObject({ post: null, quota: 100 });
    expect(await register.refused(fillPost, { ...apprentice, personne: 'connue' })).toEqual({
      du: expect.stringContaining('hors poste'),
    });
  });
});

describe('ending an occupation', () => {
  beforeEach(() => register.send(fillPost, fillingTyped()));
  const ending = async (changes: Record<string, string> = {}) => ({
    id: (await only()).id,
    'dernier-jour': '2026-03-31',
    'cause-fin': 'retirement',
    ...changes,
  });

  it.each([
    ['before it begins', { 'dernier-jour': '2020-01-31' }, { 'dernier-jour': /commence le 1er février 2020/ }],
    ['for no cause', { 'cause-fin': '' }, { 'cause-fin': /cause/ }],
    ['that was announced after it', { preavis: '2026-04-01' }, { preavis: /avant son dernier jour/ }],
    ['that is none', { id: 'x' }, { '': /n’existe plus/ }],
  ])('is refused for one %s', async (_what, changes, sentences) => {
    const refusals = await register.refused(endOccupation, await ending(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
  });

  it('leaves the person there on the last day, and the post free on the next', async () => {
    await register.send(endOccupation, await ending({ preavis: '2025-12-01' }));
    expect(await only()).toMatchObject({ toDay: '2026-04-01', endCause: 'retirement', noticeDay: '2025-12-01' });
    const next = fillingTyped({ matricule: 'A2', du: '2026-03-31' });
    expect((await register.refused(fillPost, next))['taux']).toContain('31 mars 2026');
    await register.send(fillPost, { ...next, du: '2026-04-01' });
  });

  it('is not moved over whoever came after', async () => {
    await register.send(endOccupation, await ending());
    const { id } = await only();
    await register.send(fillPost, fillingTyped({ matricule: 'A2', du: '2026-04-01' }));
    const moved = { id, 'dernier-jour': '2026-04-30', 'cause-fin': 'retirement' };
    expect((await register.refused(endOccupation, moved))['taux']).toContain('par A2');
  });

  it('ends the assignments of whoever leaves, and tells each', async () => {
    await base.database.transaction(register.officer, (tx) =>
      recordPersons(tx, register.officer, [{ code: 'A2', assignments: [{ team: 'infra', from_day: '2020-02-01' }] }]),
    );
    await register.send(openPost, postTyped({ code: 'P2' }));
    await register.send(fillPost, fillingTyped({ poste: 'P2', matricule: 'A2', personne: 'connue' }));
    const [, other] = await listed();
    await register.send(endOccupation, { ...(await endingOf(other?.id ?? '')) });
    expect(await register.read((tx) => listAssignmentsOf(tx, 'A2'))).toMatchObject([{ toDay: '2026-04-01' }]);
    expect((await register.lastFacts(2)).map(({ fact }) => fact).sort()).toEqual([
      'staff.assignment-ended',
      'staff.occupation-ended',
    ]);
  });
  const endingOf = async (id: string) => ({ id, 'dernier-jour': '2026-03-31', 'cause-fin': 'resignation' });
});

describe('putting an occupation right', () => {
  beforeEach(() => register.send(fillPost, fillingTyped()));
  const correction = async (changes: Record<string, string> = {}) => ({
    id: (await only()).id,
    statut: 'tenured',
    taux: '100',
    du: '2020-02-01',
    cause: 'recruitment',
    raison: 'Erreur de saisie',
    ...changes,
  });

  it.each([
    ['without a reason', { raison: '', taux: '80' }, { raison: /pourquoi/ }],
    ['to what it is', {}, { '': /Rien n’a été changé/ }],
    ['to a day before the post opens', { du: '2019-01-01' }, { du: /1er janvier 2020/ }],
    ['to days reversed', { au: '2019-01-01' }, { au: /avant le premier/ }],
    ['to an end without a day', { 'cause-fin': 'retirement' }, { 'cause-fin': /sans dernier jour/ }],
  ])('is refused %s', async (_what, changes, sentences) => {
    const refusals = await register.refused(correctOccupation, await correction(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
  });

  it('keeps both states and the reason in the journal', async () => {
    await register.send(correctOccupation, await correction({ taux: '80', statut: 'trainee' }));
    expect(await only()).toMatchObject({ rate: 80, status: 'trainee' });
    const [fact] = await register.lastFacts();
    expect(fact).toMatchObject({ before: { rate: 100 }, after: { rate: 80, reason: 'Erreur de saisie' } });
  });

  it('takes it away for a reason, and keeps in the journal what it said', async () => {
    const { id } = await only();
    expect(await register.refused(removeOccupation, { id, raison: ' ' })).toEqual({
      raison: expect.stringContaining('pourquoi'),
    });
    await register.send(removeOccupation, { id, raison: 'Saisie deux fois' });
    expect(await listed()).toEqual([]);
    const [fact] = await register.lastFacts();
    expect(fact).toMatchObject({
      fact: 'staff.occupation-removed',
      before: { post: 'P1' },
      after: { reason: 'Saisie deux fois' },
    });
    expect(await register.refused(removeOccupation, { id, raison: 'Encore' })).toEqual({
      '': expect.stringContaining('n’existe plus'),
    });
  });
});
