import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { recordPersons } from '../staff.samples.ts';
import { listAbsencesOf } from './absence.store.ts';
import { endPattern, removePattern } from './end-pattern.ts';
import { listPrivateChanges } from './private-change.store.ts';
import { correctAbsence, recordAbsence, removeAbsence } from './record-absence.ts';
import { openRegister, type Register } from './register.samples.ts';
import { setPattern } from './set-pattern.ts';
import { listPatternsOf } from './work-pattern.store.ts';
import { halfDays } from './work-pattern.ts';

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

describe('an absence', () => {
  const typed = (changes: Record<string, string> = {}) => ({
    matricule: 'A1',
    nature: 'sick',
    du: '2026-03-02',
    debut: 'matin',
    au: '2026-03-04',
    fin: 'soir',
    ...changes,
  });
  const listed = () => register.read((tx) => listAbsencesOf(tx, 'A1'));
  const idOf = async () => (await listed())[0]?.id ?? '';

  it.each([
    [
      'nothing typed',
      { nature: '', du: '', debut: '', fin: '' },
      { nature: /nature/, du: /premier jour/, debut: /matin/, fin: /midi/ },
    ],
    ['its days reversed', { au: '2026-03-01' }, { au: /avant d’avoir commencé/ }],
    ['an afternoon that ends at noon', { debut: 'apres-midi', au: '', fin: 'midi' }, { au: /demi-journées/ }],
    ['nobody', { matricule: 'A9' }, { '': /Personne/ }],
  ])('is refused with %s', async (_what, changes, sentences) => {
    const refusals = await register.refused(recordAbsence, typed(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('is refused to a head of team, who plans and does not record', async () => {
    expect((await register.refused(recordAbsence, typed(), register.actorWith(['team-head'])))['']).toContain(
      'ressources humaines',
    );
  });

  it('is refused over another, by a half-day, and says which', async () => {
    await register.send(recordAbsence, typed({ fin: 'midi' }));
    expect(await register.refused(recordAbsence, typed({ du: '2026-03-04', nature: 'annual' }))).toEqual({
      du: expect.stringContaining('déjà absente du 2 mars 2026 au 4 mars 2026 à midi (maladie)'),
    });
    await register.send(recordAbsence, typed({ du: '2026-03-04', debut: 'apres-midi', nature: 'annual' }));
    expect(await listed()).toHaveLength(2);
  });

  it('is one day when no last day is given, and is told without its kind', async () => {
    await register.send(recordAbsence, typed({ au: '' }));
    expect(await listed()).toMatchObject([{ fromDay: '2026-03-02', toDay: '2026-03-03', toNoon: false, kind: 'sick' }]);
    const [fact] = await register.lastFacts();
    expect(fact).toMatchObject({ fact: 'staff.absence-recorded', after: { fromDay: '2026-03-02', lastDay: '2026-03-02' } });
    expect(JSON.stringify(fact)).not.toContain('sick');
  });

  it('is corrected; both kinds are kept for those who manage staff alone', async () => {
    await register.send(recordAbsence, typed());
    const { matricule: _person, ...terms } = typed({ nature: 'annual' });
    await register.send(correctAbsence, { ...terms, id: await idOf() });
    expect(await listed()).toMatchObject([{ kind: 'annual' }]);
    expect(await register.refused(correctAbsence, { ...terms, id: await idOf() })).toEqual({
      '': expect.stringContaining('Rien'),
    });
    const kept = await register.read((tx) => listPrivateChanges(tx, 'private', 'A1', 9));
    expect(kept).toMatchObject([{ before: { absenceKind: 'sick' }, after: { absenceKind: 'annual' } }]);
    expect(JSON.stringify(await register.lastFacts(9))).not.toMatch(/sick|annual/);
  });

  it('is removed for a reason, and its days stay in the journal', async () => {
    await register.send(recordAbsence, typed());
    const id = await idOf();
    expect(await register.refused(removeAbsence, { id, raison: '' })).toEqual({ raison: expect.stringContaining('pourquoi') });
    await register.send(removeAbsence, { id, raison: 'Arrêt annulé' });
    expect(await listed()).toEqual([]);
    expect(await register.lastFacts()).toMatchObject([
      { fact: 'staff.absence-removed', before: { lastDay: '2026-03-04' }, after: null },
    ]);
    expect(await register.refused(removeAbsence, { id, raison: 'Encore' })).toEqual({
      '': expect.stringContaining('n’existe plus'),
    });
  });
});

describe('the week of somebody', () => {
  const week = (off: readonly string[], du = '2026-01-01') => ({
    matricule: 'A1',
    du,
    ...Object.fromEntries(halfDays.filter(({ name }) => !off.includes(name)).map(({ name }) => [name, 'oui'])),
  });
  const listed = () => register.read((tx) => listPatternsOf(tx, 'A1'));

  it.each([
    ['without a half-day', week(halfDays.map(({ name }) => name)), { '': /au moins une demi-journée/ }],
    ['without a first day', week([], ''), { du: /premier jour/ }],
    ['of nobody', { ...week([]), matricule: 'A9' }, { '': /Personne/ }],
  ])('is refused %s', async (_what, form, sentences) => {
    const refusals = await register.refused(setPattern, form);
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('changes from a day on, between what was before and what is said of later', async () => {
    await register.send(setPattern, week(['mercredi-matin', 'mercredi-apres-midi']));
    await register.send(setPattern, week([], '2026-09-01'));
    await register.send(setPattern, week(['vendredi-apres-midi'], '2026-05-01'));
    expect(await listed()).toMatchObject([
      { pattern: '1111001111', fromDay: '2026-01-01', toDay: '2026-05-01' },
      { pattern: '1111111110', fromDay: '2026-05-01', toDay: '2026-09-01' },
      { pattern: '1111111111', fromDay: '2026-09-01', toDay: null },
    ]);
    expect(await register.lastFacts()).toMatchObject([
      { before: { off: 'mercredi matin, mercredi après-midi' }, after: { off: 'vendredi après-midi' } },
    ]);
  });

  it('is replaced on its own first day, and not by itself', async () => {
    await register.send(setPattern, week(['lundi-matin']));
    expect(await register.refused(setPattern, week(['lundi-matin'], '2026-02-01'))).toEqual({
      '': expect.stringContaining('Rien'),
    });
    await register.send(setPattern, week([]));
    expect(await listed()).toMatchObject([{ pattern: '1111111111', fromDay: '2026-01-01', toDay: null }]);
  });

  const idOf = async (place = 0) => (await listed())[place]?.id ?? '';

  it.each([
    ['without a day', '', /dernier jour/],
    ['before it begins', '2025-12-31', /ne commence que le 1er janvier 2026/],
    ['no earlier than it already does', '2026-08-31', /finit déjà le 31 août 2026/],
  ])('is not ended %s', async (_what, last, sentence) => {
    await register.send(setPattern, week(['lundi-matin']));
    await register.send(setPattern, week([], '2026-09-01'));
    const before = await listed();
    const refusals = await register.refused(endPattern, { id: await idOf(), 'dernier-jour': last });
    expect(refusals['dernier-jour']).toMatch(sentence);
    expect(await listed()).toEqual(before);
  });

  it('is neither ended nor removed by a head of team, nor when it is gone, nor without a reason', async () => {
    await register.send(setPattern, week(['lundi-matin']));
    const [id, head] = [await idOf(), register.actorWith(['team-head'])];
    expect((await register.refused(endPattern, { id, 'dernier-jour': '2026-05-01' }, head))['']).toContain('ressources humaines');
    expect((await register.refused(removePattern, { id, raison: 'erreur' }, head))['']).toContain('ressources humaines');
    expect((await register.refused(removePattern, { id, raison: '' })).raison).toMatch(/pourquoi/);
    expect((await register.refused(endPattern, { id: 'autre', 'dernier-jour': '2026-05-01' }))['']).toContain('n’existe plus');
  });

  it('ends after its last day, whence every half-day is worked, and is removed with a reason; the journal keeps both', async () => {
    await register.send(setPattern, week(['lundi-matin']));
    await register.send(endPattern, { id: await idOf(), 'dernier-jour': '30/06/2026' });
    expect(await listed()).toMatchObject([{ pattern: '0111111111', toDay: '2026-07-01' }]);
    expect(await register.lastFacts()).toMatchObject([
      { fact: 'staff.pattern-ended', before: { lastDay: null }, after: { off: 'lundi matin', lastDay: '2026-06-30' } },
    ]);
    await register.send(removePattern, { id: await idOf(), raison: 'saisie pour un autre' });
    expect(await listed()).toEqual([]);
    expect(await register.lastFacts()).toMatchObject([
      {
        fact: 'staff.pattern-removed',
        subject: 'person/A1',
        before: { off: 'lundi matin' },
        after: { reason: 'saisie pour un autre' },
      },
    ]);
  });
});
