import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { openSettings, type Settings, settingsSchema } from '../settings.samples.ts';
import { changeNature } from './change-nature.ts';
import { endKind, reopenKind } from './end-kind.ts';
import { listKindRecords } from './kind-record.store.ts';
import { addKind, correctKind } from './record-kind.ts';

let base: TestDatabase;
let house: Settings;
beforeAll(async () => {
  base = await openTestDatabase(settingsSchema);
  return () => base.close();
});
beforeEach(async () => {
  house = await openSettings(base);
});

const added = (changes: Record<string, string> = {}) => ({ nom: 'Astreinte', parent: 'mco', du: '2026-12-01', ...changes });
const kindOf = (code: string) => house.read(async (tx) => (await listKindRecords(tx)).find((one) => one.code === code));
const suivi = (changes: Record<string, string> = {}) => ({ code: 'suivi', nom: 'Suivi', parent: 'mco', ...changes });

describe('adding a kind of work', () => {
  it.each([
    ['without a name', { nom: '' }, { nom: /Donnez le nom/ }],
    ['without a first day', { du: '' }, { du: /à partir de quel jour/ }],
    ['under a code that is taken', { code: 'aide' }, { code: /est celui de «\sAssistance\s»/ }],
    ['with a name that makes no code', { nom: '…' }, { nom: /donnez aussi un code/ }],
    ['beside one of the same name', { nom: 'SUIVI', code: 's2' }, { nom: /est déjà là, de code suivi/ }],
    ['under what does not exist', { parent: 'mca' }, { parent: /Aucun type/ }],
    ['under one that has ended', { parent: 'ancien' }, { parent: /est terminé depuis le 31 décembre 2024\s: choisissez/ }],
    ['of a team that does not exist', { equipe: 'infa' }, { equipe: /Aucune équipe/ }],
    ['of a nature that is none', { nature: 'repos' }, { nature: /pas dans la liste/ }],
    ['with a rank that is none', { rang: '0' }, { rang: /de 1 à 9999/ }],
  ])('is refused %s', async (_what, changes, sentences) => {
    const refusals = await house.refused(addKind, added(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await house.read(listKindRecords)).toHaveLength(6);
  });

  it('is refused to whoever does not keep them, and to a head of team in the tree of another', async () => {
    for (const role of ['agent', 'hr', 'finance', 'project-lead', 'reader'] as const)
      expect((await house.refused(addKind, added(), house.actorWith([role])))['']).toContain('Seuls les responsables');
    const head = house.head('infra');
    expect((await house.refused(addKind, added({ parent: 'aide-support' }), head)).equipe).toContain('une autre équipe');
    expect((await house.refused(addKind, added({ parent: '' }), head)).equipe).toContain('ou de toutes');
    expect((await house.refused(addKind, added({ parent: '', equipe: 'support' }), head)).equipe).toContain('une autre équipe');
  });

  it('is done by a head in the tree of their teams and of those below; the journal says so', async () => {
    expect(await house.send(addKind, added({ nature: 'run', rang: '2', 'autres-noms': 'Nuit | Nuit' }), house.head('pole'))).toBe(
      'astreinte',
    );
    expect(await kindOf('astreinte')).toEqual({
      ...{ code: 'astreinte', name: 'Astreinte', aliases: ['Nuit'], parent: 'mco', team: null, nature: 'run', rank: 2 },
      ...{ fromDay: '2026-12-01', toDay: null },
    });
    expect(await house.lastFacts()).toMatchObject([
      { fact: 'activity.kind-added', subject: 'kind/astreinte', before: null, after: { name: 'Astreinte', parent: 'mco' } },
    ]);
    expect(await house.send(addKind, added({ nom: 'Autre', parent: '', equipe: 'support' }), house.head())).toBe('autre');
  });

  it('lets one name stand under two parents, and again once the other has ended', async () => {
    await house.send(addKind, added({ nom: 'Suivi', parent: 'projet', code: 'suivi-projet' }));
    await house.send(endKind, { code: 'suivi', au: '2026-11-30' });
    await house.send(addKind, added({ nom: 'Suivi', code: 'suivi-2' }));
    expect(await kindOf('suivi-2')).toMatchObject({ name: 'Suivi', parent: 'mco' });
  });
});

describe('putting a kind right', () => {
  it.each([
    ['under itself', suivi({ parent: 'suivi' }), { parent: /partie de lui-même/ }],
    ['under one that is a part of it', { code: 'mco', nom: 'MCO', parent: 'aide' }, { parent: /fait partie de «\sMCO\s»/ }],
    ['under one that has ended', suivi({ parent: 'ancien', du: '2026-01-01' }), { parent: /est terminé/ }],
    [
      'to begin after its lines',
      suivi({ du: '2026-03-03' }),
      { du: /^1 ligne de temps du type «\sSuivi\s» est avant le 3 mars 2026, la première le 2 mars 2026/ },
    ],
    [
      'to begin after the lines of those under it',
      { code: 'mco', nom: 'MCO', equipe: 'infra', nature: 'run', du: '2026-04-01' },
      { du: /^3 lignes de temps du type «\sMCO\s» sont avant/ },
    ],
    ['to begin after its end', { code: 'ancien', nom: 'Ancien', equipe: 'infra', du: '2026-01-01' }, { du: /après le dernier/ }],
    ['with the name of a neighbour', suivi({ nom: 'Assistance' }), { nom: /est déjà là/ }],
    [
      'to begin after what it is a part of has ended',
      { code: 'ancien-suivi', nom: 'Ancien suivi', parent: 'ancien', du: '2025-06-01' },
      { parent: /«\sAncien\s» est terminé depuis le 31 décembre 2024/ },
    ],
    [
      'under one that did not serve yet on days of its lines',
      suivi({ parent: 'futur' }),
      { parent: /^1 ligne de temps du type «\sSuivi\s» est hors des jours où «\sFutur\s» sert, le 2 mars 2026/ },
    ],
    [
      'under one that served no more on days of its lines',
      suivi({ parent: 'ancien' }),
      { parent: /^3 lignes de temps du type «\sSuivi\s» sont hors des jours où «\sAncien\s» sert/ },
    ],
  ])('is refused %s', async (_what, typed, sentences) => {
    await house.put(
      'activity.kind',
      { code: 'ancien-suivi', name: 'Ancien suivi', parent: 'ancien' },
      { code: 'futur', name: 'Futur', team: 'infra', from_day: '2026-03-03' },
    );
    const refusals = await house.refused(correctKind, typed);
    expect(unsaid(refusals, sentences)).toEqual([]);
  });

  it('is refused for what does not exist, to what it is, in another tree and out of one’s own', async () => {
    expect((await house.refused(correctKind, suivi({ code: 'absent' })))['']).toContain('Aucun type');
    expect((await house.refused(correctKind, suivi()))['']).toContain('Rien n’a été changé');
    expect((await house.refused(correctKind, suivi({ nom: 'X' }), house.head('support')))['']).toContain('une autre équipe');
    const away = suivi({ parent: 'aide-support' });
    expect((await house.refused(correctKind, away, house.head('infra'))).equipe).toContain('une autre équipe');
    expect(await kindOf('suivi')).toMatchObject({ parent: 'mco' });
  });

  it('renames it under the same code, and keeps both names in the journal', async () => {
    await house.send(correctKind, suivi({ nom: 'Suivi d’application', du: '2026-03-02' }), house.head('infra'));
    expect(await kindOf('suivi')).toMatchObject({ name: 'Suivi d’application', fromDay: '2026-03-02' });
    expect(await house.lastFacts()).toMatchObject([
      { fact: 'activity.kind-corrected', before: { name: 'Suivi' }, after: { name: 'Suivi d’application' } },
    ]);
  });
});

describe('a kind with lines in locked months', () => {
  it('is moved to other figures with a reason alone, which the journal keeps; renamed without one', async () => {
    await house.lock('2026-03-01', '2026-04-01');
    const sentence =
      '3 lignes de temps du type « Suivi » sont dans des mois verrouillés, la première le 2 mars 2026 : ce changement touche des chiffres déjà arrêtés. Dites pourquoi.';
    expect(await house.refused(correctKind, suivi({ nature: 'project' }))).toEqual({ raison: sentence });
    expect((await house.refused(correctKind, suivi({ parent: 'projet' }))).raison).toBe(sentence);
    expect((await house.refused(correctKind, suivi({ equipe: 'support' }))).raison).toBe(sentence);
    const above = { code: 'mco', nom: 'MCO', equipe: 'infra' };
    expect((await house.refused(correctKind, { ...above, nature: 'internal' })).raison).toContain('du type « MCO »');
    await house.send(correctKind, suivi({ nom: 'Suivi d’application', nature: 'run' }));
    await house.send(correctKind, suivi({ nature: 'project', raison: 'Classé à tort en maintien' }));
    expect(await kindOf('suivi')).toMatchObject({ nature: 'project' });
    expect(await house.lastFacts()).toMatchObject([
      { fact: 'activity.kind-corrected', after: { nature: 'project', reason: 'Classé à tort en maintien' } },
    ]);
  });

  it('is moved without one where its own lines are in open months', async () => {
    await house.lock('2026-02-01');
    await house.send(correctKind, suivi({ nature: 'project' }));
    expect((await house.lastFacts())[0]?.after).not.toHaveProperty('reason');
  });
});

describe('ending a kind', () => {
  it('is refused before its last line: which day, and how many lines', async () => {
    expect((await house.refused(endKind, { code: 'suivi', au: '2026-03-02' })).au).toBe(
      '2 lignes de temps du type « Suivi » sont après le 2 mars 2026, la dernière le 3 mars 2026 : terminez-le ce jour-là ou plus tard.',
    );
    expect((await house.refused(endKind, { code: 'mco', au: '2026-01-31' })).au).toMatch(/^3 lignes/);
    expect((await house.refused(endKind, { code: 'projet', au: '2023-12-31' })).au).toMatch(/depuis le 1er janvier/);
    expect((await house.refused(endKind, { code: 'suivi', au: '' })).au).toMatch(/jusqu’à quel jour/);
    expect((await house.refused(endKind, { code: 'suivi', au: '2026-03-03' }, house.head('support')))['']).toContain(
      'autre équipe',
    );
    expect(await kindOf('suivi')).toMatchObject({ toDay: null });
  });

  it('is refused later than it ended where another has its name since', async () => {
    await house.send(endKind, { code: 'suivi', au: '2026-03-31' });
    await house.send(addKind, added({ nom: 'Suivi', code: 'suivi-2', du: '2026-04-01' }));
    expect((await house.refused(endKind, { code: 'suivi', au: '2026-06-30' })).au).toContain('« Suivi » est déjà là');
    await house.send(endKind, { code: 'suivi', au: '2026-03-15' });
  });

  it('counts no more a line that was taken back whole', async () => {
    const line = { person: 'A1', day: '2026-06-01', kind: 'aide' };
    const id = '00000000-0000-4000-8000-000000000001';
    await house.work({ ...line, id }, { ...line, occurrence: 2, days_hundredths: -100, corrects: id });
    await house.send(endKind, { code: 'aide', au: '2026-05-31' });
    expect(await kindOf('aide')).toMatchObject({ toDay: '2026-06-01' });
  });

  it('lets it serve on its last day, and reopens as if it had never ended', async () => {
    await house.send(endKind, { code: 'suivi', au: '2026-03-03' }, house.head('infra'));
    expect(await kindOf('suivi')).toMatchObject({ toDay: '2026-03-04' });
    expect((await house.refused(endKind, { code: 'suivi', au: '2026-03-03' }))['']).toContain('Rien n’a été');
    expect(await house.lastFacts()).toMatchObject([{ fact: 'activity.kind-ended', after: { lastDay: '2026-03-03' } }]);
    await house.send(reopenKind, { code: 'suivi' });
    expect(await kindOf('suivi')).toMatchObject({ toDay: null });
    expect((await house.refused(reopenKind, { code: 'suivi' }))['']).toContain('Rien n’a été changé');
  });

  it('keeps closed what is under one that has ended, and what another took the place of', async () => {
    await house.send(endKind, { code: 'aide', au: '2026-03-31' });
    await house.send(endKind, { code: 'mco', au: '2026-04-30' });
    expect((await house.refused(reopenKind, { code: 'aide' }))['']).toMatch(
      /«\sMCO\s», dont il fait partie, est terminé depuis le 30 avril 2026/,
    );
    await house.send(reopenKind, { code: 'mco' });
    await house.send(addKind, added({ nom: 'Assistance', code: 'aide-2', du: '2026-04-01' }));
    expect((await house.refused(reopenKind, { code: 'aide' }))['']).toContain('Un autre type a pris sa place');
  });
});

describe('changing the nature of a kind from a day on', () => {
  const change = (changes: Record<string, string> = {}) => ({
    ...{ code: 'suivi', nature: 'project', du: '2027-01-01', nom: 'Suivi' },
    ...changes,
  });

  it.each([
    ['to the one that it has', { nature: 'run' }, { nature: /déjà «\smaintien/ }],
    ['without a nature', { nature: '' }, { nature: /quelle nature/ }],
    ['on a day from which it has lines', { du: '2026-03-03' }, { du: /^2 lignes de temps du type «\sSuivi\s»/ }],
    ['before it began', { code: 'projet', nature: 'run', du: '2024-01-01' }, { du: /depuis le 1er janvier 2024/ }],
    ['after it ended', { code: 'ancien', du: '2026-01-01' }, { du: /ne sert plus/ }],
    ['while others are part of it', { code: 'mco' }, { du: /«\sAssistance\s», «\sSuivi\s» en font partie/ }],
    ['to a code that is taken', { 'nouveau-code': 'aide' }, { 'nouveau-code': /est celui de/ }],
    ['to the name of a neighbour', { nom: 'assistance' }, { nom: /«\sassistance\s» est déjà là, de code aide/ }],
    ['after what it is a part of ended', { code: 'ancien-suivi', du: '2026-01-01' }, { du: /«\sAncien\s» est terminé depuis/ }],
  ])('is refused %s', async (_what, changes, sentences) => {
    await house.put('activity.kind', { code: 'ancien-suivi', name: 'Ancien suivi', parent: 'ancien', nature: 'run' });
    const refusals = await house.refused(changeNature, change(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
  });

  it('ends it the day before and lets another follow, so that the years before keep their figures', async () => {
    expect(await house.send(changeNature, change(), house.head('infra'))).toBe('suivi-2027');
    expect(await kindOf('suivi')).toMatchObject({ toDay: '2027-01-01', nature: null });
    expect(await kindOf('suivi-2027')).toMatchObject({ name: 'Suivi', parent: 'mco', nature: 'project', fromDay: '2027-01-01' });
    expect(await house.lastFacts(2)).toMatchObject([
      { fact: 'activity.kind-added', subject: 'kind/suivi-2027' },
      { fact: 'activity.kind-ended', subject: 'kind/suivi', after: { lastDay: '2026-12-31', followedBy: 'suivi-2027' } },
    ]);
  });
});
