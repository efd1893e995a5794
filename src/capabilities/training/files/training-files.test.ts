import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import type { FileFormat, ParsedRow } from '../../../import/format.ts';
import { recordCells } from '../../../import/format-records.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { formatCsv } from '../../../sheets/format-file.ts';
import { listEnrolments } from '../enrolment.store.ts';
import { courseFormat } from './course.import.ts';
import { enrolmentFormat } from './enrolment.import.ts';
import { sessionFormat, trainerFormat } from './session.import.ts';
import { listFiledCourses, listFiledEnrolments, listFiledSessions, listFiledTrainers } from './training-file.store.ts';
import { openTrainingFiles } from './training-files.samples.ts';

const reference = {
  'adherents.csv': 'code;nom;qualite;categorie\narcueil;Arcueil;adhérent;commune\n',
  'personnel.csv': 'matricule\nA1\n',
  'formations.csv': 'code;nom;categorie;duree\ntableur;Tableur;bureautique;0,5\n',
  'sessions-formation.csv':
    'code;formation;du;jours;lieu;a_distance;capacite;jours_preparation\nT1;Tableur;12/03/2020;0,5;Salle 1;non;2;1\n;tableur;13/03/2020;1;;;;\n',
};

let test: Awaited<ReturnType<typeof openTrainingFiles>>;
beforeAll(async () => {
  test = await openTrainingFiles();
});
afterAll(() => test.close());

const newcomer = () => test.newcomer(reference);

async function refusals(actor: Actor, texts: Readonly<Record<string, string>>) {
  const { files } = await test.load(actor, texts);
  return files.flatMap((file) => file.rejected.map(({ line, field, rule }) => [line, field, rule]));
}

/** Who is enrolled in T1 or waits, in the order in which they asked. */
const asked = (actor: Actor) => test.database.read(actor, (tx) => listEnrolments(tx, 'T1'));

const enrolments = (...lines: readonly string[]) => ({
  'inscriptions-formation.csv': ['session;participant;adherent;etat;presence;jours_suivis', ...lines].join('\n'),
});

/** What is recorded, written as its own files. */
async function written(actor: Actor, year: number | null = null) {
  const asked = { year, session: null };
  return test.database.read(actor, async (tx) => {
    const csv = (format: FileFormat, records: readonly ParsedRow[]) => ({
      [`${format.file}.csv`]: formatCsv(recordCells(format, records)),
    });
    return {
      ...csv(courseFormat, await listFiledCourses(tx)),
      ...csv(sessionFormat, await listFiledSessions(tx, asked)),
      ...csv(trainerFormat, await listFiledTrainers(tx, asked)),
      ...csv(enrolmentFormat, await listFiledEnrolments(tx, asked)),
    };
  });
}

describe('files of training that are taken out', () => {
  const more = {
    'formations.csv':
      'code;nom;autres_noms;categorie;objectifs;duree;du;au\nexcel;=Excel;-XL | Tableur 2;métier;"Trier ; filtrer";1,25;01/01/2018;31/12/2021\n',
    'sessions-formation.csv':
      'code;formation;du;jours;a_distance;capacite;cout;source;synthetique\nE1;excel;02/02/2021;1,25;oui;1;1850,50;@marché;\nE2;excel;03/02/2021;;;;;;oui\n',
    'formateurs-formation.csv': 'session;personne\nE1;A1\n',
    // Whoever asked first is let in first: their names are in no order.
    'inscriptions-formation.csv':
      'session;participant;adherent;etat;presence;jours_suivis\nE1;P9;arcueil;inscrit;présent;0,75\nE1;P8;;liste d’attente;;\nE1;P1;arcueil;liste d’attente;;\nE2;-7;;annulé;;\nT1;P2;arcueil;inscrit;absent;\n',
  };

  it('give the same records to an operator who has none, and change nothing where they are', async () => {
    const actor = await newcomer();
    expect(await refusals(actor, more)).toEqual([]);
    const files = await written(actor);
    expect(files['sessions-formation.csv']).toContain(";1850,50;non;;'@marché;");
    const again = await test.load(actor, files);
    expect(again.files.map(({ added, changed, unchanged }) => ({ added, changed, unchanged }))).toEqual(
      [2, 4, 1, 5].map((unchanged) => ({ added: 0, changed: 0, unchanged })),
    );
    const { 'adherents.csv': bodies, 'personnel.csv': persons } = reference;
    const other = await test.newcomer({ 'adherents.csv': bodies, 'personnel.csv': persons, ...files });
    expect(await written(other)).toEqual(files);
  });

  it('are those of the sessions of a year', async () => {
    const actor = await newcomer();
    await test.load(actor, more);
    const files = await written(actor, 2020);
    const rowsOf = (name: keyof typeof files) => files[name]?.trim().split('\r\n').slice(1);
    expect(rowsOf('sessions-formation.csv')?.map((row) => row.split(';')[0])).toEqual(['T1', 'tableur-2020-03-13']);
    expect(rowsOf('formateurs-formation.csv')).toEqual([]);
    expect(rowsOf('inscriptions-formation.csv')).toEqual(['T1;P2;arcueil;inscrit;absent;']);
  });
});

describe('files of training', () => {
  it('are for administrators and the direction', async () => {
    const actor = await newcomer();
    for (const role of ['agent', 'hr', 'team-head'] as const)
      await expect(test.load({ ...actor, roles: [role] }, enrolments('T1;P1;;inscrit;;'))).rejects.toThrow();
    await test.load({ ...actor, roles: ['direction'] }, enrolments('T1;P1;;inscrit;;'));
  });

  it('refuse courses and sessions that last nothing or have no seat', async () => {
    expect(
      await refusals(await newcomer(), {
        'formations.csv': 'nom;categorie;duree\nPoterie;loisir;1\nMessagerie;bureautique;0\n',
        'sessions-formation.csv':
          'code;formation;du;jours;capacite;jours_preparation\nS1;Tableur;01/02/2020;0;;\nS2;Tableur;01/02/2020;1;0;\nS3;Tableur;01/02/2020;1;1;-1\nS4;Poterie;01/02/2020;1;;\n',
        'formateurs-formation.csv': 'session;personne\nT1;A9\nT9;A1\n',
      }),
    ).toEqual([
      [2, 'categorie', 'choice'],
      [3, 'duree', 'days-range'],
      [2, 'jours', 'days-range'],
      [3, 'capacite', 'capacity-range'],
      [4, 'jours_preparation', 'days-range'],
      [5, 'formation', 'unknown-reference'],
      [2, 'personne', 'unknown-reference'],
      [3, 'session', 'unknown-reference'],
    ]);
  });

  it('refuse an attendance that cannot be', async () => {
    expect(
      await refusals(
        await newcomer(),
        enrolments(
          'T1;P1;arcueil;annulé;présent;',
          'T1;P2;arcueil;liste d’attente;absent;',
          'T1;P3;arcueil;inscrit;absent;0,5',
          'T1;P4;arcueil;inscrit;présent;0,75',
          'T1;P5;arcueil;inscrit;présent;-1',
          'T1;P6;ailleurs;inscrit;;',
          'T1;P7;arcueil;refusé;;',
          'T1;P8;arcueil;inscrit;présent;0',
        ),
      ),
    ).toEqual([
      [2, 'presence', 'presence-of-enrolled'],
      [3, 'presence', 'presence-of-enrolled'],
      [4, 'jours_suivis', 'attended-days'],
      [5, 'jours_suivis', 'attended-days'],
      [6, 'jours_suivis', 'days-range'],
      [7, 'adherent', 'unknown-reference'],
      [8, 'etat', 'choice'],
      [9, 'jours_suivis', 'days-range'],
    ]);
  });

  it('never leave fewer seats or days than people have, nor contradict what was planned', async () => {
    const actor = await newcomer();
    expect(await refusals(actor, enrolments('T1;P1;arcueil;inscrit;présent;0,5', 'T1;P2;arcueil;inscrit;;'))).toEqual([]);
    await test.database.transaction(actor, (tx) =>
      record(tx, actor, 'training.half_day', [
        { session: 'tableur-2020-03-13', day: '2020-03-13', half: 'morning', begins: '09:00', ends: '12:00' },
        { session: 'tableur-2020-03-13', day: '2020-03-13', half: 'afternoon', begins: '14:00', ends: '17:00' },
      ]),
    );
    const sessions = (...lines: readonly string[]) => ({
      'sessions-formation.csv': ['code;formation;du;jours;capacite;cout', ...lines].join('\n'),
    });
    expect(
      await refusals(
        actor,
        sessions('T1;Tableur;12/03/2020;0,5;1;', 'tableur-2020-03-13;tableur;14/03/2020;1;;', 'S9;Tableur;12/03/2020;1;;-1'),
      ),
    ).toEqual([
      [2, 'capacite', 'seats-taken'],
      [3, 'du', 'planned-days'],
      [4, 'cout', 'days-range'],
    ]);
    expect(await refusals(actor, sessions('T1;Tableur;12/03/2020;0,25;2;', 'tableur-2020-03-13;tableur;13/03/2020;2;;'))).toEqual(
      [
        [2, 'jours', 'days-attended'],
        [3, 'jours', 'planned-days'],
      ],
    );
    expect(await refusals(actor, sessions('tableur-2020-03-13;tableur;13/03/2020;1;4;120,50'))).toEqual([]);
  });

  it('never enrol beyond the capacity, what is recorded included', async () => {
    const actor = await newcomer();
    expect(await refusals(actor, enrolments('T1;P1;arcueil;inscrit;;'))).toEqual([]);
    expect(
      await refusals(actor, enrolments('T1;P2;arcueil;inscrit;;', 'T1;P3;arcueil;inscrit;;', 'T1;P4;;liste d’attente;;')),
    ).toEqual([[3, 'etat', 'session-full']]);
  });

  it('load, keep the order of the waiting list, and change nothing when they come again', async () => {
    const actor = await newcomer();
    const lines = {
      ...enrolments('T1;P9;arcueil;liste d’attente;;', 'T1;P2;arcueil;inscrit;présent;0,25', 'T1;P1;;liste d’attente;;'),
      'formateurs-formation.csv': 'session;personne\nT1;A1\n',
    };
    expect((await test.load(actor, lines)).files).toMatchObject([{ added: 1 }, { added: 3 }]);
    expect((await test.load(actor, lines)).files).toMatchObject([
      { added: 0, unchanged: 1 },
      { added: 0, unchanged: 3 },
    ]);
    expect((await asked(actor)).map(({ participant, attended }) => [participant, attended])).toEqual([
      ['P9', null],
      ['P2', 25],
      ['P1', null],
    ]);
    const sessions = await test.database.read(actor, (tx) => sql`select code from training.session order by code`.execute(tx));
    expect(sessions.rows).toEqual([{ code: 'T1' }, { code: 'tableur-2020-03-13' }]);
  });

  it('leave whoever waits at their place when some of them come again alone', async () => {
    const actor = await newcomer();
    await test.load(
      actor,
      enrolments('T1;P9;arcueil;inscrit;;', ...['P3', 'P2', 'P1'].map((one) => `T1;${one};arcueil;liste d’attente;;`)),
    );
    const names = async () => (await asked(actor)).map(({ participant }) => participant);
    expect((await test.load(actor, enrolments('T1;P1;arcueil;liste d’attente;;'))).files).toMatchObject([
      { changed: 0, unchanged: 1 },
    ]);
    expect(await names()).toEqual(['P9', 'P3', 'P2', 'P1']);
    await test.load(actor, enrolments('T1;P1;arcueil;inscrit;;', 'T1;P4;arcueil;liste d’attente;;'));
    expect(await names()).toEqual(['P9', 'P3', 'P2', 'P1', 'P4']);
  });
});
