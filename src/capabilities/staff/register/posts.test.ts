import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { closePost } from './close-post.ts';
import { correctPost } from './correct-post.ts';
import { fillPost } from './fill-post.ts';
import { openPost } from './open-post.ts';
import { findPost } from './post.store.ts';
import { fillingTyped, openRegister, postTyped, type Register } from './register.samples.ts';

let base: TestDatabase;
let register: Register;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  return () => base.close();
});
beforeEach(async () => {
  register = await openRegister(base.database);
});

const found = (code: string) => register.read((tx) => findPost(tx, code));

describe('opening a post', () => {
  it.each([
    [
      'an empty form',
      { code: '', intitule: ' ', quotite: '', du: '' },
      { code: /code/, intitule: /intitulé/, quotite: /quotité/, du: /premier jour/ },
    ],
    ['a quota beyond full time', { quotite: '120' }, { quotite: /de 1 à 100/ }],
    ['half a per cent', { quotite: '0,5' }, { quotite: /nombre entier/ }],
    ['a day that does not exist', { du: '2021-02-29' }, { du: /février 2021 compte 28 jours/ }],
    ['a year mistyped', { du: '0203-01-01' }, { du: /n’existe pas|entre 1900/ }],
    ['a category that is none', { categorie: 'D' }, { categorie: /pas dans la liste/ }],
    ['an address of the site as its code', { code: 'grades' }, { code: /autre code/ }],
    ['signs in its code', { code: '<P1>' }, { code: /lettres/ }],
    [
      'codes that nobody bears',
      { grade: 'technicein', cadre: 'x', filiere: 'y', equipe: 'suport' },
      {
        grade: /vouliez-vous «\stechnicien\s»/,
        cadre: /Aucun cadre/,
        filiere: /Aucune filière/,
        equipe: /vouliez-vous «\ssupport\s»/,
      },
    ],
  ])('is refused with %s, each field in its own words', async (_what, changes, sentences) => {
    const refusals = await register.refused(openPost, postTyped(changes));
    expect(Object.keys(refusals).sort()).toEqual(Object.keys(sentences).sort());
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await found('P1')).toBeNull();
  });

  it('is refused to whoever does not manage staff', async () => {
    for (const actor of [
      register.actorWith(['team-head']),
      register.actorWith(['administrator']),
      register.actorWith(['hr'], 'gentilly'),
    ])
      expect(await register.refused(openPost, postTyped(), actor)).toEqual({
        '': expect.stringContaining('ressources humaines'),
      });
  });

  it('is refused under a code that another post bears', async () => {
    await register.send(openPost, postTyped());
    expect(await register.refused(openPost, postTyped())).toEqual({ code: expect.stringContaining('« Technicien support »') });
  });

  it('records it, with the stream and category of its grade, and journals it', async () => {
    expect(await register.send(openPost, postTyped({ deliberation: '2019-42' }))).toBe('P1');
    expect(await found('P1')).toMatchObject({
      title: 'Technicien support',
      streamName: 'Technique',
      shownCategory: 'B',
      quota: 100,
      budgeted: true,
      toDay: null,
    });
    expect((await register.lastFacts())[0]).toMatchObject({
      fact: 'staff.post-opened',
      subject: 'post/P1',
      before: null,
      after: { deliberation: '2019-42', fromDay: '2020-01-01' },
    });
  });
});

describe('a post that is held', () => {
  beforeEach(async () => {
    await register.send(openPost, postTyped());
    await register.send(fillPost, fillingTyped({ nom: 'Camille' }));
  });

  it('is not closed while it is, and says by whom and until when', async () => {
    expect(await register.refused(closePost, { code: 'P1', 'dernier-jour': '2026-12-31' })).toEqual({
      'dernier-jour': expect.stringContaining('par Camille (A1) sans date de fin'),
    });
    expect(await found('P1')).toMatchObject({ toDay: null });
  });

  it('is not corrected so that its holder has no place in it any longer', async () => {
    const late = await register.refused(correctPost, postTyped({ du: '2020-03-01' }));
    expect(late['du']).toContain('occupé par Camille (A1) dès le 1er février 2020');
    expect((await register.refused(correctPost, postTyped({ au: '2026-12-31' })))['au']).toContain('sans date de fin');
  });

  it('is not given a quota that makes its holder work for more than one', async () => {
    await register.send(correctPost, postTyped({ quotite: '50' }));
    await register.send(openPost, postTyped({ code: 'P2', quotite: '50' }));
    await register.send(fillPost, fillingTyped({ poste: 'P2', personne: 'connue' }));
    expect((await register.refused(correctPost, postTyped({ quotite: '80' })))['quotite']).toMatch(
      /Camille \(A1\) travaillerait à 130\u00a0%/,
    );
  });

  it('is not corrected to what it is already, nor with its days reversed', async () => {
    expect(await register.refused(correctPost, postTyped())).toEqual({ '': expect.stringContaining('Rien n’a été changé') });
    expect(await register.refused(correctPost, postTyped({ au: '2019-01-01' }))).toEqual({
      au: expect.stringContaining('avant le premier'),
    });
  });

  it('is corrected in all else; the journal keeps both states', async () => {
    await register.send(correctPost, postTyped({ intitule: 'Technicien', equipe: '', budgete: '' }));
    expect(await found('P1')).toMatchObject({ title: 'Technicien', team: null, budgeted: false });
    expect((await register.lastFacts())[0]).toMatchObject({
      before: { team: 'support' },
      after: { team: null, title: 'Technicien' },
    });
  });
});

describe('closing a post', () => {
  beforeEach(() => register.send(openPost, postTyped()));

  it.each([
    ['that does not exist', { code: 'P9', 'dernier-jour': '2026-12-31' }, { '': /Aucun poste/ }],
    [
      'before it opens',
      { code: 'P1', 'dernier-jour': '2019-12-31' },
      { 'dernier-jour': /ouvert qu’à partir du 1er janvier 2020/ },
    ],
    ['without a day', { code: 'P1', 'dernier-jour': '' }, { 'dernier-jour': /dernier jour/ }],
  ])('is refused for one %s', async (_what, form, sentences) => {
    const refusals = await register.refused(closePost, form);
    expect(unsaid(refusals, sentences)).toEqual([]);
  });

  it('leaves it open on its last day, and is not done twice', async () => {
    await register.send(closePost, { code: 'P1', 'dernier-jour': '2026-12-31', deliberation: '2026-7' });
    expect(await found('P1')).toMatchObject({ toDay: '2027-01-01' });
    expect((await register.lastFacts())[0]).toMatchObject({
      fact: 'staff.post-closed',
      after: { lastDay: '2026-12-31', closedBy: '2026-7' },
    });
    expect((await register.refused(closePost, { code: 'P1', 'dernier-jour': '2027-12-31' }))['dernier-jour']).toContain(
      'déjà fermé après le 31 décembre 2026',
    );
  });
});
