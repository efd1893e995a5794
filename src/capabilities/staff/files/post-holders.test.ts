import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportOutcome } from '../../../import/outcome.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { openStaffFiles } from './staff-files.samples.ts';

let files: Awaited<ReturnType<typeof openStaffFiles>>;
beforeAll(async () => {
  files = await openStaffFiles();
});
afterAll(() => files.close());

const posts = (...lines: readonly string[]) => ({
  'postes.csv': ['code;intitule;grade;quotite;equipe;du;au', ...lines].join('\n'),
});
const occupations = (...lines: readonly string[]) => ({
  'occupations.csv': ['personne;poste;statut;taux;du;au', ...lines].join('\n'),
});
const told = ({ files: all }: ImportOutcome) =>
  all.map(({ file, changed, rejected }) => [file, changed, rejected.map(({ line, field, message }) => [line, field, message])]);

/** A1 holds P1 since 2015 without an end; A2 held half of P2 from 2015 to the end of 2019, and works elsewhere for a half. */
async function register(): Promise<Actor> {
  const actor = await files.newcomer();
  const outcome = await files.load(actor, {
    ...posts('P3;Autre mi-temps;Technicien;50;si;01/01/2015;'),
    ...occupations('A1;P1;titulaire;;01/01/2015;', 'A2;P2;titulaire;;01/01/2015;31/12/2019', 'A2;P3;titulaire;;01/01/2016;'),
  });
  expect(outcome.files.flatMap(({ rejected }) => rejected)).toEqual([]);
  return actor;
}

async function postDates(actor: Actor): Promise<unknown> {
  const { rows } = await files.database.read(actor, (tx) =>
    sql`select code, from_day, to_day, quota from staff.post order by code`.execute(tx),
  );
  return rows;
}

describe('a file that changes posts', () => {
  it('is refused line by line where somebody still holds what it closes, opens later or makes larger', async () => {
    const actor = await register();
    const before = await postDates(actor);
    const outcome = await files.load(
      actor,
      posts(
        'P1;Technicien;Technicien;;support;01/01/2010;31/12/2020',
        'P2;Mi-temps;Technicien;60;support;01/06/2015;31/12/2019',
        'P3;Autre intitulé;Technicien;50;si;01/01/2015;',
      ),
    );
    expect(told(outcome)).toEqual([
      [
        'postes.csv',
        1,
        [
          [2, 'au', 'Le poste est occupé après le 31 décembre 2020 par A1 sans date de fin : finissez d’abord l’occupation.'],
          [3, 'du', 'Le poste est occupé par A2 dès le 1er janvier 2015 : il est ouvert au plus tard ce jour.'],
          [3, 'quotite', 'Avec cette quotité, A2 travaillerait à 110\u00a0% le 1er janvier 2016.'],
        ],
      ],
    ]);
    expect(await postDates(actor)).toEqual(before);
  });

  it('is taken where what it changes bothers nobody, the grade included', async () => {
    const outcome = await files.load(
      await register(),
      posts('P1;Technicien;Contrôleur;80;support;01/01/2009;', 'P2;Mi-temps;Technicien;50;support;01/01/2015;01/01/2020'),
    );
    expect(told(outcome)).toEqual([['postes.csv', 2, []]]);
  });

  it('is taken with the file that ends the occupation first, and looked at with what that one then says', async () => {
    const closing = posts('P1;Technicien;Technicien;;support;01/01/2010;31/12/2020');
    const both = { ...closing, ...occupations('A1;P1;titulaire;;01/01/2015;31/12/2020') };
    expect(told(await files.load(await register(), both))).toEqual([
      ['postes.csv', 1, []],
      ['occupations.csv', 1, []],
    ]);
    const late = { ...closing, ...occupations('A1;P1;titulaire;;01/01/2015;31/01/2021') };
    const [, refused] = told(await files.load(await register(), late)) as [unknown, unknown[]];
    expect(refused).toEqual(['occupations.csv', 0, [[2, 'au', expect.stringContaining('n’est plus ouvert')]]]);
  });

  it('is refused when the line that would end the occupation is refused, with those that its change made room for', async () => {
    const actor = await register();
    // The end of A1 is refused (no such status); P1 then stays open, and keeps its beginning, so that A3 can't hold it in 2005.
    const outcome = await files.load(actor, {
      ...posts('P1;Technicien;Technicien;;support;01/01/2005;31/12/2020'),
      ...occupations('A1;P1;inconnu;;01/01/2015;31/12/2020', 'A3;P1;titulaire;;01/01/2005;31/12/2009'),
    });
    expect(told(outcome)).toEqual([
      ['postes.csv', 0, [[2, 'au', expect.stringContaining('Le poste est occupé après le 31 décembre 2020 par A1')]]],
      [
        'occupations.csv',
        0,
        [
          [2, 'statut', expect.any(String)],
          [3, 'du', expect.stringContaining('n’ouvre que le 1er janvier 2010')],
        ],
      ],
    ]);
  });
});
