import type { FastifyRequest } from 'fastify';
import { demand, mayChange } from '../kernel/access.ts';
import { problem } from '../kernel/problem.ts';
import type { Session } from './session.ts';

const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What ends the view, or the session with it; `.data` is the same form sent by the pages' script. */
const wayOut = /^\/(voir-comme\/fin|deconnexion)(\.data)?$/;

/**
 * Whoever sees as another person changes nothing: no form, no import, no answer of the API but to a question. Nor does what they
 * sent from a page of that view once it has ended by itself: they would do as themselves what they believed they only looked at.
 * @throws Problem `refused`
 */
export function refuseChangeWhileSeeing(request: FastifyRequest, session: Session | null): void {
  if (!session?.seeing || changesNothing.has(request.method)) return;
  if (wayOut.test(request.url.split('?', 1)[0] ?? '')) return;
  demand(mayChange(session.actor));
  throw problem(
    'refused',
    'access.view-over',
    `Vous ne voyez plus Bièvre comme ${session.seeing.person} : rien n’a été changé. Rouvrez la page, sous votre propre compte.`,
  );
}
