import type { NavigationEntry } from '../../web/navigation.ts';
import { memberTrainingReaders } from './training.access.ts';

export const trainingPath = '/formation';
export const trainingFilePath = '/formation.csv';
export const coursesPath = '/formation/catalogue';
export const newCoursePath = '/formation/catalogue/nouvelle';
export const sessionsPath = '/formation/sessions';
export const newSessionPath = '/formation/sessions/nouvelle';
export const applicationsTablePath = '/formation/logiciels';
export const ownTraineesPath = '/formation/inscriptions';
export const openSessionsPath = '/formation/inscriptions/ouvertes';

export function shownLinesPath(application: string): string {
  return `${applicationsTablePath}/${encodeURIComponent(application)}`;
}

export function coursePath(code: string): string {
  return `${coursesPath}/${encodeURIComponent(code)}`;
}

export function sessionPath(code: string): string {
  return `${sessionsPath}/${encodeURIComponent(code)}`;
}

export function correctSessionPath(code: string): string {
  return `${sessionPath(code)}/modifier`;
}

export function calendarPath(code: string): string {
  return `${sessionPath(code)}/rendez-vous.ics`;
}

export function enrolmentsFilePath(code: string): string {
  return `${sessionPath(code)}/inscrits.csv`;
}

export function resultsFilePath(code: string): string {
  return `${sessionPath(code)}/avis.csv`;
}

export function courseFilePath(code: string): string {
  return `${coursePath(code)}/tableaux.csv`;
}

/** The names of the files of sessions, as their formats have them. */
export const coursesFile = 'formations';
export const sessionsFile = 'sessions-formation';
export const halfDaysFile = 'demi-journees-formation';
export const trainersFile = 'formateurs-formation';
export const enrolmentsFile = 'inscriptions-formation';

/** @param year null for every one */
export function trainingFilesPathOf(file: string, year: number | null): string {
  return `/formation/fichiers.csv?${new URLSearchParams({ fichier: file, ...(year === null ? {} : { annee: String(year) }) })}`;
}

export function sheetPath(code: string): string {
  return `${sessionPath(code)}/emargement.pdf`;
}

export function certificatePath(code: string, enrolment: string): string {
  return `${sessionPath(code)}/attestations/${enrolment}/attestation.pdf`;
}

/** The page of a session for members. */
export function openSessionPath(code: string): string {
  return `${openSessionsPath}/${encodeURIComponent(code)}`;
}

/** Whom one's member sends to a session. */
export function ownTraineesFilePathOf(session: string): string {
  return `${ownTraineesPath}.csv?${new URLSearchParams({ session })}`;
}

export function ownCertificatePath(enrolment: string): string {
  return `${ownTraineesPath}/${enrolment}/attestation.pdf`;
}

/** Where an answer leads: its own address no longer opens anything. */
export const evaluationDonePath = '/avis/merci';

/** @param token the operator's code and the secret of the link */
export function evaluationPath(token: string): string {
  return `/avis/${token}`;
}

export const trainingNavigation: readonly NavigationEntry[] = [
  { group: 'Servir les adhérents', label: 'Formation', path: trainingPath, rank: 4 },
];

/** On a member's side. */
export const memberTrainingNavigation: readonly NavigationEntry[] = [
  { group: 'Votre collectivité', label: 'Formation de vos agents', path: ownTraineesPath, rank: 3, roles: memberTrainingReaders },
];
