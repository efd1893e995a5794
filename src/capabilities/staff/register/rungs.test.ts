import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase } from '../../../database/testing.ts';
import { unsaid } from '../../../kernel/refusals.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../index.ts';
import { addRung, correctRung } from './record-rung.ts';
import { listGrades } from './reference.store.ts';
import { openRegister, type Register } from './register.samples.ts';
import { findRung, listRungs } from './rung.store.ts';

let base: TestDatabase;
let register: Register;

beforeAll(async () => {
  base = await openTestDatabase({ capabilities: [directory, catalogue, staff] });
  return () => base.close();
});
beforeEach(async () => {
  register = await openRegister(base.database);
});

const grade = (changes: Record<string, string> = {}) => ({
  echelle: 'grade',
  nom: 'Technicien principal',
  cadre: 'techniciens',
  ...changes,
});

describe('adding a grade, a job framework or a stream', () => {
  it.each([
    ['without a name', { nom: '' }, { nom: /Donnez le nom/ }],
    ['of no ladder', { echelle: 'corps' }, { echelle: /pas dans la liste/ }],
    ['of a framework that does not exist', { cadre: 'technicien' }, { cadre: /vouliez-vous «\stechniciens\s»/ }],
    ['with its days reversed', { du: '2020-01-01', au: '2019-12-31' }, { au: /avant le premier/ }],
    [
      'under a name that another bears',
      { nom: '  TECHNICIEN ' },
      { nom: /désigne déjà le grade «\sTechnicien\s» \(code technicien\)/ },
    ],
    ['under a code that another bears', { code: 'controleur' }, { code: /«\sContrôleur de travaux\s»/ }],
    [
      'with another name that is taken',
      { 'autres-noms': 'TPPAL | Ingénieur' },
      { 'autres-noms': /«\sIngénieur\s» désigne déjà/ },
    ],
    ['with a name that makes no code', { nom: '…' }, { nom: /donnez aussi un code/ }],
    ['with a category that is none', { echelle: 'framework', categorie: 'D' }, { categorie: /pas dans la liste/ }],
    ['with a stream that does not exist', { echelle: 'framework', filiere: 'techn' }, { filiere: /vouliez-vous «\stech\s»/ }],
  ])('is refused %s', async (_what, changes, sentences) => {
    const count = async () => (await register.read((tx) => listGrades(tx))).length;
    const before = await count();
    const refusals = await register.refused(addRung, grade(changes));
    expect(unsaid(refusals, sentences)).toEqual([]);
    expect(await count()).toBe(before);
  });

  it('is refused to whoever does not manage staff', async () => {
    const refusals = await register.refused(addRung, grade(), register.actorWith(['administrator', 'team-head']));
    expect(refusals['']).toContain('ressources humaines');
  });

  it('keeps it under the code given or made from its name, with its other names and days; the journal says so', async () => {
    expect(await register.send(addRung, grade({ 'autres-noms': 'TPPAL | | TPPAL', du: '01/12/2010', au: '31/12/2030' }))).toBe(
      'technicien-principal',
    );
    expect(await register.read((tx) => findRung(tx, 'grade', 'technicien-principal'))).toEqual({
      ladder: 'grade',
      code: 'technicien-principal',
      name: 'Technicien principal',
      aliases: ['TPPAL'],
      framework: 'techniciens',
      stream: null,
      category: null,
      fromDay: '2010-12-01',
      toDay: '2031-01-01',
    });
    expect(await register.lastFacts()).toMatchObject([
      {
        fact: 'staff.grade-added',
        subject: 'grade/technicien-principal',
        before: null,
        after: { name: 'Technicien principal', aliases: 'TPPAL', framework: 'techniciens', lastDay: '2030-12-31' },
      },
    ]);
  });

  it('keeps of each what its ladder has, whatever the form sends', async () => {
    const all = { cadre: 'techniciens', filiere: 'tech', categorie: 'B' };
    await register.send(addRung, { ...all, echelle: 'stream', nom: 'Sociale' });
    await register.send(addRung, { ...all, echelle: 'framework', nom: 'Agents de maîtrise' });
    const found = (ladder: 'stream' | 'framework', code: string) => register.read((tx) => findRung(tx, ladder, code));
    expect(await found('stream', 'sociale')).toMatchObject({ framework: null, stream: null, category: null });
    expect(await found('framework', 'agents-de-maitrise')).toMatchObject({ framework: null, stream: 'tech', category: 'B' });
  });
});

describe('putting one right', () => {
  const typed = (changes: Record<string, string> = {}) => grade({ code: 'technicien', nom: 'Technicien', ...changes });

  it('is refused for what does not exist, to what it is, and to a name that another bears', async () => {
    expect((await register.refused(correctRung, typed({ code: 'absent' })))['']).toContain('Aucun grade');
    expect((await register.refused(correctRung, typed()))['']).toContain('Rien n’a été changé');
    expect((await register.refused(correctRung, typed({ nom: 'Ingénieur' }))).nom).toMatch(/désigne déjà/);
    const reader = register.actorWith(['finance']);
    expect((await register.refused(correctRung, typed({ nom: 'Autre' }), reader))['']).toContain('ressources humaines');
  });

  it('takes its last day, after which it is gone and still named; the journal keeps both states', async () => {
    await register.send(correctRung, typed({ au: '2020-12-31', cadre: '' }));
    expect(await register.read((tx) => findRung(tx, 'grade', 'technicien'))).toMatchObject({
      framework: null,
      toDay: '2021-01-01',
    });
    expect(await register.lastFacts()).toMatchObject([
      {
        fact: 'staff.grade-corrected',
        before: { framework: 'techniciens', lastDay: null },
        after: { framework: null, lastDay: '2020-12-31' },
      },
    ]);
    await register.send(correctRung, typed({ au: '' }));
    expect(await register.read((tx) => findRung(tx, 'grade', 'technicien'))).toMatchObject({ toDay: null });
  });

  it('lets a name stay that two already bore, as a file may have brought it', async () => {
    await base.database.transaction(register.officer, (tx) =>
      record(tx, register.officer, 'staff.grade', [{ code: 'technicien-2', name: 'Technicien' }]),
    );
    await register.send(correctRung, typed({ code: 'technicien-2', au: '2010-11-30' }));
    expect(await register.read((tx) => findRung(tx, 'grade', 'technicien-2'))).toMatchObject({ toDay: '2010-12-01' });
  });

  it('puts right a job framework, whose grades follow, and a stream', async () => {
    const framework = { echelle: 'framework', code: 'techniciens', nom: 'Techniciens', filiere: 'adm', categorie: 'A' };
    await register.send(correctRung, framework);
    expect(await register.read((tx) => findRung(tx, 'framework', 'techniciens'))).toMatchObject({
      name: 'Techniciens',
      stream: 'adm',
      category: 'A',
    });
    await register.send(correctRung, { echelle: 'stream', code: 'tech', nom: 'Filière technique' });
    expect((await register.read((tx) => listRungs(tx, 'stream'))).map(({ name }) => name)).toContain('Filière technique');
  });
});
