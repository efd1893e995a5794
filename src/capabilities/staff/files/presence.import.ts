import { sourceColumn, textColumn } from '../../../import/columns.ts';
import type { FileFormat, ParsedRow, StandingRow } from '../../../import/format.ts';
import { checkAll, checkStretch, stretchColumns } from '../../../import/stretch.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { applicationColumn } from '../../catalogue/index.ts';
import { type AbsenceKind, frenchAbsenceKind } from '../register/absence-kind.ts';
import { findExcesses, refuseOverlaps, sayExcess, textOf } from './staff.checks.ts';
import { byManagers, byManagersOnly, knownStretchColumns, personColumn } from './staff.columns.ts';

const kindWords: Readonly<Record<string, AbsenceKind>> = {
  ...Object.fromEntries(Object.entries(frenchAbsenceKind).map(([code, word]) => [word, code as AbsenceKind])), // the keys are kinds
  congés: 'annual',
  maternité: 'maternity',
};

export const absenceFormat: FileFormat = {
  file: 'absences',
  also: ['conges', 'absences-et-conges'],
  title: 'Absences et congés',
  description:
    'Les absences, à la demi-journée. Une seule matinée : le même jour dans « du » et « au », et « midi » dans « fin ». Réservé aux ressources humaines et à la direction.',
  table: 'staff.absence',
  importers: byManagersOnly,
  columns: [
    personColumn(),
    {
      name: 'nature',
      also: ['kind', 'motif'],
      field: 'kind',
      value: { kind: 'choice', choices: kindWords },
      required: true,
      description: 'Nature de l’absence.',
      example: 'congés annuels',
    },
    {
      name: 'du',
      also: ['from'],
      field: 'from_day',
      value: { kind: 'day' },
      required: true,
      key: true,
      description: 'Premier jour d’absence.',
      example: '03/08/2020',
    },
    {
      name: 'debut',
      also: ['start'],
      field: 'starts',
      stored: false,
      value: { kind: 'choice', choices: { matin: 'morning', midi: 'noon', 'après-midi': 'noon' } },
      required: false,
      description: '« midi » si le premier jour commence par une matinée travaillée ; vide : matin.',
      example: 'matin',
    },
    {
      name: 'au',
      also: ['to'],
      field: 'last_day',
      stored: false,
      value: { kind: 'day' },
      required: true,
      description: 'Dernier jour d’absence, compris.',
      example: '21/08/2020',
    },
    {
      name: 'fin',
      also: ['end'],
      field: 'ends',
      stored: false,
      value: { kind: 'choice', choices: { soir: 'evening', midi: 'noon', matin: 'noon', 'après-midi': 'evening' } },
      required: false,
      description: '« midi » si l’après-midi du dernier jour est travaillé ; vide : soir.',
      example: 'soir',
    },
    sourceColumn('D’où vient l’information.', 'Logiciel des congés'),
  ],
  derived: {
    columns: [{ field: 'from_noon', key: true }, { field: 'to_day' }, { field: 'to_noon' }],
    told: '`debut`',
    of: (rows) => rows.map(halfDays),
  },
  check: (row) => {
    const { from, to } = momentsOf({ ...row, ...halfDays(row as ParsedRow) }); // a row read is a parsed one
    if (from < to) return null;
    const message = 'L’absence finit avant de commencer : corrigez les jours, ou « midi » dans « debut » ou « fin ».';
    return { field: 'last_day', rule: 'stretch-reversed', message };
  },
  together: (rows) =>
    findExcesses(rows, absenceShare, 1).map((excess) =>
      sayExcess(excess, {
        field: 'from_day',
        rule: 'absences-overlap',
        say: (when, beside) => `${when}, cette personne est déjà absente (${beside}) : gardez une seule des deux absences.`,
      }),
    ),
};

/** The last half day written, as the half day after it. */
function halfDays({ starts, ends, last_day: last }: ParsedRow): ParsedRow {
  const until = typeof last === 'string' ? (last as Day) : null; // read as a day
  return {
    from_noon: starts === 'noon',
    to_day: until === null || ends === 'noon' ? until : addDays(until, 1),
    to_noon: ends === 'noon',
  };
}

/** In the order of time: the morning of a day, then its noon. */
function momentsOf(row: Readonly<Record<string, unknown>>): { readonly from: string; readonly to: string } {
  const moment = (date: unknown, noon: unknown) => `${String(date)}${noon === true ? ' 12' : ' 00'}`;
  return { from: moment(row['from_day'], row['from_noon']), to: moment(row['to_day'], row['to_noon']) };
}

function absenceShare(of: StandingRow) {
  return { what: textOf(of.row['person'], ''), share: { of, load: 1, ...momentsOf(of.row) } };
}

export const workPatternFormat: FileFormat = {
  file: 'demi-journees-travaillees',
  also: ['work-patterns', 'rythmes-de-travail'],
  title: 'Demi-journées travaillées',
  description:
    'Les demi-journées de la semaine où travaille une personne à temps partiel. Sans ligne, elle travaille toute la semaine.',
  table: 'staff.work_pattern',
  importers: byManagers,
  columns: [
    personColumn(),
    {
      name: 'semaine',
      also: ['pattern', 'demi_journees'],
      field: 'pattern',
      value: { kind: 'code' },
      required: true,
      description: 'Dix chiffres, du lundi matin au vendredi après-midi : 1 travaillé, 0 non. Colonne au format Texte.',
      example: '1111001111',
    },
    ...knownStretchColumns({ first: 'Premier jour', open: 's’il dure encore', example: '01/09/2020', key: true }),
  ],
  check: checkAll(checkStretch, ({ pattern }) => {
    if (typeof pattern !== 'string' || /^[01]{10}$/.test(pattern)) return null;
    const advice = /^[01]{1,9}$/.test(pattern)
      ? ' Le tableur en a sans doute ôté les zéros de tête : mettez la colonne au format Texte.'
      : '';
    const message = `« ${pattern} » n’est pas une semaine : dix chiffres, 1 ou 0, du lundi matin au vendredi après-midi.${advice}`;
    return { field: 'pattern', rule: 'week-pattern', message };
  }),
  together: refuseOverlaps((row) => textOf(row['person'], ''), {
    rule: 'patterns-overlap',
    say: (when, beside) => `${when}, cette personne a déjà une semaine (${beside}) : finissez l’une avant l’autre.`,
  }),
};

export const skillFormat: FileFormat = {
  file: 'competences',
  also: ['skills'],
  title: 'Compétences',
  description: 'Qui sait faire quoi, sur un logiciel ou un autre sujet (système, réseau…), à quel niveau.',
  table: 'staff.skill',
  importers: byManagers,
  columns: [
    personColumn(),
    applicationColumn('MÉLODIE', { key: true, description: 'Logiciel ; vide si la compétence porte sur un autre sujet.' }),
    {
      ...textColumn({
        name: 'sujet',
        also: ['topic', 'systeme'],
        field: 'topic',
        description: 'Système ou autre sujet ; vide si la compétence porte sur un logiciel.',
        example: '',
      }),
      key: true,
    },
    {
      name: 'niveau',
      also: ['level'],
      field: 'level',
      value: { kind: 'integer' },
      required: true,
      description: '1 : notions ; 2 : autonome ; 3 : référent.',
      example: '2',
    },
    ...stretchColumns({ open: 'si elle dure encore', example: '', key: true }),
    sourceColumn('D’où vient l’information.', 'Entretiens annuels'),
  ],
  check: checkAll(checkStretch, ({ level, application, topic }) => {
    if (typeof level === 'number' && (level < 1 || level > 3))
      return { field: 'level', rule: 'level-range', message: `Le niveau ${level} n’existe pas : écrivez 1, 2 ou 3.` };
    if ((application === null) !== (topic === null)) return null;
    const message = 'Une compétence porte sur un logiciel ou sur un autre sujet : remplissez une des deux colonnes.';
    return { field: application === null ? 'application' : 'topic', rule: 'one-subject', message };
  }),
  together: refuseOverlaps((row) => JSON.stringify([row['person'], row['application'], row['topic']]), {
    rule: 'skills-overlap',
    say: (when, beside) => `${when}, cette compétence a déjà un niveau (${beside}) : finissez l’un avant l’autre.`,
  }),
};
