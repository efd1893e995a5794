import { type AddressInfo, createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailBy } from './mail-server.ts';

/** A real mail server, which knows one box and keeps what it is given. */
const received: { from: string; to: string[]; text: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, answer) =>
    answer(address.endsWith('@siim94.example') ? null : new Error('550 boîte inconnue')),
  onData: (stream, { envelope }, answer) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      received.push({ from, to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString('utf8') });
      answer();
    });
  },
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A listening TCP server has an address with a port.
  port = (server.server.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((done) => server.close(() => done())));

const mail = { subject: 'Invitation à rejoindre Bièvre', text: 'Bonjour É', html: '<p>Bonjour É</p>' };
const send = (from = 'Bièvre <bievre@siim94.example>') => mailBy(`smtp://127.0.0.1:${port}`, from);

describe('a mail', () => {
  it('that the server refuses fails with what the server said', async () => {
    await expect(send()({ ...mail, to: 'personne@ailleurs.example' })).rejects.toThrow('boîte inconnue');
    expect(received).toEqual([]);
  });

  it('fails when no server answers', async () => {
    const free = createServer();
    await new Promise<void>((done) => free.listen(0, '127.0.0.1', done));
    const { port: nobody } = free.address() as AddressInfo; // as above
    await new Promise((done) => free.close(done));
    await expect(mailBy(`smtp://127.0.0.1:${nobody}`, 'b@siim94.example')({ ...mail, to: 'a@siim94.example' })).rejects.toThrow(
      /^le serveur de messagerie ne répond pas$/,
    );
  });

  it('arrives as text and as HTML, from the address that was set', async () => {
    await send()({ ...mail, to: 'camille@siim94.example' });
    expect(received).toHaveLength(1);
    const [{ from, to, text } = { from: '', to: [], text: '' }] = received;
    expect([from, to]).toEqual(['bievre@siim94.example', ['camille@siim94.example']]);
    expect(text).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(text).toMatch(/^Content-Type: text\/plain; charset=utf-8/m);
    expect(text).toMatch(/^Content-Type: text\/html; charset=utf-8/m);
    expect(text).toMatch(/^Subject: =\?UTF-8\?Q\?/m);
  });

  it('brings an event for a calendar, beside its words', async () => {
    const calendar = (sender: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-SENDER:${sender}\r\nEND:VCALENDAR\r\n`;
    await send()({ ...mail, to: 'dominique@siim94.example', calendar });
    const text = received.at(-1)?.text ?? '';
    expect(text).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/m);
    // Neither a session that moves nor one that is cancelled is an invitation.
    expect(text).toContain('rendez-vous.ics');
    expect(text).toContain('X-SENDER:bievre@siim94.example\r\n');
  });

  it('names as the sender of its events the address that it leaves from, whatever the name beside it', async () => {
    const calendar = (sender: string) => `X-SENDER:${sender}\r\n`;
    for (const from of ['"Syndicat <SIIM 94>" <bievre@siim94.example>', 'bievre@siim94.example']) {
      await send(from)({ ...mail, to: 'dominique@siim94.example', calendar });
      expect(received.at(-1)?.from).toBe('bievre@siim94.example');
      expect(received.at(-1)?.text).toContain('X-SENDER:bievre@siim94.example\r\n');
    }
  });
});
