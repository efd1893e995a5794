import type { Column, FileFormat } from '../../../import/format.ts';
import { readTiedAddresses } from '../tied-addresses.ts';
import { convertEntries } from './convert-entries.ts';
import { tiedPeople } from './find-names.ts';
import { readTimesheets } from './kimai-document.ts';

/** Headings of Kimai in French, English and German, in those of older releases too; nothing of it is kept as it is. */
function kimaiColumn(told: Omit<Column, 'value' | 'required' | 'stored'> & Partial<Pick<Column, 'value' | 'required'>>): Column {
  return { value: { kind: 'text' }, required: false, ...told, stored: false };
}

const columns: readonly Column[] = [
  kimaiColumn({
    name: 'date',
    also: ['Datum', 'day'],
    field: 'day',
    required: true,
    description:
      'Jour où l’entrée commence : 2020-03-10, 10/03/2020 ou 10.03.2020 ; 3/10/2020 si un autre jour du fichier ne se lit qu’ainsi.',
    example: '2020-03-10',
  }),
  kimaiColumn({
    name: 'debut',
    also: ['De', 'From', 'Begin', 'Von', 'Beginn'],
    field: 'begin',
    description: 'Heure du début.',
    example: '08:30',
  }),
  kimaiColumn({
    name: 'fin',
    also: ['À', 'To', 'End', 'Bis', 'Ende'],
    field: 'end',
    description:
      'Heure de la fin ; avant celle du début, elle est du lendemain, et toute l’entrée compte le jour où elle commence, comme dans Kimai.',
    example: '12:00',
  }),
  kimaiColumn({
    name: 'duree',
    also: ['Duration', 'Dauer'],
    field: 'duration',
    required: true,
    description: 'Durée sans la pause : 1:30, 1.5 en heures, ou des secondes si c’est un nombre entier de plus de 24.',
    example: '3:30',
  }),
  kimaiColumn({
    name: 'matricule',
    also: [
      'Numéro d’équipe',
      'Numéro de compte',
      'Staff number',
      'Account number',
      'Personalnummer',
      'accountNumber',
      'user.account_number',
    ],
    field: 'account',
    description:
      'Matricule de l’utilisateur ; à défaut, son nom d’utilisateur ou son nom, si c’est un matricule ; sinon l’adresse ou le nom du seul compte qui s’appelle ainsi, lié à une personne.',
    example: 'A017',
  }),
  kimaiColumn({
    name: 'utilisateur',
    also: ['Nom d’utilisateur', 'User', 'Username', 'Benutzer', 'Benutzername', 'user.name'],
    field: 'user',
    description: 'Nom d’utilisateur.',
    example: '',
  }),
  kimaiColumn({
    name: 'courriel',
    also: ['E-mail', 'Email', 'Adresse électronique', 'user.email'],
    field: 'email',
    description: 'Adresse de l’utilisateur : à défaut de matricule, celle du compte lié à une personne.',
    example: '',
  }),
  kimaiColumn({ name: 'nom', also: ['Name', 'Alias', 'user.alias'], field: 'alias', description: 'Nom montré.', example: '' }),
  kimaiColumn({
    name: 'client',
    also: ['Customer', 'Kunde', 'customer.name'],
    field: 'customer',
    required: true,
    description: 'Un adhérent, par son code ou l’un de ses noms ; ou MULTI ; ou INTERNE, que le nom de l’opérateur dit aussi.',
    example: 'Mairie de Melun',
  }),
  kimaiColumn({
    name: 'projet',
    also: ['Project', 'Projekt', 'project.name'],
    field: 'project',
    description: 'Un projet, sinon un logiciel, par son code ou l’un de ses noms. Le logiciel d’un projet est celui de la ligne.',
    example: 'Coriolis',
  }),
  kimaiColumn({
    name: 'activite',
    also: ['Activity', 'Tätigkeit', 'activity.name'],
    field: 'activity',
    required: true,
    description: 'Un type d’activité, par son code ou l’un de ses noms.',
    example: 'Suivi d’application',
  }),
  kimaiColumn({
    name: 'description',
    also: ['Beschreibung'],
    field: 'description',
    description: 'Ce qui a été fait ; celles des entrées d’une même ligne sont mises à la suite.',
    example: '',
  }),
  kimaiColumn({
    name: 'mots-cles',
    also: ['Tags', 'Schlagworte', 'Étiquettes'],
    field: 'tags',
    description: 'Gardés en commentaire d’une entrée qui n’a pas de description ; laissés sinon.',
    example: '',
  }),
];

const becomes: NonNullable<FileFormat['becomes']> = {
  file: 'lignes-de-temps',
  files: ['operateur', 'durees-journee'],
  elsewhere: {
    [tiedPeople]: async (database, actor) =>
      [...(await readTiedAddresses(database, actor))].map(([person, { name, email }]) => ({ person, name, email })),
  },
  columns: {
    person: 'matricule',
    day: 'date',
    kind: 'activite',
    application: 'projet',
    project: 'projet',
    domain: 'projet',
    body: 'client',
    scope: 'client',
    days_hundredths: 'duree',
    comment: 'description',
  },
  convert: convertEntries,
};

export const kimaiFormat: FileFormat = {
  file: 'kimai',
  also: ['kimai-export', 'export-kimai'],
  title: 'Export CSV de Kimai',
  description:
    'L’export CSV de Kimai, tel quel, en français, en anglais ou en allemand ; ses autres colonnes ne sont pas lues. Les entrées d’une personne, d’un jour et d’un même travail deviennent une ligne de temps. Les heures deviennent des jours selon « durees-journee » (sept heures si rien n’y est dit), au centième, la somme du jour étant gardée. Une journée plus longue compte un jour et est signalée ; au-delà du plus long qui est admis, elle est refusée.',
  table: 'activity.time_line',
  importers: { beside: ['direction', 'hr'] },
  columns,
  becomes,
};

/** The same entries, as Kimai's REST interface gives them. */
export const timesheetsFormat: FileFormat = {
  ...kimaiFormat,
  file: 'timesheets',
  also: ['kimai-timesheets'],
  title: 'Entrées de Kimai par son interface REST',
  description:
    'La réponse de Kimai à /api/timesheets?full=true&user=all, enregistrée telle quelle, une page par fichier, toutes les pages dans un même import : une journée peut être sur deux pages. Tout y est lu comme dans son export CSV.',
  document: {
    ending: 'json',
    parse: readTimesheets,
    example: [
      {
        begin: '2020-03-11T08:30:00+0100',
        end: '2020-03-11T12:00:00+0100',
        duration: 12_600,
        user: { accountNumber: 'A017', username: 'a017', alias: null },
        project: { name: 'Coriolis', customer: { name: 'Mairie de Melun' } },
        activity: { name: 'Suivi d’application' },
        description: 'Clôture du mois',
        tags: [],
      },
    ],
  },
};
