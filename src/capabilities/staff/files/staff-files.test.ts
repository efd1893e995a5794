import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { openStaffFiles } from './staff-files.samples.ts';

let files: Awaited<ReturnType<typeof openStaffFiles>>;
beforeAll(async () => {
  files = await openStaffFiles();
});
afterAll(() => files.close());

async function refusals(actor: Actor, texts: Readonly<Record<string, string>>): Promise<readonly (readonly unknown[])[]> {
  const outcome = await files.load(actor, texts);
  return outcome.files.flatMap((file) => file.rejected.map(({ line, field, rule, message }) => [line, field, rule, message]));
}

const occupations = (...lines: readonly string[]) => ({
  'occupations.csv': ['personne;poste;statut;taux;du;au;grade;cause_fin;preavis', ...lines].join('\n'),
});

describe('occupations', () => {
  it('are refused where the post is not open', async () => {
    expect(
      await refusals(
        await files.newcomer(),
        occupations(
          'A1;P1;titulaire;;31/12/2009;;;;',
          'A1;P2;titulaire;;01/06/2019;;;;',
          'A2;P2;titulaire;;01/01/2020;;;;',
          'A3;P2;titulaire;;01/06/2019;31/12/2019;;;',
        ),
      ),
    ).toEqual([
      [
        2,
        'du',
        'post-not-open',
        'Le poste P1 n’ouvre que le 1er janvier 2010 : l’occupation ne peut pas commencer le 31 décembre 2009.',
      ],
      [3, 'au', 'post-not-open', 'Le poste P2 n’est plus ouvert à partir du 1er janvier 2020 : l’occupation doit finir avant.'],
      [4, 'du', 'post-not-open', 'Le poste P2 n’est plus ouvert à partir du 1er janvier 2020 : l’occupation doit finir avant.'],
    ]);
  });

  it('are refused beyond the whole of a post, against the file and against what is recorded', async () => {
    const actor = await files.newcomer();
    expect(
      await refusals(actor, occupations('A1;P1;titulaire;60;01/01/2018;;;;', 'A2;P1;CDD;50;01/06/2018;31/12/2018;;;')),
    ).toEqual([
      [
        3,
        'taux',
        'post-overfilled',
        'Le 1er juin 2018, le poste P1 serait occupé à 110\u00a0%, avec la ligne 2 : 100\u00a0% au plus. Corrigez les dates ou les taux.',
      ],
    ]);
    expect(await refusals(actor, occupations('A3;P1;CDI;40;01/01/2017;31/12/2018;;;', 'A2;P1;CDI;50;01/02/2018;;;;'))).toEqual([
      [
        3,
        'taux',
        'post-overfilled',
        'Le 1er février 2018, le poste P1 serait occupé à 150\u00a0%, avec la ligne 2 : 100\u00a0% au plus. Corrigez les dates ou les taux.',
      ],
    ]);
    expect(await refusals(actor, occupations('A2;P1;CDI;50;01/02/2018;;;;'))).toMatchObject([
      [2, 'taux', 'post-overfilled', expect.stringContaining('avec une ligne déjà enregistrée')],
    ]);
  });

  it('are refused beyond the whole of a person; a post of half time takes half of it', async () => {
    const actor = await files.newcomer();
    expect(
      await refusals(actor, occupations('A1;P2;titulaire;;01/01/2018;31/12/2019;;;', 'A1;P1;titulaire;50;01/06/2018;;;;')),
    ).toEqual([]);
    expect(await refusals(actor, occupations('A1;;vacataire;1;01/07/2018;31/07/2018;;;'))).toMatchObject([
      [
        2,
        'taux',
        'person-overworked',
        expect.stringMatching(/^Le 1er juillet 2018, cette personne travaillerait à 101\u00a0% d’un temps complet/),
      ],
    ]);
  });

  it('are refused with what no one can read or believe', async () => {
    const found = await refusals(
      await files.newcomer(),
      occupations(
        'A1;P1;titulaire;;01/01/2019;31/12/2018;;;',
        'A1;P1;titulaire;120;02/01/2018;;;;',
        'A1;P1;titulaire;0;03/01/2018;;;;',
        'A9;P1;titulaire;;01/01/2018;;;;',
        'A1;P1;fonctionnaire;;01/01/2018;;;;',
        'A1;P1;titulaire;;01/01/2018;;Technicienne;;',
        'A1;P1;titulaire;;04/01/2018;;;retraite;',
        'A1;P1;titulaire;;05/01/2018;31/12/2018;;retraite;02/01/2019',
      ),
    );
    expect([...found].sort(([a], [b]) => Number(a) - Number(b)).map(([line, field, rule]) => [line, field, rule])).toEqual([
      [2, 'au', 'stretch-reversed'],
      [3, 'taux', 'percent-range'],
      [4, 'taux', 'percent-range'],
      [5, 'personne', 'unknown-reference'],
      [6, 'statut', 'choice'],
      [7, 'grade', 'unknown-reference'],
      [8, 'cause_fin', 'end-without-day'],
      [9, 'preavis', 'notice-after-end'],
    ]);
    expect(found.find(([line]) => line === 7)?.[3]).toBe(
      '« Technicienne » n’est pas connu (grade). Vouliez-vous dire « Technicien » ?',
    );
  });

  it('of a grade that was no more are taken with a word', async () => {
    const outcome = await files.load(await files.newcomer(), occupations('A1;P1;titulaire;;01/01/2018;;Contrôleur;;'));
    expect(outcome.files[0]).toMatchObject({ added: 1, warnings: [{ line: 2, field: 'grade', rule: 'obsolete-grade' }] });
  });
});

describe('what goes with persons', () => {
  it('a birth that no year holds is refused', async () => {
    const text =
      'matricule;naissance;naissance_des;naissance_au_plus_tard\nB1;;1980;1975\nB2;01/02/1990;1980;1985\nB3;;1980;1984\n';
    expect((await refusals(await files.newcomer(), { 'personnel.csv': text })).map(([line, , rule]) => [line, rule])).toEqual([
      [2, 'birth-reversed'],
      [3, 'birth-outside'],
    ]);
  });

  it('shares of teams beyond a whole are refused', async () => {
    const text = 'personne;equipe;part;du\nA1;support;60;01/01/2018\nA1;si;50;01/06/2018\nA2;si;;01/01/2018\n';
    expect((await refusals(await files.newcomer(), { 'affectations.csv': text })).map(([line, , rule]) => [line, rule])).toEqual([
      [3, 'shares-above-whole'],
    ]);
  });

  it('rhythms, skills and bands that meet are refused', async () => {
    const actor = await files.newcomer();
    const found = await refusals(actor, {
      'demi-journees-travaillees.csv':
        'personne;semaine;du\nA1;1111111100;01/01/2018\nA1;0111111111;01/01/2019\nA2;111111111;01/01/2019\n',
      'competences.csv': 'personne;logiciel;sujet;niveau\nA1;;Réseau;2\nA2;;Réseau;4\nA1;;;1\n',
      'tranches-age.csv': 'nom;a_partir_de;moins_de\nMoins de 30;0;30\n30 et plus;30;\n50 et plus;50;\nRien;30;30\n',
    });
    expect(found.map(([line, , rule]) => [line, rule]).sort()).toEqual([
      [3, 'level-range'],
      [3, 'patterns-overlap'],
      [4, 'bands-overlap'],
      [4, 'one-subject'],
      [4, 'week-pattern'],
      [5, 'ages-reversed'],
    ]);
  });
});

describe('absences', () => {
  const absences = (...lines: readonly string[]) => ({
    'absences.csv': ['personne;nature;du;debut;au;fin', ...lines].join('\n'),
  });

  it('that meet are refused, at the half day', async () => {
    const found = await refusals(
      await files.newcomer(),
      absences(
        'A1;maladie;02/03/2020;;02/03/2020;midi',
        'A1;congés annuels;02/03/2020;midi;06/03/2020;',
        'A1;formation;06/03/2020;midi;06/03/2020;',
        'A1;formation;05/03/2020;;04/03/2020;',
        'A1;formation;09/03/2020;midi;09/03/2020;midi',
      ),
    );
    expect(found).toEqual([
      [
        4,
        'du',
        'absences-overlap',
        'Le 6 mars 2020, cette personne est déjà absente (la ligne 3) : gardez une seule des deux absences.',
      ],
      [5, 'au', 'stretch-reversed', expect.stringContaining('finit avant de commencer')],
      [6, 'au', 'stretch-reversed', expect.stringContaining('finit avant de commencer')],
    ]);
  });

  it('are kept as halves of days, and change nothing when they come again', async () => {
    const actor = await files.newcomer();
    const lines = absences('A1;maladie;02/03/2020;;02/03/2020;midi', 'A1;RTT;03/03/2020;midi;04/03/2020;');
    expect((await files.load(actor, lines)).files[0]).toMatchObject({ added: 2, rejected: [] });
    expect((await files.load(actor, lines)).files[0]).toMatchObject({ added: 0, unchanged: 2, rejected: [] });
    const { rows } = await files.database.read(actor, (tx) =>
      sql`select from_day, from_noon, to_day, to_noon from staff.absence order by from_day`.execute(tx),
    );
    expect(rows).toEqual([
      { from_day: '2020-03-02', from_noon: false, to_day: '2020-03-02', to_noon: true },
      { from_day: '2020-03-03', from_noon: true, to_day: '2020-03-05', to_noon: false },
    ]);
  });
});

describe('a list of grades as it is found', () => {
  it('with spaces, repetitions and grades of the past, gives each grade once, the past ones with their last day', async () => {
    const actor = await files.newcomer();
    const outcome = await files.load(actor, {
      'grades.csv': [
        'nom;cadre_emplois;au',
        ' Technicien principal de 1ère classe  ;Techniciens territoriaux;',
        'TECHNICIEN  PRINCIPAL DE 1ERE CLASSE;techniciens;',
        'Technicien supérieur;TECHNICIENS TERRITORIAUX ;30/11/2010',
        'Technicien supérieur;techniciens;',
        'Agent des salubrités;Salubrité;',
      ].join('\n'),
    });
    expect(outcome.files[0]).toMatchObject({ read: 5, added: 1, warnings: [{ line: 3, rule: 'duplicate-row' }] });
    expect(outcome.files[0]?.rejected.map(({ line, rule, field }) => [line, rule, field])).toEqual([
      [4, 'contradiction', 'au'],
      [5, 'contradiction', 'au'],
      [6, 'unknown-reference', 'cadre_emplois'],
    ]);
    const { rows } = await files.database.read(actor, (tx) =>
      sql`select name, to_day from staff.grade order by code`.execute(tx),
    );
    expect(rows).toEqual([
      { name: 'Contrôleur de travaux', to_day: '2010-12-01' },
      { name: 'Technicien', to_day: null },
      { name: 'Technicien principal de 1ère classe', to_day: null },
    ]);
  });
});
