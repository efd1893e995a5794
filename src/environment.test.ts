import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';

describe('the environment', () => {
  it('names every variable to correct at once, and never their values', () => {
    const read = () => readEnvironment({ PORT: 'abc', DATABASE_URL: 'mysql://secret@hôte', BIEVRE_SECRET: 'court' });
    expect(read).toThrow(
      'DATABASE_URL doit être une adresse postgresql://…. PORT doit être un nombre entre 0 et 65535. BIEVRE_SECRET doit compter au moins 32 caractères.',
    );
    expect(read).not.toThrow('secret@');
  });

  it.each([
    [{ BIEVRE_SMTP_URL: 'smtp://localhost' }, 'vont ensemble'],
    [{ BIEVRE_MAIL_FROM: 'bievre@siim94.example' }, 'vont ensemble'],
    [{ BIEVRE_SMTP_URL: 'https://localhost', BIEVRE_MAIL_FROM: 'bievre@siim94.example' }, 'smtp://'],
    [{ BIEVRE_SMTP_URL: 'smtp://localhost', BIEVRE_MAIL_FROM: 'Bièvre\nBcc: <a@b.example>' }, 'BIEVRE_MAIL_FROM'],
    [{ BIEVRE_SESSION_HOURS: '0' }, 'BIEVRE_SESSION_HOURS'],
    [{ BIEVRE_DEMONSTRATION: 'false' }, 'BIEVRE_DEMONSTRATION doit être « oui » ou « non ».'],
  ])('refuses %j', (variables, sentence) => {
    expect(() => readEnvironment(variables)).toThrow(sentence);
  });

  it('loads the demonstration on a first start unless told otherwise', () => {
    expect(
      [{}, { BIEVRE_DEMONSTRATION: 'oui' }, { BIEVRE_DEMONSTRATION: 'non' }].map((one) => readEnvironment(one).demonstration),
    ).toEqual([true, true, false]);
  });

  it('has a data folder beside the project and port 3000 by default', () => {
    expect(readEnvironment({})).toMatchObject({
      dataFolder: resolve('data'),
      databaseUrl: null,
      host: '127.0.0.1',
      port: 3000,
      secret: null,
      smtpUrl: null,
      sessionLimits: { absoluteHours: 168, idleHours: 12 },
    });
  });
});
