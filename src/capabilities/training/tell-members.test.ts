import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import { day } from '../../kernel/day.ts';
import { accounts, closeAccount, createAccounts, grantRole } from '../accounts/index.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import { enrolOwnAgents } from './enrol-own-agents.ts';
import { listEnrolments } from './enrolment.store.ts';
import { registration } from './index.ts';
import { inviteTrainees } from './invite-trainees.ts';
import { before, openOperatorWithMembers } from './members.samples.ts';
import { removeSession } from './open-session.ts';
import { changeSession } from './pages/session-action.ts';
import { tellRemoved } from './tell-members.ts';
import { nobody } from './tell-trainees.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [accounts, directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

const clock = { today: () => day(before), now: () => new Date(`${before}T10:00:00Z`) };

/** A member's IT director with an account, and how they ask and are refused. */
async function openRefusals(code: string) {
  const { actor, session, of } = await openOperatorWithMembers(test.database, code, { capacite: '9' });
  const administrator = { ...actor, roles: ['administrator'] as const };
  const { desk } = createAccounts({ database: test.database, secret: 'x'.repeat(40), origin: 'http://localhost:3000', clock });
  const account = { name: 'DSI', email: `dsi@${code}.example`, password: 'une-phrase-assez-longue-du-pont' };
  const id = await desk.create(administrator, { ...account, roles: ['reader'] });
  const scope = { kind: 'member' as const, code: 'arcueil' };
  const terms = { role: 'member-it-director' as const, scope, fromDay: day('2026-01-01'), toDay: null };
  await grantRole(test.database, administrator, id, terms);
  const director = { ...of('arcueil'), id };
  const sent: Mail[] = [];
  const send = async (mail: Mail) => void sent.push(mail);
  const refuse = async (agent: string, mail: typeof send | null) => {
    await perform(test.database, director, enrolOwnAgents, { session, today: before, 'agent-1': agent });
    const all = await test.database.read(actor, (tx) => listEnrolments(tx, session));
    const inscription = all.find(({ participant }) => participant === agent)?.id;
    const typed = { inscription: inscription ?? '', mot: 'Réservée aux régies' };
    return changeSession({ database: test.database, actor, mail, ...clock }, 'refuser', typed, session);
  };
  return { administrator, id, sent, send, refuse, actor, session, director };
}

it('says that nobody was written to: no mail server, one that refuses, a person who left', async () => {
  const { administrator, id, send, sent, refuse } = await openRefusals('refus-1');
  expect(await refuse('8007', null)).toContain('Aucun serveur de messagerie n’est réglé');
  const broken = () => Promise.reject(new Error('boîte pleine'));
  expect(await refuse('8008', broken)).toContain('Le message n’est pas parti');
  await closeAccount(test.database, administrator, clock.today(), id);
  expect(await refuse('8009', send)).toContain('n’a plus de rôle ici');
  expect(sent).toEqual([]);
});

it('writes to the person who had enrolled them, with the operator’s word', async () => {
  const { sent, send, refuse } = await openRefusals('refus-2');
  expect(await refuse('8007', send)).toBe(
    'Inscription de 8007 refusée. La personne qui l’avait faite en est prévenue par courriel.',
  );
  expect(sent).toMatchObject([{ to: 'dsi@refus-2.example', subject: 'Inscription refusée : Tableur' }]);
  expect(sent[0]?.text).toContain('Vous aviez inscrit 8007 à la formation');
  expect(sent[0]?.text).toContain('Réservée aux régies');
});

it('writes to them that a session to which they sent agents is not given, once for all of these', async () => {
  const { sent, send, actor, session, director } = await openRefusals('refus-3');
  await perform(test.database, director, enrolOwnAgents, { session, today: before, 'agent-1': '8007', 'agent-2': '8008' });
  const done = await perform(test.database, actor, removeSession, { session, today: before });
  const desk = { database: test.database, mail: send, ...clock };
  const members = async (at: typeof desk | { mail: null }) => (await tellRemoved({ ...desk, ...at }, actor, done))[1];
  expect(await members({ mail: null })).toEqual({ ...nobody, unreached: [director.name] });
  expect(await members(desk)).toEqual({ ...nobody, sent: 1 });
  expect(sent).toMatchObject([{ to: 'dsi@refus-3.example', subject: 'Session supprimée : Tableur' }]);
  expect(sent[0]?.text).toContain('Vous y aviez inscrit 8007 et 8008.');
  expect(sent[0]?.text).toContain('Aucun courriel ne le dit à 8007 et 8008 : prévenez-les.');
});

it('says to them whom a message tells, and to the operator whose person is gone', async () => {
  const { sent, send, actor, administrator, id, session, director } = await openRefusals('refus-4');
  const agents = { 'agent-1': '8007', 'courriel-1': '8007@arcueil.example' };
  await perform(test.database, director, enrolOwnAgents, { session, today: before, ...agents });
  const desk = { database: test.database, mail: send, ...clock };
  await inviteTrainees(desk, actor, session);
  const done = await perform(test.database, actor, removeSession, { session, today: before });
  await tellRemoved(desk, actor, done);
  expect(sent.map(({ subject }) => subject).slice(1)).toEqual(['Formation annulée : Tableur', 'Session supprimée : Tableur']);
  expect(sent[1]?.text).toContain('n’aura pas lieu : votre inscription est annulée');
  expect(sent[2]?.text).toContain('Chacun en est prévenu par courriel.');
  await closeAccount(test.database, administrator, clock.today(), id);
  expect((await tellRemoved(desk, actor, done))[1]).toEqual({ ...nobody, unreached: [director.name] });
});
