import { z } from 'zod';
import { type DocumentRoute, documentRoute } from '../../http/document-route.ts';
import { demand } from '../../kernel/access.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { printPaper } from './documents/paper.ts';
import { composeCertificate, composeSheet } from './documents/papers.ts';
import { listEnrolments, listShownEnrolments } from './enrolment.store.ts';
import { openSessionToRun } from './running.ts';
import { findSession, isSynthetic } from './session.store.ts';
import { mayReadOwnTrainees } from './training.access.ts';
import { unknownEnrolment } from './training.problems.ts';

const nothing = z.object({});

function notAttended(): Problem {
  return problem(
    'conflict',
    'training.not-attended',
    'Une attestation est celle d’un présent, dont la présence est enregistrée.',
  );
}

const sheet = documentRoute({
  path: '/formation/sessions/:code/emargement.pdf',
  summary: 'La feuille d’émargement d’une session de formation',
  params: z.object({ code: z.string() }),
  query: nothing,
  read: async ({ tx, actor, params: { code } }) => {
    const session = await openSessionToRun(tx, actor, code);
    const made = { session, synthetic: await isSynthetic(tx, code) };
    const model = await composeSheet(tx, made, await listEnrolments(tx, code));
    return async () => ({
      name: `emargement-${code}.pdf`,
      type: 'application/pdf',
      bytes: await printPaper({ template: 'attendance-sheet', model }),
    });
  },
});

const certificate = documentRoute({
  path: '/formation/sessions/:code/attestations/:enrolment/attestation.pdf',
  summary: 'L’attestation de qui a suivi une session de formation',
  params: z.object({ code: z.string(), enrolment: z.string() }),
  query: nothing,
  read: async ({ tx, actor, today, params: { code, enrolment } }) => {
    const session = await openSessionToRun(tx, actor, code);
    const one = (await listEnrolments(tx, code)).find(({ id }) => id === enrolment);
    if (one === undefined) throw unknownEnrolment();
    if (one.presence !== 'present') throw notAttended();
    const model = await composeCertificate(tx, { session, synthetic: await isSynthetic(tx, code) }, one, today);
    return async () => ({
      name: `attestation-${code}.pdf`,
      type: 'application/pdf',
      bytes: await printPaper({ template: 'certificate', model }),
    });
  },
});

const ownCertificate = documentRoute({
  path: '/formation/inscriptions/:enrolment/attestation.pdf',
  summary: 'L’attestation d’un agent de l’adhérent qui a suivi une session de formation',
  params: z.object({ enrolment: z.string() }),
  query: nothing,
  side: 'both',
  read: async ({ tx, actor, today, params: { enrolment } }) => {
    demand(mayReadOwnTrainees(actor));
    const one = (await listShownEnrolments(tx)).find(({ id }) => id === enrolment);
    const session = one === undefined ? null : await findSession(tx, one.session);
    if (one === undefined || session === null) throw unknownEnrolment();
    if (one.presence !== 'present') throw notAttended();
    const model = await composeCertificate(tx, { session, synthetic: await isSynthetic(tx, session.code) }, one, today);
    return async () => ({
      name: `attestation-${session.code}.pdf`,
      type: 'application/pdf',
      bytes: await printPaper({ template: 'certificate', model }),
    });
  },
});

/** The papers of a session, for whoever runs it; certificates also for the member whose agents came. */
export const trainingDocuments: readonly DocumentRoute[] = [sheet, certificate, ownCertificate];
