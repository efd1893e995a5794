import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoImport } from '../../../import/undo.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { formats, openActivityFiles, told } from '../files/activity-files.samples.ts';
import { answered, commentsOf } from './kimai.samples.ts';

let files: Awaited<ReturnType<typeof openActivityFiles>>;
beforeAll(async () => {
  files = await openActivityFiles();
});
afterAll(() => files.close());

const french =
  'Date,De,À,Durée,Devise,Taux,"Taux interne","Taux horaire","Taux fixe",Nom,"Nom d\'utilisateur",Courriel,"Numéro d\'équipe",Client,Projet,Activité,Description,Facturable,Mots-clés,Type,category,Compte,"Numéro de projet","ID de TVA","Numéro de commande"';
const english =
  'Date,From,To,Duration,Currency,Price,"Internal price","Hourly price","Fixed price",Name,User,E-mail,"Staff number",Customer,Project,Activity,Description,Billable,Tags,Type,category,Account,"Project number",VAT-ID,"Order number"';
const german =
  'Datum,Von,Bis,Dauer,Währung,Preis,"Interner Preis","Preis pro Stunde",Festpreis,Name,Benutzer,E-Mail,Personalnummer,Kunde,Projekt,Tätigkeit,Beschreibung,Abrechenbar,Schlagworte,Typ,category,Kundennummer,Projektnummer,Umsatzsteuer-ID,Bestellnummer';

/** An entry as Kimai writes it, all its columns there. */
function entry(time: string, number: string, customer: string, project: string, activity: string, description = ''): string {
  return `${time},EUR,0,0,0,0,Nom montré,compte,compte@exemple.fr,${number},${customer},${project},${activity},${description},1,,timesheet,work,,,,`;
}

const export_ = (headings: string, ...entries: readonly string[]) => ({
  '20200401-kimai.csv': [headings, ...entries].join('\n'),
});
const refusals = async (actor: Actor, ...entries: readonly string[]) =>
  told(await files.load(actor, export_(french, ...entries)), 'rejected');

describe('entries of Kimai are refused', () => {
  it('for a user, an activity, a project or a customer that nobody knows', async () => {
    const rows = await refusals(
      await files.newcomer(),
      entry('2020-03-10,09:00,12:00,3:00', 'Z9', 'Melun', 'Coriolis', 'Suivi applicatif'),
      entry('2020-03-10,09:00,12:00,3:00', '', 'Melun', 'Coriolis', 'Suivi applicatif'),
      entry('2020-03-10,09:00,12:00,3:00', 'A1', 'Melun', 'Coriolis', 'Suivis'),
      entry('2020-03-10,09:00,12:00,3:00', 'A1', 'Melun', 'Corolis', 'Suivi applicatif'),
      entry('2020-03-10,09:00,12:00,3:00', 'A1', 'Mairie de Maux', 'Coriolis', 'Suivi applicatif'),
    );
    expect(rows).toEqual([
      [
        2,
        'unknown-reference',
        'L’utilisateur « Nom montré » n’est pas connu : donnez-lui dans Kimai le matricule qu’il a dans « personnel » (Staff number) et exportez de nouveau, ou liez à sa personne un compte de la même adresse électronique.',
      ],
      [3, 'unknown-reference', expect.stringContaining('« Nom montré » n’est pas connu')],
      [4, 'unknown-reference', expect.stringContaining('« Suivis » n’est pas connu (type d’activité)')],
      [
        5,
        'unknown-reference',
        '« Corolis » n’est ni un projet ni un logiciel connu : ajoutez ce nom aux autres noms de l’un d’eux (« projets » ou « logiciels »).',
      ],
      [
        6,
        'unknown-reference',
        '« Mairie de Maux » n’est pas connu (adhérent). Vouliez-vous dire « Mairie de Vaux » ? Pour du temps partagé, ce client s’appelle MULTI ; pour l’opérateur, INTERNE.',
      ],
    ]);
  });

  it('for a day or a duration that can’t be, and all of a day longer than anyone may work', async () => {
    const actor = await files.newcomer();
    const rows = await refusals(
      actor,
      entry('2020-02-30,09:00,12:00,3:00', 'A1', 'Melun', 'Coriolis', 'suivi'),
      entry('2020-03-10,09:00,12:00,trois', 'A1', 'Melun', 'Coriolis', 'suivi'),
      entry('2020-03-11,08:00,14:00,6:00', 'A1', 'Melun', 'Coriolis', 'suivi'),
      entry('2020-03-11,14:00,19:00,5:00', 'A1', 'MULTI', 'Coriolis', 'suivi'),
    );
    expect(rows.map(([line, rule]) => [line, rule])).toEqual([
      [2, 'date'],
      [3, 'duration'],
      [4, 'more-than-a-day'],
      [5, 'more-than-a-day'],
    ]);
    expect(rows.at(-1)?.[2]).toBe(
      'Le 11 mars 2020, les entrées de A1 font 11\u00a0h\u00a000, plus que les 10\u00a0h\u00a000 d’une journée au plus : corrigez-les dans Kimai. Aucune n’est reprise.',
    );
    expect(await files.lines(actor)).toEqual([]);
  });

  it('by the rules of any line of time, at their own lines', async () => {
    expect(
      await refusals(
        await files.newcomer(),
        entry('2020-03-10,09:00,12:00,3:00', 'A1', 'Melun', 'Coriolis', 'suivi'),
        entry('2020-07-14,09:00,12:00,3:00', 'A1', 'Melun', 'Coriolis', 'suivi'),
      ),
    ).toMatchObject([[3, 'holiday', {}]]);
  });

  it('in what is not the answer of its interface, entry by entry', async () => {
    const actor = await files.newcomer();
    const outcome = await files.load(actor, {
      'timesheets.json': JSON.stringify([
        { begin: '2020-03-10T09:00:00+0100', project: 12, activity: 3, user: 1 },
        { ...answered('2020-03-10T09:00:00+0100', '2020-03-12T09:00:00+0100'), id: 2 },
        { ...answered('2020-03-10T09:00:00+0100', '2020-03-10T12:30:00+0100'), activity: {} },
        { ...answered('2020-03-10T09:00:00+0100', '2020-03-10T12:30:00+0100'), end: 'midi' },
        answered('2020-03-10T09:00:00+0100', '2020-03-10T12:30:00+0100'),
      ]),
    });
    expect(outcome.files[0]?.rejected.map(({ field, message }) => [field, message])).toEqual([
      ['[0].project', expect.stringContaining('full=true')],
      ['[1].begin', expect.stringContaining('en moins d’un jour')],
      ['[2].activity.name', 'Cette donnée manque.'],
      ['[3].end', '« midi » n’est pas un moment : Kimai écrit 2020-03-12T09:00:00+0100.'],
    ]);
    expect(await files.lines(actor)).toEqual(['A1 2020-03-10 50 suivi coriolis melun']);
    expect(told(await files.load(actor, { 'timesheets.json': '{}' }), 'rejected')).toMatchObject([[null, 'outline', {}]]);
  });
});

const week = [
  entry('2020-03-10,08:30,12:00,3:30', 'A1', 'Melun', 'Coriolis', 'Suivi applicatif', 'Clôture'),
  entry('2020-03-10,13:30,15:15,1:45', 'A1', 'MULTI', 'Refonte', 'Projet', 'Réunion'),
  entry('2020-03-10,15:15,17:00,1:45', 'A1', 'MULTI', 'Refonte', 'Projet', 'Rédaction'),
  entry('2020-03-11,22:00,01:00,3:00', 'A1', 'Syndicat d’essai', '', 'mco'),
];
const weekLines = [
  'A1 2020-03-10 50 projet coriolis refonte shared',
  'A1 2020-03-10 50 suivi coriolis melun',
  'A1 2020-03-11 43 mco internal',
];

describe('entries of Kimai become lines of time', () => {
  it.each([
    ['French', french],
    ['English', english],
    ['German', german],
  ])('from an export in %s, summed by day and work, hours over midnight on the day of their entry', async (_, headings) => {
    const actor = await files.newcomer();
    const outcome = await files.load(actor, export_(headings, ...week));
    expect(told(outcome, 'rejected')).toEqual([]);
    expect(told(outcome, 'warnings')).toEqual([
      [
        5,
        'over-midnight',
        'L’entrée passe minuit : toutes ses heures comptent le 11 mars 2020, où elle commence, comme dans Kimai.',
      ],
    ]);
    expect(outcome.files).toMatchObject([{ format: 'lignes-de-temps', read: 4, added: 3 }]);
    expect(await files.lines(actor)).toEqual(weekLines);
    const again = await files.load(actor, export_(headings, ...[...week].reverse()));
    expect(again.files).toMatchObject([{ added: 0, changed: 0, unchanged: 3 }]);
  });

  it('all of which undoing their import takes out', async () => {
    const actor = await files.newcomer();
    const { importId } = await files.load(actor, export_(french, ...week));
    await undoImport(files.database, actor, importId ?? '', formats);
    expect(await files.lines(actor)).toEqual([]);
  });

  it('the same month by month, in whatever order, though an entry of the one ends in the other', async () => {
    const march = [
      entry('2020-03-31,08:30,15:30,7:00', 'A1', 'Melun', 'Coriolis', 'suivi'),
      entry('2020-03-31,22:00,01:00,3:00', 'A1', 'Melun', 'Coriolis', 'suivi'),
      entry('2020-03-30,23:30,00:30,1:00', 'A1', 'Melun', 'Coriolis', 'suivi'),
    ];
    const april = [entry('2020-04-01,08:30,15:30,7:00', 'A1', 'Melun', 'Coriolis', 'suivi')];
    const lines = ['30 14', '31 100'].map((part) => `A1 2020-03-${part} suivi coriolis melun`);
    const actor = await files.newcomer();
    const warned = told(await files.load(actor, export_(french, ...march)), 'warnings');
    expect(warned).toContainEqual([3, 'over-midnight', expect.stringMatching(/^2 entrées du fichier passent minuit/)]);
    await files.load(actor, export_(french, ...april));
    expect(await files.lines(actor)).toEqual([...lines, 'A1 2020-04-01 100 suivi coriolis melun']);
    const again = await files.load(actor, export_(french, ...march));
    expect(again.files).toMatchObject([{ added: 0, changed: 0, unchanged: 2 }]);
  });

  it('none of a day that is longer than anyone may work, the hours over midnight that count in it included', async () => {
    const actor = await files.newcomer();
    const rows = await refusals(actor, entry('2020-03-10,20:00,08:00,12:00', 'A1', 'Melun', 'Coriolis', 'suivi'));
    expect(rows.map(([line, rule]) => [line, rule])).toEqual([[2, 'more-than-a-day']]);
    expect(await files.lines(actor)).toEqual([]);
  });

  it('the same from its interface and from decimals, with what was done', async () => {
    const actor = await files.newcomer();
    await files.load(actor, {
      'timesheets-page-1.json': JSON.stringify([
        { ...answered('2020-03-10T08:30:00+0100', '2020-03-10T12:00:00+0100'), description: 'Clôture' },
        { ...answered('2020-03-10T13:30:00+0100', '2020-03-10T15:15:00+0100'), description: ' Clôture ' },
        { ...answered('2020-03-11T09:00:00+0100', '2020-03-11T09:00:00+0100'), end: null, duration: null },
      ]),
      'kimai.csv': [english, ...week]
        .join('\n')
        .replace('22:00,01:00,3:00', '22:00,01:00,3.0')
        .replace(/^2020-03-10.*$/gm, ''),
    });
    expect(await files.lines(actor)).toEqual(['A1 2020-03-10 75 suivi coriolis melun', ...weekLines.slice(2)]);
    expect(await commentsOf(files, actor)).toEqual(['Clôture', null]);
  });

  it('by the hours of a day that the operator recorded; a longer one is a day, with a word', async () => {
    const actor = await files.newcomer();
    const lengths = { 'durees-journee.csv': 'du;heures;heures_au_plus\n01/01/2016;7,5;9\n11/03/2020;8;\n' };
    const outcome = await files.load(actor, {
      ...lengths,
      ...export_(
        french,
        entry('2020-03-10,08:00,12:00,4:00', 'A1', 'Melun', 'Coriolis', 'suivi'),
        entry('2020-03-10,13:00,17:00,4:00', 'A1', 'MULTI', 'Coriolis', 'suivi'),
        entry('2020-03-11,08:00,12:00,4:00', 'A1', 'Melun', 'Coriolis', 'suivi'),
      ),
    });
    expect(told(outcome, 'warnings')).toEqual([
      [
        2,
        'long-day',
        'Le 10 mars 2020, les entrées de A1 font 8\u00a0h\u00a000, pour une journée de 7\u00a0h\u00a030 : elles comptent un jour, partagé selon leurs durées.',
      ],
    ]);
    expect(await files.lines(actor)).toEqual([
      'A1 2020-03-10 50 suivi coriolis melun',
      'A1 2020-03-10 50 suivi coriolis shared',
      'A1 2020-03-11 50 suivi coriolis melun',
    ]);
    expect(
      told(
        await files.load(actor, { 'durees-journee.csv': 'du;heures;heures_au_plus\n01/01/2021;0,5;\n02/01/2021;8;7\n' }),
        'rejected',
      ),
    ).toMatchObject([
      [2, 'hours-of-day', {}],
      [3, 'most-below-usual', {}],
    ]);
  });
});
