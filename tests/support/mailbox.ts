import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real mail server: what it was given, as it came, and how to set a site up with it. */
export type Mailbox = {
  readonly settings: Readonly<Record<string, string>>;
  /** The next message to this address, its text decoded; waits for it. */
  readonly next: (to: string) => Promise<string>;
  /** To whom messages went so far. */
  readonly recipients: () => readonly string[];
  /** Addresses that it refuses, as long as they are in it. */
  readonly refused: Set<string>;
  readonly close: () => Promise<void>;
};

type Received = { readonly to: string; readonly source: string };

/** The plain text of a message, out of quoted-printable. */
function textOf(source: string): string {
  const [, part = ''] = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(source) ?? [];
  const bytes = part
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

export async function openMailbox(): Promise<Mailbox> {
  const received: Received[] = [];
  const read = new Set<Received>();
  const refused = new Set<string>();
  let wake = () => {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _, answer) => answer(refused.has(address) ? new Error('boîte pleine') : null),
    onData: (stream, { envelope }, answer) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        for (const { address } of envelope.rcptTo) received.push({ to: address, source: Buffer.concat(parts).toString('utf8') });
        answer();
        wake();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A listening TCP server has an address with a port.
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: { BIEVRE_SMTP_URL: `smtp://127.0.0.1:${port}`, BIEVRE_MAIL_FROM: 'Bièvre <bievre@siim94.example>' },
    next: async (to) => {
      for (;;) {
        const found = received.find((one) => one.to === to && !read.has(one));
        if (found) {
          read.add(found);
          return textOf(found.source);
        }
        await new Promise<void>((done) => {
          wake = done;
        });
      }
    },
    refused,
    recipients: () => received.map(({ to }) => to),
    close: () => new Promise((done) => server.close(() => done())),
  };
}
