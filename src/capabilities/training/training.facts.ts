import type { FactWords } from '../../http/reader-door.ts';
import { frenchCategory } from './course.ts';
import { frenchEnrolmentState, frenchPresence } from './enrolment.ts';
import { applicationsTablePath, coursePath, sessionPath } from './training.paths.ts';
import { codeOfSubject } from './training.subjects.ts';

const fields = {
  name: 'nom',
  category: 'catégorie',
  application: 'logiciel',
  objectives: 'objectifs',
  length: 'durée (centièmes de jour)',
  fromDay: 'premier jour',
  lastDay: 'dernier jour',
  course: 'formation',
  firstDay: 'premier jour',
  days: 'jours (centièmes)',
  place: 'lieu',
  remote: 'à distance',
  capacity: 'places',
  preparation: 'préparation (centièmes de jour)',
  cost: 'coût (centimes)',
  halfDays: 'demi-journées',
  trainers: 'formateurs',
  enrolment: 'inscription',
  enrolments: 'inscriptions',
  body: 'adhérent',
  state: 'état',
  presence: 'présence',
  attended: 'jours suivis (centièmes)',
  links: 'liens',
  lines: 'lignes montrées',
  openToMembers: 'ouverte aux adhérents',
  enrolUntil: 'dernier jour d’inscription par les adhérents',
  refusal: 'raison du refus',
};

const values = { category: frenchCategory, state: frenchEnrolmentState, presence: frenchPresence };

function ofCourse(label: string): FactWords {
  const page = (subject: string) => ({ path: coursePath(codeOfSubject(subject)), label: codeOfSubject(subject) });
  return { label, fields, values, page };
}

function ofSession(label: string): FactWords {
  const page = (subject: string) => ({ path: sessionPath(codeOfSubject(subject)), label: codeOfSubject(subject) });
  return { label, fields, values, page };
}

/** The words of what training writes into the journal; it names nobody who comes. */
export const trainingFacts: Readonly<Record<string, FactWords>> = {
  'training.course-recorded': ofCourse('Formation enregistrée'),
  'training.course-corrected': ofCourse('Formation corrigée'),
  'training.session-opened': ofSession('Session ouverte'),
  'training.session-corrected': ofSession('Session corrigée'),
  'training.session-removed': ofSession('Session supprimée'),
  'training.enrolled': ofSession('Inscription à une session'),
  'training.let-in': ofSession('Place donnée à qui attendait'),
  'training.cancelled': ofSession('Inscription annulée'),
  'training.refused': ofSession('Inscription demandée par un adhérent refusée'),
  'training.invited': ofSession('Invitations envoyées'),
  'training.cancellation-told': ofSession('Annulations annoncées'),
  'training.attendance-recorded': ofSession('Présence enregistrée'),
  'training.evaluation-asked': ofSession('Avis demandés'),
  'training.evaluation-answered': ofSession('Avis reçu'),
  'training.lines-chosen': {
    label: 'Lignes du tableau par logiciel choisies',
    fields,
    page: (subject) => ({ path: applicationsTablePath, label: codeOfSubject(subject) }),
  },
};
