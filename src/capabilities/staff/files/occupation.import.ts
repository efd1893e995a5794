import { sourceColumn, textColumn } from '../../../import/columns.ts';
import type { Column, FileFormat, StandingRow, TogetherFault } from '../../../import/format.ts';
import { checkAll, checkStretch } from '../../../import/stretch.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { frenchEndCause, frenchStartCause } from '../register/cause.ts';
import { frenchStatus } from '../status.ts';
import { checkPercent, findExcesses, remarkObsoleteGrades, sayExcess, shareOf, textOf } from './staff.checks.ts';
import { byManagers, gradeColumn, knownStretchColumns, percentColumn, personColumn, teamColumn } from './staff.columns.ts';

/** What people write → the code kept. */
function wordsOf(french: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
  return { ...Object.fromEntries(Object.entries(french).map(([code, word]) => [word, code])), ...more };
}

const statusWords = wordsOf(frenchStatus, {
  stagiaire: 'trainee',
  CDI: 'permanent-contract',
  CDD: 'fixed-contract',
});
const startWords = wordsOf(frenchStartCause, { mutation: 'transfer-in', reprise: 'merger' });
const endWords = wordsOf(frenchEndCause, { mutation: 'transfer-out' });

function choiceColumn(told: Omit<Column, 'value' | 'required'>, choices: Readonly<Record<string, string>>): Column {
  return { ...told, value: { kind: 'choice', choices }, required: false };
}

export const occupationFormat: FileFormat = {
  file: 'occupations',
  title: 'Occupations des postes',
  description:
    'Qui occupe quel poste, à quel statut, à quel taux, de quand à quand. Les arrivées, les départs et les postes vacants s’en déduisent. Un apprenti ou un vacataire n’a pas de poste.',
  table: 'staff.occupation',
  importers: byManagers,
  columns: [
    personColumn(),
    {
      name: 'poste',
      also: ['post'],
      field: 'post',
      value: { kind: 'reference', to: 'post', brings: ['from_day', 'to_day', 'quota'] },
      required: false,
      key: true,
      description: 'Numéro du poste ; vide hors poste.',
      example: 'P042',
    },
    {
      ...choiceColumn(
        { name: 'statut', also: ['status'], field: 'status', description: 'Statut de la personne.', example: 'titulaire' },
        statusWords,
      ),
      required: true,
    },
    gradeColumn('Grade de la personne, si ce n’est pas celui du poste.', { example: '' }),
    percentColumn({
      name: 'taux',
      also: ['rate'],
      field: 'rate',
      description: 'Part du poste occupée, en pourcentage ; vide : 100.',
      example: '80',
    }),
    ...knownStretchColumns({ first: 'Premier jour', open: 'si elle dure encore', example: '01/03/2019', key: true }),
    choiceColumn(
      {
        name: 'cause_debut',
        also: ['start_cause'],
        field: 'start_cause',
        description: 'Pourquoi elle commence.',
        example: 'recrutement',
      },
      startWords,
    ),
    choiceColumn(
      { name: 'cause_fin', also: ['end_cause'], field: 'end_cause', description: 'Pourquoi elle finit.', example: '' },
      endWords,
    ),
    {
      name: 'preavis',
      also: ['notice_day'],
      field: 'notice_day',
      value: { kind: 'day' },
      required: false,
      description: 'Jour où le départ a été annoncé.',
      example: '',
    },
    sourceColumn('D’où vient l’information.', 'Extraction du logiciel de paie'),
  ],
  check: checkAll(checkStretch, checkPercent('rate', 'Le taux'), checkPostIsOpen, checkEnd),
  together: (rows) => [...refuseCrowdedPosts(rows), ...refuseBusyPersons(rows), ...remarkObsoleteGrades(rows)],
};

function checkPostIsOpen(row: Readonly<Record<string, unknown>>) {
  const { from_day: from, to_day: to, post, 'post.from_day': opens, 'post.to_day': closes } = row;
  if (typeof post !== 'string' || typeof from !== 'string') return null;
  if (typeof opens === 'string' && from < opens) {
    const message = `Le poste ${post} n’ouvre que le ${frenchDay(opens)} : l’occupation ne peut pas commencer le ${frenchDay(from)}.`;
    return { field: 'from_day', rule: 'post-not-open', message };
  }
  if (typeof closes !== 'string' || (typeof to === 'string' && to <= closes)) return null;
  const message = `Le poste ${post} n’est plus ouvert à partir du ${frenchDay(closes)} : l’occupation doit finir avant.`;
  return { field: from >= closes ? 'from_day' : 'to_day', rule: 'post-not-open', message };
}

function checkEnd({ to_day: to, end_cause: cause, notice_day: notice }: Readonly<Record<string, unknown>>) {
  if (typeof cause === 'string' && typeof to !== 'string') {
    const message = 'Une cause de fin est donnée sans dernier jour : remplissez la colonne « au », ou videz la cause.';
    return { field: 'end_cause', rule: 'end-without-day', message };
  }
  if (typeof notice !== 'string' || typeof to !== 'string' || notice < to) return null;
  const message = 'Le préavis vient après la fin : corrigez l’une des deux dates.';
  return { field: 'notice_day', rule: 'notice-after-end', message };
}

function rateOf({ row }: StandingRow): number {
  return Number(row['rate'] ?? 100);
}

function refuseCrowdedPosts(rows: readonly StandingRow[]): readonly TogetherFault[] {
  const excesses = findExcesses(
    rows,
    (of) => {
      const post = of.row['post'];
      return typeof post === 'string' ? { what: post, share: shareOf(of, rateOf(of)) } : null;
    },
    100,
  );
  return excesses.map((excess) => {
    const post = textOf(excess.share.of.row['post'], '');
    return sayExcess(excess, {
      field: 'rate',
      rule: 'post-overfilled',
      say: (when, beside, sum) =>
        `${when}, le poste ${post} serait occupé à ${sum}\u00a0%, avec ${beside} : 100\u00a0% au plus. Corrigez les dates ou les taux.`,
    });
  });
}

/** Of full time, in ten-thousandths: a rate of the quota of a post. */
function refuseBusyPersons(rows: readonly StandingRow[]): readonly TogetherFault[] {
  const workOf = (of: StandingRow) => rateOf(of) * Number(of.row['post.quota'] ?? 100);
  const shareOfRow = (of: StandingRow) => ({ what: textOf(of.row['person'], ''), share: shareOf(of, workOf(of)) });
  return findExcesses(rows, shareOfRow, 10_000).map((excess) =>
    sayExcess(excess, {
      field: 'rate',
      rule: 'person-overworked',
      say: (when, beside, sum) =>
        `${when}, cette personne travaillerait à ${Math.ceil(sum / 100)}\u00a0% d’un temps complet, avec ${beside} : 100\u00a0% au plus. Corrigez les dates ou les taux.`,
    }),
  );
}

export const assignmentFormat: FileFormat = {
  file: 'affectations',
  also: ['team-assignments', 'affectations-aux-equipes'],
  title: 'Affectations aux équipes',
  description:
    'La part du temps qu’une personne donne à une équipe qui n’est pas celle de son poste, et qui dirige chaque équipe. Ce qui reste de son temps est à l’équipe de son poste.',
  table: 'staff.team_assignment',
  importers: byManagers,
  columns: [
    personColumn(),
    teamColumn({ required: true, key: true }),
    percentColumn({
      name: 'part',
      also: ['share'],
      field: 'share',
      description: 'Part du temps de la personne, en pourcentage ; vide : 100.',
      example: '50',
    }),
    {
      name: 'responsable',
      also: ['manager'],
      field: 'manager',
      value: { kind: 'boolean' },
      required: false,
      description: '« oui » si elle dirige l’équipe.',
      example: 'non',
    },
    textColumn({ name: 'role', field: 'role', description: 'Ce qu’elle y fait.', example: 'Responsable de domaine' }),
    ...knownStretchColumns({ first: 'Premier jour', open: 'si elle dure encore', example: '01/03/2019', key: true }),
    sourceColumn('D’où vient l’information.', 'Organigramme 2019'),
  ],
  check: checkAll(checkStretch, checkPercent('share', 'La part')),
  together: (rows) =>
    findExcesses(
      rows,
      (of) => ({ what: textOf(of.row['person'], ''), share: shareOf(of, Number(of.row['share'] ?? 100)) }),
      100,
    ).map((excess) =>
      sayExcess(excess, {
        field: 'share',
        rule: 'shares-above-whole',
        say: (when, beside, sum) =>
          `${when}, les parts de cette personne feraient ${sum}\u00a0% de son temps, avec ${beside} : 100\u00a0% au plus.`,
      }),
    ),
};
