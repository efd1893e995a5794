import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import type { FileFormat } from '../../../import/format.ts';
import { formatCells } from '../../../import/format-records.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { monthsOf } from '../settings.samples.ts';
import { openActivityFiles, timeLines, told } from './activity-files.samples.ts';
import { dayLengthFormat } from './day-lengths.import.ts';
import { kindFormat, projectFormat } from './kinds.import.ts';
import { sharingKeyFormat, sharingWeightFormat } from './sharing.import.ts';

let files: Awaited<ReturnType<typeof openActivityFiles>>;
beforeAll(async () => {
  files = await openActivityFiles();
});
afterAll(() => files.close());

/** Kinds and lines of a house in which A1 followed an application on two days and gave one of them to a project. */
async function worked(): Promise<Actor> {
  const actor = await files.newcomer();
  const lines = timeLines('A1;12/03/2020;suivi;1;melun;;;', 'A1;16/03/2020;suivi;1;melun;;;refonte');
  expect(told(await files.load(actor, lines), 'rejected')).toEqual([]);
  return actor;
}

const lock = (actor: Actor, ...months: readonly string[]) =>
  files.database.transaction(actor, (tx) =>
    record(
      tx,
      actor,
      'activity.month_lock',
      months.map((month) => ({ month })),
    ),
  );

const kinds = (...rows: readonly string[]) => ({ 'types-activite.csv': ['code;nom;type_parent;du;au', ...rows].join('\n') });
const refused = async (actor: Actor, texts: Readonly<Record<string, string>>) => told(await files.load(actor, texts), 'rejected');

describe('a file of kinds is refused, as the form is', () => {
  it('what ends a kind before its last line, or one above it; what begins it after its first', async () => {
    const actor = await worked();
    expect(await refused(actor, kinds('suivi;Suivi d’application;mco;;12/03/2020', 'mco;MCO;;;31/01/2020'))).toEqual([
      [
        2,
        'kind-in-use',
        '1 ligne de temps du type « Suivi d’application » est après le 12 mars 2020, la dernière le 16 mars 2020 : terminez-le ce jour-là ou plus tard.',
      ],
      [3, 'kind-in-use', expect.stringContaining('2 lignes de temps du type « MCO » sont après le 31 janvier 2020')],
    ]);
    expect(await refused(actor, kinds('suivi;Suivi d’application;mco;13/03/2020;'))).toMatchObject([[2, 'kind-in-use', {}]]);
    expect(await refused(actor, kinds('suivi;Suivi d’application;mco;12/03/2020;16/03/2020'))).toEqual([]);
  });

  it('a kind that begins under one that has ended, and a circle through what is recorded', async () => {
    const actor = await worked();
    expect(await refused(actor, kinds('tard;Trop tard;vieux;01/01/2020;'))).toEqual([
      [
        2,
        'parent-ended',
        '« Ancien type » est terminé depuis le 31 décembre 2019 : choisissez un autre type, ou rouvrez d’abord celui-là.',
      ],
    ]);
    expect(await refused(actor, kinds('mco;MCO;suivi;;'))).toMatchObject([[2, 'circular-reference', {}]]);
    expect(await refused(actor, { 'types-activite.csv': 'code;nom;rang\nmco;MCO;0\n' })).toMatchObject([[2, 'rank', {}]]);
  });

  it('what moves days of locked months to other figures without a reason', async () => {
    const actor = await worked();
    await lock(actor, '2020-03-01');
    const natures = (...rows: readonly string[]) => ({
      'types-activite.csv': ['code;nom;type_parent;nature;raison', ...rows].join('\n'),
    });
    expect(await refused(actor, natures('suivi;Suivi d’application;mco;projet;', 'projet;Projet;;interne;'))).toEqual([
      [
        2,
        'locked-month',
        '2 lignes de temps du type « Suivi d’application » sont dans des mois verrouillés, la première le 12 mars 2020 : ce changement touche des chiffres déjà arrêtés. Dites pourquoi.',
      ],
    ]);
    expect(await refused(actor, kinds('suivi;Suivi des logiciels;mco;;'))).toEqual([]);
    expect(await refused(actor, natures('suivi;Suivi d’application;mco;projet;Classé à tort'))).toEqual([]);
    const project = (rest: string) => ({ 'projets.csv': `code;nom;logiciel;raison\nrefonte;Refonte des finances;${rest}\n` });
    expect(await refused(actor, project('libre;'))).toMatchObject([
      [2, 'locked-month', expect.stringContaining('Dites pourquoi')],
    ]);
    expect(await refused(actor, project('libre;Erreur de saisie'))).toEqual([]);
  });

  it('and a file of projects that ends one before its last line', async () => {
    const actor = await worked();
    const projects = (last: string) => ({ 'projets.csv': `code;nom;au\nrefonte;Refonte des finances;${last}\n` });
    expect(await refused(actor, projects('15/03/2020'))).toMatchObject([
      [2, 'project-in-use', expect.stringContaining('1 ligne')],
    ]);
    expect(await refused(actor, projects('16/03/2020'))).toEqual([]);
  });
});

describe('a file of sharing keys', () => {
  const keys = (...rows: readonly string[]) => ({ 'cles-de-partage.csv': ['logiciel;annee;cle;source', ...rows].join('\n') });
  const weights = (...rows: readonly string[]) => ({
    'poids-de-partage.csv': ['logiciel;annee;adherent;poids;source', ...rows].join('\n'),
  });

  it('says where it comes from when it changes a year that is locked', async () => {
    const actor = await files.newcomer();
    await lock(actor, ...monthsOf(2019));
    const sentence = 'L’année 2019 est verrouillée : la clé en change les chiffres déjà arrêtés. Dites pourquoi.';
    expect(await refused(actor, keys('coriolis;2018;poids propres;', 'coriolis;2020;à parts égales;'))).toEqual([
      [2, 'locked-year', sentence],
    ]);
    expect(await refused(actor, keys('coriolis;2018;poids propres;Délibération'))).toEqual([]);
    expect(await refused(actor, keys('coriolis;2018;poids propres;Délibération'))).toEqual([]);
    expect(await refused(actor, weights('coriolis;2018;melun;2;'))).toEqual([[2, 'locked-year', sentence]]);
    expect(await refused(actor, weights('coriolis;2018;melun;2;Convention', 'coriolis;2020;melun;2;'))).toEqual([]);
  });

  it('reaches the next key of the same application, be it in the same file', async () => {
    const actor = await files.newcomer();
    await lock(actor, ...monthsOf(2019));
    expect(await refused(actor, keys('coriolis;2017;poids propres;', 'coriolis;2018;utilisateurs;Délibération'))).toEqual([]);
    expect(await refused(actor, keys('coriolis;2017;à parts égales;', 'coriolis;2018;utilisateurs;Délibération'))).toEqual([]);
  });

  it('is told of weights of who never uses the application while the key lasts, and of weights without their key', async () => {
    const actor = await files.newcomer();
    const remarks = async (texts: Readonly<Record<string, string>>) => {
      const outcome = await files.load(actor, texts);
      expect(told(outcome, 'rejected')).toEqual([]);
      return told(outcome, 'warnings');
    };
    expect(
      await remarks({
        ...keys(
          'coriolis;2016;poids propres;',
          'coriolis;2017;utilisateurs;',
          'coriolis;2018;poids propres;',
          ';2018;poids propres;',
        ),
        ...weights(
          'coriolis;2018;melun;2;',
          'coriolis;2018;vaux;1;',
          'coriolis;2016;melun;1;',
          'coriolis;2017;melun;1;',
          ';2018;vaux;1;',
          ';2018;melun;1;',
          'libre;2018;vaux;1;',
        ),
      }),
    ).toEqual([
      [
        3,
        'not-subscribed',
        'Mairie de Vaux n’utilise pas CORIOLIS depuis 2018, d’après les déploiements : le poids est repris, vérifiez l’adhérent.',
      ],
      [4, 'not-subscribed', expect.stringContaining('Mairie de Melun n’utilise pas CORIOLIS en 2016, d’après')],
      [
        5,
        'no-own-weights',
        'Aucune clé « poids propres » de CORIOLIS ne commence en 2017 : ce poids est repris, mais ne répartit rien tant qu’elle n’y est pas.',
      ],
      [6, 'not-subscribed', expect.stringContaining('Mairie de Vaux n’utilise aucun logiciel depuis 2018')],
      [8, 'no-own-weights', expect.stringContaining('de LIBRE')],
    ]);
    // What is repeated was told already, and a weight of 0 gives nothing to anybody.
    expect(await remarks(weights('coriolis;2018;vaux;1;'))).toEqual([]);
    expect(await remarks(weights('coriolis;2018;vaux;0;'))).toEqual([]);
  });

  it('is refused weights that are all 0', async () => {
    const actor = await files.newcomer();
    expect(await refused(actor, weights('coriolis;2018;melun;0;', 'coriolis;2018;vaux;0;'))).toMatchObject([
      [2, 'weights-of-nothing', expect.stringContaining('Tous les poids sont 0')],
      [3, 'weights-of-nothing', {}],
    ]);
    expect(await refused(actor, weights('coriolis;2018;melun;0;', 'coriolis;2018;vaux;2,5;'))).toEqual([]);
  });
});

describe('what is recorded, written as its own file', () => {
  async function fileOf(actor: Actor, format: FileFormat): Promise<Record<string, string>> {
    const { heads, rows } = await files.database.read(actor, (tx) => formatCells(tx, format));
    return { [`${format.file}.csv`]: [heads, ...rows].map((row) => row.join(';')).join('\n') };
  }

  it.each([
    ['kinds', kindFormat, 6],
    ['projects', projectFormat, 2],
    ['keys', sharingKeyFormat, 2],
    ['weights', sharingWeightFormat, 2],
    ['hours of a day', dayLengthFormat, 2],
  ])('is read back without changing anything: %s', async (_what, format, count) => {
    const actor = await worked();
    const more = {
      'cles-de-partage.csv': 'logiciel;annee;cle;source\ncoriolis;2018;poids propres;Délibération\n;2016;à parts égales;\n',
      'poids-de-partage.csv': 'logiciel;annee;adherent;poids\ncoriolis;2018;melun;2,50\ncoriolis;2018;vaux;0\n',
      'durees-journee.csv': 'du;heures;heures_au_plus;synthetique\n01/01/2016;7;10;\n01/01/2019;7,8;;oui\n',
    };
    expect(await refused(actor, more)).toEqual([]);
    const outcome = await files.load(actor, await fileOf(actor, format));
    expect(outcome.files).toMatchObject([{ rejected: [], warnings: [], added: 0, changed: 0, unchanged: count }]);
  });
});
