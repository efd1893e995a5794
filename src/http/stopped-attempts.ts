import type { FastifyInstance, FastifyRequest } from 'fastify';
import { noteFacts } from '../database/note-facts.ts';
import type { Actor } from '../kernel/actor.ts';
import { isProblem } from '../kernel/problem.ts';
import { createLater } from './later.ts';
import type { Site } from './server.ts';
import type { StoppedAttempts, Whose } from './session.ts';
import { createToldOnce } from './told-once.ts';

/** What is written down of attempts that are not even tried any more, and of requests that no page of ours makes. */
export type Watch = {
  /** A counter refuses for so many seconds: once in that time, in the journals of the account when there is one. */
  readonly stopped: (request: FastifyRequest, what: StoppedAttempts, whose: Whose | null, seconds: number) => void;
  /** A token asks too often: once an hour, since such a program may go on all night. */
  readonly calls: (request: FastifyRequest, owner: Actor) => void;
  /** What was thrown before anybody was let in; only what speaks of an attack is noted. */
  readonly refused: (request: FastifyRequest, thrown: unknown) => void;
};

const hour = 3600;
const suspect = new Set(['request.foreign-origin', 'request.no-origin', 'token.in-address', 'token.refused']);

function nameOf(whose: Whose): string {
  return 'email' in whose ? whose.email.trim().toLowerCase() : whose.account;
}

/** Everything is written once the answer has been given: how long that takes tells nobody whether there is an account. */
export function watchAttempts(
  server: FastifyInstance,
  { sessions, database, notify = () => {}, fault, now }: Pick<Site, 'sessions' | 'database' | 'notify' | 'fault' | 'now'>,
): Watch {
  const isNew = createToldOnce(now);
  const { later, settled } = createLater((thrown) => fault?.(thrown));
  server.addHook('onClose', settled);
  return {
    stopped: ({ ip: address }, what, whose, seconds) => {
      if (!isNew(`${what} ${address} ${whose === null ? '' : nameOf(whose)}`, seconds)) return;
      later(async () => {
        const isJournaled = whose !== null && (await sessions.noteStopped(whose, what, address));
        if (!isJournaled) notify({ event: 'attempts.stopped', why: what, address });
      });
    },
    calls: ({ ip: address }, owner) => {
      if (!isNew(`calls ${owner.operator} ${owner.name} ${owner.id}`, hour)) return;
      const fact = { name: 'accounts.token-stopped', subject: owner.id, before: null, after: null };
      later(() => noteFacts(database, { ...owner, address }, [fact]));
    },
    refused: ({ ip: address }, thrown) => {
      if (!isProblem(thrown) || !suspect.has(thrown.code)) return;
      if (isNew(`${thrown.code} ${address}`, hour)) notify({ event: 'request.refused', why: thrown.code, address });
    },
  };
}
