import type { FileFormat, StandingRow, TogetherFault } from '../../../import/format.ts';
import { checkAll } from '../../../import/stretch.ts';
import { bodyColumn } from '../../directory/index.ts';
import { frenchEnrolmentState, frenchPresence } from '../enrolment.ts';
import { byTrainingPeople } from '../training.access.ts';
import { enrolmentsFile } from '../training.paths.ts';
import { heldSeats } from './held-seats.ts';
import { checkAtLeast, daysColumn, sessionColumn } from './training.columns.ts';

type Row = Readonly<Record<string, unknown>>;

/** Whoever waits or cancelled was neither there nor missed. */
function checkPresence({ state, presence }: Row) {
  if (typeof presence !== 'string' || state === 'enrolled') return null;
  const message = 'Seul un inscrit est présent ou absent : corrigez l’état, ou videz la présence.';
  return { field: 'presence', rule: 'presence-of-enrolled', message };
}

function checkAttended(row: Row) {
  const { presence, attended_hundredths: attended, 'session.days_hundredths': given } = row;
  if (typeof attended !== 'number') return null;
  const refuse = (message: string) => ({ field: 'attended_hundredths', rule: 'attended-days', message });
  if (presence !== 'present')
    return refuse('Des jours suivis sont ceux d’un présent : corrigez la présence, ou videz les jours.');
  if (typeof given !== 'number' || attended <= given) return null;
  return refuse(
    `Plus de jours suivis que la session n’en a (${String(given / 100).replace('.', ',')}) : corrigez-les, ou ceux de la session.`,
  );
}

/** Beyond its capacity a session has a waiting list, whoever brings the enrolments. */
function refuseBeyondCapacity(rows: readonly StandingRow[]): readonly TogetherFault[] {
  const taken = new Map<unknown, number>();
  const faults: TogetherFault[] = [];
  for (const of of rows) {
    const { session, state, 'session.capacity': capacity } = of.row;
    if (state !== 'enrolled') continue;
    const count = (taken.get(session) ?? 0) + 1;
    taken.set(session, count);
    if (typeof capacity !== 'number' || count <= capacity || of.recorded) continue;
    const message = `La session n’a que ${capacity === 1 ? 'une place' : `${capacity} places`} : écrivez « liste d’attente », ou corrigez sa capacité.`;
    faults.push({ of, field: 'state', rule: 'session-full', message });
  }
  return faults;
}

export const enrolmentFormat: FileFormat = {
  file: enrolmentsFile,
  also: ['training-enrolments', 'presences-formation'],
  title: 'Inscriptions et présences en formation',
  description:
    'Qui est envoyé à quelle session, par quel adhérent, et s’il est venu. Une présence laissée vide est inconnue : elle n’est comptée ni parmi les agents formés, ni parmi les absents. Une place qui se libère va à qui attend ; un fichier n’écrit à personne : qui entre s’invite depuis la page de la session.',
  table: 'training.enrolment',
  importers: byTrainingPeople,
  columns: [
    sessionColumn(['days_hundredths', 'capacity']),
    {
      name: 'participant',
      also: ['stagiaire', 'trainee'],
      field: 'participant',
      value: { kind: 'text' },
      required: true,
      key: true,
      description: 'Numéro ou nom du participant, comme l’opérateur le tient.',
      example: 'P0123',
    },
    // Two members may each have their 8007.
    bodyColumn({ key: true, description: 'Code ou nom de l’adhérent qui l’envoie ; vide si inconnu.' }),
    {
      name: 'etat',
      also: ['state'],
      field: 'state',
      value: {
        kind: 'choice',
        choices: Object.fromEntries(Object.entries(frenchEnrolmentState).map(([code, word]) => [word, code])),
      },
      required: true,
      description: 'inscrit, liste d’attente ou annulé.',
      example: 'inscrit',
    },
    {
      name: 'presence',
      field: 'presence',
      value: {
        kind: 'choice',
        choices: Object.fromEntries(Object.entries(frenchPresence).map(([code, word]) => [word, code])),
      },
      required: false,
      description: 'présent ou absent ; vide si inconnu.',
      example: 'présent',
    },
    daysColumn({
      name: 'jours_suivis',
      also: ['attended_days'],
      field: 'attended_hundredths',
      description: 'Jours suivis par un présent ; vide : toute la session.',
      example: '',
    }),
  ],
  check: checkAll(
    checkPresence,
    checkAtLeast('attended_hundredths', 1, 'Un présent suit plus de 0 jour : corrigez-les, ou videz-les et écrivez « absent ».'),
    checkAttended,
  ),
  together: refuseBeyondCapacity,
  held: heldSeats('session'),
};
