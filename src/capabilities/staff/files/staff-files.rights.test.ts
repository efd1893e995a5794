import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoImport } from '../../../import/undo.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import { formats, openStaffFiles, reference } from './staff-files.samples.ts';

let files: Awaited<ReturnType<typeof openStaffFiles>>;
beforeAll(async () => {
  files = await openStaffFiles();
});
afterAll(() => files.close());

describe('who may load files of staff', () => {
  const pay = { 'remunerations.csv': 'personne;mois;cout_charge\nA1;2020-05;3 912,40\nA2;2020-05;beaucoup\n' };
  const absence = { 'absences.csv': 'personne;nature;du;au\nA1;maladie;02/03/2020;03/03/2020\n' };

  it.each<[Role, boolean, boolean, boolean]>([
    ['administrator', true, false, false],
    ['hr', true, true, true],
    ['direction', true, true, true],
    ['finance', false, false, true],
    ['team-head', false, false, false],
    ['agent', false, false, false],
    ['reader', false, false, false],
  ])('%s: posts %s, absences %s, pay %s', async (role, posts, absences, pays) => {
    const actor = await files.newcomer(role);
    const may = async (texts: Readonly<Record<string, string>>) => {
      const tried = await files.load(actor, texts, true).catch((thrown: unknown) => thrown);
      if (tried instanceof Error) expect(tried).toMatchObject({ kind: 'refused', code: 'access.refused' });
      return !(tried instanceof Error);
    };
    expect([await may({ 'postes.csv': reference['postes.csv'] }), await may(absence), await may(pay)]).toEqual([
      posts,
      absences,
      pays,
    ]);
  });

  it('a refusal names the file and who may, and nothing of the folder is loaded', async () => {
    const actor = await files.newcomer('administrator');
    await expect(files.load(actor, { ...pay, 'personnel.csv': 'matricule\nZ1\n' })).rejects.toThrow(
      'Le fichier « remunerations » n’est pas de votre rôle. Peuvent l’importer : ressources humaines, direction, finances.',
    );
    const { rows } = await files.database.read(actor, (tx) => sql`select code from staff.person where code = 'Z1'`.execute(tx));
    expect(rows).toEqual([]);
  });

  it('what was kept of a private file is seen by its readers alone, in the database too', async () => {
    const hr = await files.newcomer('hr');
    await files.load(hr, pay);
    await files.load(hr, { 'remunerations.csv': 'personne;mois;cout_charge\nA1;2020-05;4 000\n' });
    const kept = async (actor: Actor) => {
      const { rows } = await files.database.read(actor, (tx) =>
        sql<{ name: string; rows: number }>`
          select 'original' as name, count(*)::int as rows from import.original where private_to is not null
          union all select 'reject', count(*)::int from import.reject
          union all select 'change', count(*)::int from import.change order by 1`.execute(tx),
      );
      return rows.map(({ rows: count }) => count);
    };
    expect(await kept({ ...hr, roles: ['finance'] })).toEqual([1, 2, 1]);
    expect(await kept({ ...hr, roles: ['administrator', 'team-head', 'agent'] })).toEqual([0, 0, 0]);
  });

  it('undoing is for those who may load', async () => {
    const hr = await files.newcomer('hr');
    const { importId } = await files.load(hr, pay);
    const undo = (actor: Actor) => undoImport(files.database, actor, importId ?? '', formats);
    await expect(undo({ ...hr, roles: ['administrator'] })).rejects.toMatchObject({ kind: 'refused' });
    expect(await undo({ ...hr, roles: ['finance'] })).toMatchObject({ removed: 1 });
  });
});
