import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { toPlainDecimal } from '../../../kernel/quantity.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { monthsOf, openSettings, type Settings, settingsSchema } from '../settings.samples.ts';
import { partsOf } from './parts.ts';
import { addSharingKey, copySharingKey, correctSharingKey, removeSharingKey } from './set-sharing-key.ts';
import { setWeights } from './set-weights.ts';
import { listSharingKeys, listWeights } from './sharing-key.store.ts';
import { listWeighed } from './weighed.store.ts';

let base: TestDatabase;
let house: Settings;
beforeAll(async () => {
  base = await openTestDatabase(settingsSchema);
  return () => base.close();
});
beforeEach(async () => {
  house = await openSettings(base);
});

const key = (changes: Record<string, string> = {}) => ({ logiciel: 'elise', annee: '2024', cle: 'own', ...changes });
const weights = (changes: Record<string, string> = {}) => ({ logiciel: 'elise', annee: '2024', ...changes });
const keys = () => house.read(listSharingKeys);
const weighed = (application: string | null, year: number) => house.read((tx) => listWeights(tx, { application, year }));

async function parts(application: string | null, year: number): Promise<readonly string[]> {
  const { parts: given, unknown } = partsOf(await house.read((tx) => listWeighed(tx, application, year)));
  return [
    ...given.map(({ body, percent }) => `${body} ${percent === null ? '—' : toPlainDecimal(percent, 2)}`),
    ...unknown.map((body) => `? ${body}`),
  ];
}

describe('a sharing key', () => {
  it.each([
    ['without a year', { annee: '' }, { annee: /quelle année/ }],
    ['of a year that is none', { annee: '20240' }, { annee: /de 1900 à 2199/ }],
    ['without a rule', { cle: '' }, { cle: /par quoi/ }],
    ['of a rule that is none', { cle: 'hasard' }, { cle: /pas dans la liste/ }],
    ['of an application that is not there', { logiciel: 'elyse' }, { logiciel: /catalogue/ }],
  ])('is refused %s', async (_what, changes, sentences) => {
    const refusals = await house.refused(addSharingKey, key(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await keys()).toEqual([]);
  });

  it('is refused to whoever does not keep them, by forms as by files', async () => {
    for (const role of ['team-head', 'hr', 'agent', 'reader'] as const)
      expect((await house.refused(addSharingKey, key(), house.actorWith([role])))['']).toContain('Seuls la direction');
    for (const role of ['finance', 'administrator'] as const)
      await house.send(addSharingKey, key({ annee: role === 'finance' ? '2020' : '2021' }), house.actorWith([role]));
    expect(await keys()).toHaveLength(2);
  });

  it('begins once in a year, for an application and for all; a correction keeps both states', async () => {
    await house.send(addSharingKey, key({ cle: 'equal' }));
    await house.send(addSharingKey, key({ logiciel: '', cle: 'users' }));
    expect((await house.refused(addSharingKey, key())).annee).toContain('commence déjà là en 2024');
    expect((await house.refused(addSharingKey, key({ logiciel: '' }))).annee).toContain('déjà');
    expect((await house.refused(correctSharingKey, key({ cle: 'equal' })))['']).toContain('Rien n’a été changé');
    expect((await house.refused(correctSharingKey, key({ annee: '2025' })))['']).toContain('Aucune clé');
    await house.send(correctSharingKey, key({ cle: 'population', source: 'Délibération 12' }));
    expect(await keys()).toEqual([
      { application: null, year: 2024, rule: 'users', source: null },
      { application: 'elise', year: 2024, rule: 'population', source: 'Délibération 12' },
    ]);
    expect(await house.lastFacts()).toMatchObject([
      { fact: 'activity.key-corrected', subject: 'sharing/2024/elise', before: { rule: 'equal' }, after: { rule: 'population' } },
    ]);
  });

  it('that reaches a year all of whose months are locked asks why it changes, and the journal keeps the reason', async () => {
    await house.lock(...monthsOf(2025), ...monthsOf(2026, 11));
    expect((await house.refused(addSharingKey, key())).raison).toBe(
      'L’année 2025 est verrouillée : la clé en change les chiffres déjà arrêtés. Dites pourquoi.',
    );
    await house.send(addSharingKey, key({ annee: '2026' }));
    await house.send(addSharingKey, key({ raison: 'Délibération du 12 décembre' }));
    expect(await house.lastFacts()).toMatchObject([{ after: { rule: 'own', reason: 'Délibération du 12 décembre' } }]);
    expect((await house.refused(correctSharingKey, key({ cle: 'equal' }))).raison).toContain('2025');
    expect((await house.refused(setWeights, weights({ 'poids-arcueil': '1' }))).raison).toContain('2025');
    expect((await house.refused(removeSharingKey, weights())).raison).toContain('2025');
    expect((await house.refused(copySharingKey, weights({ annee: '2025' }))).raison).toContain('2025');
    // Where it comes from changes no figure.
    await house.send(correctSharingKey, key({ source: 'Procès-verbal' }));
    // A key that stops before the locked year does not reach it.
    await house.send(addSharingKey, key({ annee: '2020' }));
  });
});

describe('the weights of a key', () => {
  it.each([
    ['below 0', { 'poids-arcueil': '-1' }, { 'poids-arcueil': /0 ou plus/ }],
    ['that are no numbers', { 'poids-arcueil': 'deux' }, { 'poids-arcueil': /n’est pas un nombre/ }],
    ['all 0', { 'poids-arcueil': '0', 'poids-gentilly': '0' }, { 'poids-arcueil': /Tous les poids sont 0/ }],
    ['of a body that is not there', { 'poids-ivry': '1' }, { 'poids-ivry': /n’existe pas/ }],
  ])('are refused %s', async (_what, typed, sentences) => {
    await house.send(addSharingKey, key());
    const refusals = await house.refused(setWeights, weights(typed));
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await weighed('elise', 2024)).toEqual([]);
  });

  it('are those of a key of own weights; others have none', async () => {
    expect((await house.refused(setWeights, weights({ 'poids-arcueil': '1' })))['']).toContain('Aucune clé');
    await house.send(addSharingKey, key({ cle: 'equal' }));
    expect((await house.refused(setWeights, weights({ 'poids-arcueil': '1' })))['']).toContain('poids propres');
  });

  it('take the place of what stood there, a body that does not use the application among them', async () => {
    await house.send(addSharingKey, key());
    await house.send(setWeights, weights({ 'poids-arcueil': '2,5', 'poids-gentilly': '1' }));
    expect((await house.refused(setWeights, weights({ 'poids-arcueil': '2.50', 'poids-gentilly': '1' })))['']).toContain(
      'Rien n’a été changé',
    );
    await house.send(setWeights, weights({ 'poids-arcueil': '3', 'poids-villejuif': '1', 'poids-gentilly': '' }));
    expect(await weighed('elise', 2024)).toEqual([
      { body: 'arcueil', weight: '3' },
      { body: 'villejuif', weight: '1' },
    ]);
    expect(await parts('elise', 2026)).toEqual(['arcueil 75', 'villejuif 25']);
    expect(await house.lastFacts()).toMatchObject([
      {
        fact: 'activity.weights-set',
        before: { weights: { arcueil: '2,5', gentilly: '1' } },
        after: { weights: { arcueil: '3', villejuif: '1' } },
      },
    ]);
  });

  it('are not written over those that somebody else gave meanwhile: the second is told, and may then decide', async () => {
    await house.send(addSharingKey, key());
    const opened = await house.opened(setWeights, weights({ 'poids-arcueil': '2' }));
    await house.send(setWeights, weights({ 'poids-arcueil': '1', 'poids-gentilly': '1' }));
    expect(await house.refused(setWeights, opened)).toEqual({ version: expect.stringContaining('rien n’a été écrasé') });
    expect(await weighed('elise', 2024)).toHaveLength(2);
    expect((await house.refused(setWeights, { ...opened, version: '' })).version).toContain('ouvrez la page de nouveau');
    await house.send(setWeights, weights({ 'poids-arcueil': '2' }));
    expect(await weighed('elise', 2024)).toEqual([{ body: 'arcueil', weight: '2' }]);
  });

  it('are taken over with the key into another year, and taken away with it', async () => {
    expect((await house.refused(copySharingKey, weights({ annee: '2025' })))['']).toContain('Aucune clé n’y commence');
    await house.send(addSharingKey, key({ source: 'Convention' }));
    await house.send(setWeights, weights({ 'poids-arcueil': '2' }));
    await house.send(copySharingKey, weights({ annee: '2026' }));
    expect((await house.refused(copySharingKey, weights({ annee: '2026' }))).annee).toContain('déjà');
    expect(await weighed('elise', 2026)).toEqual([{ body: 'arcueil', weight: '2' }]);
    await house.send(removeSharingKey, weights());
    expect(await keys()).toEqual([{ application: 'elise', year: 2026, rule: 'own', source: 'Convention' }]);
    expect(await weighed('elise', 2024)).toEqual([]);
    expect(await house.lastFacts()).toMatchObject([
      { fact: 'activity.key-removed', before: { rule: 'own', weights: { arcueil: '2' } } },
    ]);
  });
});

describe('what a key gives', () => {
  it('is read by the statement that spreads days: parts of each, or what is missing', async () => {
    expect(await parts('elise', 2026)).toEqual([]);
    await house.send(addSharingKey, key({ cle: 'users' }));
    expect(await parts('elise', 2026)).toEqual(['arcueil 75', 'gentilly 25']);
    expect(await parts('elise', 2023)).toEqual([]);
    await house.send(correctSharingKey, key({ cle: 'equal' }));
    expect(await parts('elise', 2026)).toEqual(['arcueil 50', 'gentilly 50']);
    await house.send(correctSharingKey, key({ cle: 'population' }));
    await house.put('directory.population', { body: 'arcueil', year: 2020, total: 21000 });
    expect(await parts('elise', 2026)).toEqual(['arcueil —', 'gentilly —', '? gentilly']);
  });

  it('is nothing where all weights are 0, as a file of before may have left them', async () => {
    await house.put('activity.sharing_key', { application: 'elise', year: 2024, rule: 'own' });
    await house.put('activity.sharing_weight', { application: 'elise', year: 2024, body: 'arcueil', weight: 0 });
    expect(await parts('elise', 2024)).toEqual(['arcueil —']);
  });
});
