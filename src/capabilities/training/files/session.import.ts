import { amountColumn, codeColumn, sourceColumn, textColumn } from '../../../import/columns.ts';
import type {
  Beside,
  BesideFault,
  ChangedRow,
  FileFormat,
  ParsedRow,
  StandingRow,
  TogetherFault,
} from '../../../import/format.ts';
import { checkAll } from '../../../import/stretch.ts';
import { plannedDays } from '../session.store.ts';
import { enrolBeforeFirstDay } from '../session.ts';
import { byTrainingPeople } from '../training.access.ts';
import { enrolmentsFile, sessionsFile, trainersFile } from '../training.paths.ts';
import { heldSeats } from './held-seats.ts';
import { checkAtLeast, daysColumn, sessionColumn } from './training.columns.ts';

function checkCapacity({ capacity }: Readonly<Record<string, unknown>>) {
  if (typeof capacity !== 'number' || capacity >= 1) return null;
  return {
    field: 'capacity',
    rule: 'capacity-range',
    message: 'Une session a au moins une place ; vide si leur nombre est inconnu.',
  };
}

function checkEnrolUntil({ enrol_until: until, open_to_members: open, first_day: first }: Readonly<Record<string, unknown>>) {
  if (typeof until !== 'string') return null;
  const refuse = (message: string) => ({ field: 'enrol_until', rule: 'enrol-until', message });
  if (open !== true)
    return refuse(
      'Les adhérents n’inscrivent personne à cette session : écrivez « oui » dans ouverte_aux_adherents, ou laissez ce jour vide.',
    );
  return typeof first === 'string' && until >= first ? refuse(enrolBeforeFirstDay) : null;
}

/** What the screen refuses too: fewer seats than people enrolled, fewer days than somebody attended. */
function refuseTooLittle(changed: readonly ChangedRow[], enrolments: readonly StandingRow[]): readonly TogetherFault[] {
  const of = Map.groupBy(enrolments, ({ row }) => row['session']);
  return changed.flatMap((one): TogetherFault[] => {
    const people = of.get(one.row['code']) ?? [];
    const enrolled = people.filter(({ row }) => row['state'] === 'enrolled').length;
    const most = Math.max(0, ...people.map(({ row }) => Number(row['attended_hundredths'] ?? 0)));
    const { capacity, days_hundredths: days } = one.row;
    const faults: TogetherFault[] = [];
    if (typeof capacity === 'number' && capacity < enrolled)
      faults.push({
        of: one,
        field: 'capacity',
        rule: 'seats-taken',
        message: `${enrolled} personnes sont inscrites à cette session : gardez au moins ${enrolled} places, ou annulez des inscriptions.`,
      });
    if (typeof days === 'number' && days < most)
      faults.push({
        of: one,
        field: 'days_hundredths',
        rule: 'days-attended',
        message: 'Des présents ont suivi plus de jours que la session n’en aurait : corrigez d’abord les présences.',
      });
    return faults;
  });
}

/** The half-days planned on a session's page stand: its mails, its calendar and its sheet are made of them. */
function keepPlan({ listed }: Beside) {
  const planned = new Map(listed('plans').map((plan) => [plan['session'], plan]));
  return ({ code, first_day: firstDay, days_hundredths: days }: ParsedRow): readonly BesideFault[] => {
    const plan = planned.get(code ?? null);
    if (plan === undefined) return [];
    const message =
      'Les demi-journées de cette session sont planifiées sur sa page : changez-y ses jours, ou laissez-les comme elles sont.';
    if (plan['first_day'] !== firstDay) return [{ field: 'first_day', rule: 'planned-days', message }];
    return plan['days_hundredths'] === days ? [] : [{ field: 'days_hundredths', rule: 'planned-days', message }];
  };
}

export const sessionFormat: FileFormat = {
  file: sessionsFile,
  also: ['training-sessions', 'sessions-de-formation'],
  title: 'Sessions de formation',
  description:
    'Chaque fois qu’une formation est donnée. Une session est comptée dans la période de son premier jour. Un fichier n’écrit à personne : quand il change ce que des invités ont dans leur agenda, le compte rendu dit de combien, et la page de la session permet de les prévenir.',
  table: 'training.session',
  importers: byTrainingPeople,
  columns: [
    codeColumn('coriolis-2020-03-12', 'de la formation et du premier jour'),
    {
      name: 'formation',
      also: ['course'],
      field: 'course',
      value: { kind: 'reference', to: 'course' },
      required: true,
      description: 'Code ou nom de la formation.',
      example: 'Coriolis, premiers pas',
    },
    {
      name: 'du',
      also: ['from', 'premier_jour'],
      field: 'first_day',
      value: { kind: 'day' },
      required: true,
      description: 'Premier jour de la session.',
      example: '12/03/2020',
    },
    daysColumn({
      name: 'jours',
      also: ['days'],
      field: 'days_hundredths',
      description: 'Jours de formation donnés : 0,5 pour une demi-journée ; vide si inconnu.',
      example: '0,5',
    }),
    textColumn({
      name: 'lieu',
      also: ['place'],
      field: 'place',
      description: 'Où elle est donnée.',
      example: 'Salle de formation',
    }),
    {
      name: 'a_distance',
      also: ['remote'],
      field: 'remote',
      value: { kind: 'boolean' },
      required: false,
      description: '« oui » si elle est donnée à distance ; vide : non.',
      example: 'non',
    },
    {
      name: 'capacite',
      also: ['capacity', 'places'],
      field: 'capacity',
      value: { kind: 'integer' },
      required: false,
      description: 'Nombre de places ; vide : sans limite connue.',
      example: '8',
    },
    daysColumn({
      name: 'jours_preparation',
      also: ['preparation_days'],
      field: 'preparation_hundredths',
      description: 'Jours passés à la préparer ; vide si inconnu.',
      example: '1',
    }),
    amountColumn({
      name: 'cout',
      also: ['cost', 'prix'],
      field: 'cost_cents',
      description: 'Ce que la session coûte : intervenant, salle, supports ; vide si inconnu.',
      example: '850,00',
    }),
    {
      name: 'ouverte_aux_adherents',
      also: ['open_to_members'],
      field: 'open_to_members',
      value: { kind: 'boolean' },
      required: false,
      description: '« oui » si les adhérents y inscrivent leurs agents ; vide : non.',
      example: 'non',
    },
    {
      name: 'inscriptions_jusquau',
      also: ['enrol_until'],
      field: 'enrol_until',
      value: { kind: 'day' },
      required: false,
      description: 'Dernier jour où ils en inscrivent ; vide : jusqu’à la veille de la session.',
      example: '',
    },
    sourceColumn('D’où vient l’information.', 'Tableau des formations 2020'),
  ],
  referable: { as: 'training-session', code: 'code', names: [], what: 'session de formation' },
  codeFrom: { code: 'code', from: ['course', 'first_day'] },
  check: checkAll(
    checkAtLeast('days_hundredths', 1, 'Une session dure plus de 0 jour : 0,5 pour une demi-journée, vide si inconnu.'),
    checkAtLeast('preparation_hundredths', 0, 'Un nombre de jours de préparation ne peut pas être négatif.'),
    checkCapacity,
    checkAtLeast('cost_cents', 0, 'Un coût ne peut pas être négatif.'),
    checkEnrolUntil,
  ),
  held: heldSeats('code'),
  against: { file: enrolmentsFile, refuse: refuseTooLittle },
  beside: { files: [], statements: { plans: plannedDays }, over: 'first_day', rule: keepPlan },
};

export const trainerFormat: FileFormat = {
  file: trainersFile,
  also: ['session-trainers'],
  title: 'Formateurs des sessions',
  description:
    'Qui, du personnel de l’opérateur, donne chaque session. Un intervenant extérieur n’a pas de matricule et n’est pas nommé : son prix est dans le coût de la session.',
  table: 'training.session_trainer',
  importers: byTrainingPeople,
  columns: [
    sessionColumn(),
    {
      name: 'personne',
      also: ['person', 'matricule', 'formateur'],
      field: 'person',
      value: { kind: 'reference', to: 'person' },
      required: true,
      key: true,
      description: 'Matricule du formateur.',
      example: 'A017',
    },
  ],
};
