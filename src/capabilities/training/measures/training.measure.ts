import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, Localized, RowMeasure } from '../../../kernel/measure.ts';
import { sessionDimensions, traineeDimensions } from '../training.dimensions.ts';
import { recordedAttendance, recordedSessions, sessionRows, traineeRows } from './session-days.store.ts';

type Told = { readonly id: string; readonly label: Localized; readonly definition: Localized };

const ofSession = {
  form: 'rows',
  version: 1,
  grain: { fr: 'une ligne est une session', en: 'one row is a session' },
  dimensions: sessionDimensions,
  onNothing: 'unknown',
  complete: recordedSessions,
} as const;

const ofTrainee = {
  form: 'rows',
  version: 1,
  members: true,
  grain: { fr: 'une ligne est une personne à une session', en: 'one row is a person at a session' },
  dimensions: traineeDimensions,
  onNothing: 'unknown',
  complete: recordedAttendance,
} as const;

const whenFr = 'Une session est comptée dans la période de son premier jour.';
const whenEn = 'A session belongs to the period of its first day.';
const zeroFr = '0 quand d’autres présences sont enregistrées dans la période, inconnu quand aucune ne l’est.';
const zeroEn = '0 where other attendance is recorded in the period, unknown where none is.';

function countOfPersons(who: 'expected' | 'present' | 'absent' | 'costed', told: Told): RowMeasure<Rows> {
  return { ...ofTrainee, ...told, unit: 'agents', aggregate: 'count', rows: traineeRows(who, 'persons') };
}

const rowMeasures: readonly RowMeasure<Rows>[] = [
  {
    ...ofSession,
    id: 'training.sessions',
    label: { fr: 'Sessions de formation', en: 'Training sessions' },
    definition: {
      fr: `Sessions de formation, données ou prévues. ${whenFr} 0 quand d’autres sessions sont enregistrées dans la période, inconnu quand aucune ne l’est.`,
      en: `Training sessions, given or planned. ${whenEn} 0 where other sessions are recorded in the period, unknown where none is.`,
    },
    unit: 'count',
    aggregate: 'count',
    rows: sessionRows('sessions'),
  },
  {
    ...ofSession,
    id: 'training.session_days',
    label: { fr: 'Jours de formation', en: 'Days of training' },
    definition: {
      fr: `Jours de formation donnés ou prévus, quel que soit le nombre de participants. ${whenFr} Approché quand la durée d’une session n’est pas connue : elle n’est pas comptée. 0 quand d’autres sessions sont enregistrées dans la période, inconnu quand aucune ne l’est.`,
      en: `Days of training given or planned, however many people come. ${whenEn} Approximate where the length of a session is unknown: it does not count. 0 where other sessions are recorded in the period, unknown where none is.`,
    },
    unit: 'days',
    aggregate: 'sum',
    rows: sessionRows('given'),
  },
  {
    ...ofSession,
    id: 'training.preparation_days',
    label: { fr: 'Jours de préparation des formations', en: 'Days of preparation' },
    definition: {
      fr: `Jours passés à préparer les sessions. ${whenFr} Celle qui n’est pas connue n’est pas comptée.`,
      en: `Days spent on preparing the sessions. ${whenEn} What is not known does not count.`,
    },
    unit: 'days',
    aggregate: 'sum',
    rows: sessionRows('preparation'),
  },
  countOfPersons('present', {
    id: 'training.trainees',
    label: { fr: 'Agents formés', en: 'Agents trained' },
    definition: {
      fr: `Inscrits présents, session par session : qui suit deux sessions est compté deux fois. Une présence inconnue n’est pas comptée. ${whenFr} ${zeroFr}`,
      en: `Persons present, session by session: who attends two counts twice. An unknown attendance does not count. ${whenEn} ${zeroEn}`,
    },
  }),
  countOfPersons('expected', {
    id: 'training.expected',
    label: { fr: 'Agents attendus en formation', en: 'Agents expected' },
    definition: {
      fr: `Inscrits dont on sait s’ils sont venus, session par session. ${whenFr} ${zeroFr}`,
      en: `Persons enrolled who are known to have come or not, session by session. ${whenEn} ${zeroEn}`,
    },
  }),
  countOfPersons('absent', {
    id: 'training.no_shows',
    label: { fr: 'Absents en formation', en: 'No-shows' },
    definition: {
      fr: `Inscrits qui ne sont pas venus sans avoir annulé, session par session. ${whenFr} ${zeroFr}`,
      en: `Persons enrolled who did not come and had not cancelled, session by session. ${whenEn} ${zeroEn}`,
    },
  }),
  {
    ...ofTrainee,
    id: 'training.trainee_days',
    label: { fr: 'Jours-agents de formation', en: 'Agent-days of training' },
    definition: {
      fr: `Jours suivis par chaque présent, toute la session s’il n’est pas dit autrement : huit agents une demi-journée font quatre jours. ${whenFr} Approché quand la durée d’une session n’est pas connue. ${zeroFr}`,
      en: `Days that each person present attended, the whole session unless said otherwise: eight agents for half a day are four days. ${whenEn} Approximate where the length of a session is unknown. ${zeroEn}`,
    },
    unit: 'days',
    aggregate: 'sum',
    rows: traineeRows('present', 'days'),
  },
];

/** Over nothing, a cost is unknown: that others are known says nothing of it. */
const { complete: _complete, ...ofCostedSession } = ofSession;

/** What sessions cost where that is recorded, and over whom it is shared out. */
const costs: readonly RowMeasure<Rows>[] = [
  {
    ...ofCostedSession,
    id: 'training.cost',
    label: { fr: 'Coût des sessions de formation', en: 'Cost of training sessions' },
    definition: {
      fr: `Coût enregistré des sessions (intervenant, salle, supports), hors temps des agents qui les donnent. ${whenFr} Une session dont le coût n’est pas connu n’est pas comptée.`,
      en: `Recorded cost of the sessions (speaker, room, copies), without the time of those who give them. ${whenEn} A session of unknown cost does not count.`,
    },
    unit: 'EUR',
    aggregate: 'sum',
    rows: sessionRows('cost'),
  },
  {
    ...ofCostedSession,
    id: 'training.attended_cost',
    label: { fr: 'Coût des sessions dont la présence est connue', en: 'Cost of sessions of known attendance' },
    definition: {
      fr: `Coût enregistré des sessions dont on sait qui est venu. ${whenFr} Une session à venir, ou dont le coût n’est pas connu, n’est pas comptée.`,
      en: `Recorded cost of the sessions to which it is known who came. ${whenEn} A session to come, or of unknown cost, does not count.`,
    },
    unit: 'EUR',
    aggregate: 'sum',
    rows: sessionRows('attended_cost'),
  },
  {
    ...ofCostedSession,
    id: 'training.costed_sessions',
    label: { fr: 'Sessions de coût connu', en: 'Sessions of known cost' },
    definition: {
      fr: `Sessions dont le coût est enregistré. ${whenFr}`,
      en: `Sessions whose cost is recorded. ${whenEn}`,
    },
    unit: 'count',
    aggregate: 'sum',
    rows: sessionRows('costed'),
  },
  {
    ...countOfPersons('costed', {
      id: 'training.costed_trainees',
      label: { fr: 'Agents formés à un coût connu', en: 'Agents trained at a known cost' },
      definition: {
        fr: `Présents aux sessions dont le coût est enregistré. ${whenFr} ${zeroFr}`,
        en: `Persons present at sessions whose cost is recorded. ${whenEn} ${zeroEn}`,
      },
    }),
    dimensions: sessionDimensions,
  },
];

const costRate = { form: 'composed', unit: 'EUR', dimensions: sessionDimensions } as const;

const costRates: readonly ComposedMeasure[] = [
  {
    ...costRate,
    id: 'training.cost_per_session',
    version: 1,
    label: { fr: 'Coût par session', en: 'Cost per session' },
    definition: {
      fr: 'Coût des sessions dont il est enregistré ÷ leur nombre.',
      en: 'Cost of the sessions of which it is recorded ÷ how many they are.',
    },
    compose: { rule: 'ratio', of: ['training.cost', 'training.costed_sessions'] },
  },
  {
    ...costRate,
    id: 'training.cost_per_trainee',
    version: 2,
    label: { fr: 'Coût par agent formé', en: 'Cost per agent trained' },
    definition: {
      fr: 'Coût des sessions dont il est enregistré, et dont on sait qui est venu ÷ leurs présents.',
      en: 'Cost of the sessions of which it is recorded, and to which it is known who came ÷ those present at them.',
    },
    compose: { rule: 'ratio', of: ['training.attended_cost', 'training.costed_trainees'] },
  },
];

const noShowRate: ComposedMeasure = {
  form: 'composed',
  version: 1,
  id: 'training.no_show_rate',
  label: { fr: 'Taux d’absence en formation', en: 'Rate of no-shows' },
  definition: {
    fr: 'Absents en formation ÷ agents attendus × 100.',
    en: 'No-shows ÷ agents expected × 100.',
  },
  unit: 'percent',
  dimensions: traineeDimensions,
  compose: { rule: 'rate', of: ['training.no_shows', 'training.expected'] },
};

type Derived = {
  readonly of: string;
  readonly dimensions: ComposedMeasure['dimensions'];
  readonly fr: string;
  readonly en: string;
};

const derivedFrom: readonly Derived[] = [
  { of: 'training.trainees', dimensions: traineeDimensions, fr: 'agents formés', en: 'agents trained' },
  { of: 'training.session_days', dimensions: sessionDimensions, fr: 'jours de formation', en: 'days of training' },
];

const shares = derivedFrom.map(
  ({ of, dimensions, fr, en }): ComposedMeasure => ({
    form: 'composed',
    version: 1,
    id: `${of}_share_by_category`,
    label: { fr: `Part des ${fr} par catégorie`, en: `Share of ${en} by category` },
    definition: {
      fr: `${fr} de cette catégorie de formation ÷ ${fr} toutes catégories confondues × 100.`,
      en: `${en} in this category ÷ ${en} in all × 100.`,
    },
    unit: 'percent',
    dimensions,
    compose: { rule: 'share', of, over: ['course_category'] },
  }),
);

const changes = derivedFrom.map(
  ({ of, dimensions, fr, en }): ComposedMeasure => ({
    form: 'composed',
    version: 1,
    id: `${of}_change`,
    label: { fr: `Évolution des ${fr}`, en: `Change of ${en}` },
    definition: {
      fr: `(${fr} de la dernière année − ceux de la première) ÷ ceux de la première × 100, sur une période comme 2017..2018.`,
      en: `(${en} in the last year − in the first) ÷ in the first × 100, over a stretch such as 2017..2018.`,
    },
    unit: 'percent',
    dimensions,
    compose: { rule: 'change', of },
  }),
);

export const trainingMeasures = [...rowMeasures, ...costs, noShowRate, ...costRates, ...shares, ...changes];
