import { createTransport } from 'nodemailer';
import type { SendMail } from './http/mail.ts';

/** How long a person waits for a mail server that does not answer. */
const patience = 10_000;

/** Whether the server itself refused: nodemailer then gives the number of its answer. */
function wasAnswered(thrown: unknown): boolean {
  return thrown instanceof Error && 'responseCode' in thrown && typeof thrown.responseCode === 'number';
}

/** The bare address of `Name <address>`, which comes last: a name in quotation marks may hold angle brackets of its own. */
function addressOf(from: string): string {
  return [...from.matchAll(/<([^<>]+)>/g)].at(-1)?.[1] ?? from;
}

/**
 * Mail by an operator's own server: `smtp://` (STARTTLS when the server offers it), `smtps://` (TLS from the first byte). What
 * the server said is the reason of a failure; its address and password are not, nor what its machine's network said.
 */
export function mailBy(url: string, from: string): SendMail {
  const transport = createTransport(
    { url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    { from },
  );
  return async ({ to, subject, text, html, calendar }) => {
    const event =
      calendar === undefined
        ? {}
        : { icalEvent: { method: 'PUBLISH', filename: 'rendez-vous.ics', content: calendar(addressOf(from)) } };
    try {
      await transport.sendMail({ to, subject, text, html, ...event });
    } catch (cause) {
      throw wasAnswered(cause) ? cause : new Error('le serveur de messagerie ne répond pas', { cause });
    }
  };
}
