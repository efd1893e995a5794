import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { openSettings, type Settings, settingsSchema } from '../settings.samples.ts';
import { listProjectRecords } from './project.store.ts';
import { addProject, correctProject } from './record-project.ts';

let base: TestDatabase;
let house: Settings;
beforeAll(async () => {
  base = await openTestDatabase(settingsSchema);
  return () => base.close();
});
beforeEach(async () => {
  house = await openSettings(base);
});

const projectOf = (code: string) => house.read(async (tx) => (await listProjectRecords(tx)).find((one) => one.code === code));

describe('adding a project', () => {
  it.each([
    ['without a name', { nom: '' }, { nom: /Donnez le nom/ }],
    ['with its days reversed', { du: '2026-02-01', au: '2026-01-31' }, { au: /avant le premier/ }],
    [
      'under a name that another bears',
      { nom: 'refonte DES finances' },
      { nom: /désigne déjà le projet «\sRefonte des finances\s»/ },
    ],
    ['under another name that is taken', { 'autres-noms': 'versement' }, { 'autres-noms': /«\sArchives\s»/ }],
    ['under a code that is taken', { code: 'archives' }, { code: /«\sArchives\s»/ }],
    ['of an application that is not there', { logiciel: 'elyse' }, { logiciel: /catalogue/ }],
    ['of a domain that is not there', { domaine: 'paie' }, { domaine: /domaine/ }],
  ])('is refused %s', async (_what, changes, sentences) => {
    const refusals = await house.refused(addProject, { nom: 'Portail', ...changes }, house.head());
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await house.read(listProjectRecords)).toHaveLength(2);
  });

  it('is refused to whoever does not keep them; done by a head of any team, the journal says so', async () => {
    expect((await house.refused(addProject, { nom: 'Portail' }, house.actorWith(['agent'])))['']).toContain('Seuls');
    expect(await house.send(addProject, { nom: 'Portail', logiciel: 'elise', domaine: 'rh' }, house.head('support'))).toBe(
      'portail',
    );
    expect(await projectOf('portail')).toMatchObject({ application: 'elise', domain: 'rh', fromDay: null, toDay: null });
    expect(await house.lastFacts()).toMatchObject([{ fact: 'activity.project-added', subject: 'project/portail', before: null }]);
  });
});

describe('putting a project right', () => {
  const typed = (changes: Record<string, string>) => ({
    ...{ code: 'finances', nom: 'Refonte des finances', logiciel: 'elise' },
    ...changes,
  });

  it('is refused before its last line and after its first, where nothing changes, and for what does not exist', async () => {
    expect((await house.refused(correctProject, typed({ au: '2026-03-02' }))).au).toBe(
      '1 ligne de temps du projet « Refonte des finances » est après le 2 mars 2026, la dernière le 3 mars 2026 : terminez-le ce jour-là ou plus tard.',
    );
    expect((await house.refused(correctProject, typed({ du: '2026-03-04' }))).du).toMatch(/commence au plus tard/);
    expect((await house.refused(correctProject, typed({})))['']).toContain('Rien n’a été changé');
    expect((await house.refused(correctProject, typed({ code: 'absent' })))['']).toContain('Aucun projet');
    expect((await house.refused(correctProject, typed({ nom: 'Versement' }))).nom).toContain('« Archives »');
  });

  it('ends it, and lets it go on; the journal keeps both states', async () => {
    await house.send(correctProject, typed({ au: '2026-03-03' }));
    expect(await projectOf('finances')).toMatchObject({ toDay: '2026-03-04' });
    expect(await house.lastFacts()).toMatchObject([
      { fact: 'activity.project-corrected', before: { lastDay: null }, after: { lastDay: '2026-03-03' } },
    ]);
    await house.send(correctProject, typed({}));
    expect(await projectOf('finances')).toMatchObject({ toDay: null });
  });

  it('asks why, where days in locked months go to another application or domain, and keeps the reason', async () => {
    await house.lock('2026-03-01');
    const sentence =
      '1 ligne de temps du projet « Refonte des finances » est dans un mois verrouillé, le 3 mars 2026 : ce changement touche des chiffres déjà arrêtés. Dites pourquoi.';
    expect(await house.refused(correctProject, typed({ logiciel: 'concerto' }))).toEqual({ raison: sentence });
    expect(await house.refused(correctProject, typed({ domaine: 'rh' }))).toEqual({ raison: sentence });
    await house.send(correctProject, typed({ nom: 'Refonte', 'autres-noms': 'Refonte des finances' }));
    await house.send(correctProject, typed({ logiciel: 'concerto', raison: 'Mauvais logiciel' }));
    expect(await house.lastFacts()).toMatchObject([
      { fact: 'activity.project-corrected', after: { application: 'concerto', reason: 'Mauvais logiciel' } },
    ]);
  });
});
