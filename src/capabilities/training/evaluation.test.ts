import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tamper } from '../../database/journal.samples.ts';
import { perform } from '../../database/perform.ts';
import { record } from '../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import type { Mail } from '../../http/mail.ts';
import type { Actor } from '../../kernel/actor.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { registration as directory } from '../directory/index.ts';
import { registration as staff } from '../staff/index.ts';
import {
  answerEvaluation,
  type EvaluationLink,
  mailEvaluationLinks,
  makeEvaluationLinks,
  openEvaluation,
} from './ask-evaluation.ts';
import { enrol } from './enrol.ts';
import { listEnrolments } from './enrolment.store.ts';
import { countAnswers, readCourseResults, readSessionResults } from './evaluation.store.ts';
import { registration } from './index.ts';
import { fillRounds } from './migrations/2026-11-28-training-rounds.ts';
import { openSession } from './open-session.ts';
import { recordAttendance } from './record-attendance.ts';
import { recordCourse } from './record-course.ts';

let test: TestDatabase;
let operators = 0;
const today = '2026-12-02';
const asked = { formation: 'tableur', 'jour-1': '2026-12-01', 'moment-1': 'matin' };
const answers = { expectations: '4', trainer: '3', pace: '2', usefulness: '1' };

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

async function openOperator() {
  operators += 1;
  const actor = testActor(`avis-${operators}`, ['team-head']);
  await test.database.transaction(actor, (tx) =>
    record(tx, actor, 'directory.operator', [{ code: actor.operator, name: 'Opérateur' }]),
  );
  const run = <Input, Result>(command: Parameters<typeof perform<Input, Result>>[2], raw: unknown, who = actor) =>
    perform(test.database, who, command, raw);
  await run(recordCourse, { nom: 'Tableur', categorie: 'office' });
  /** Somebody who came. */
  const come = async (session: string, participant: string, courriel = '') => {
    await run(enrol, { session, participant, courriel });
    const all = await test.database.read(actor, (tx) => listEnrolments(tx, session));
    const id = all.find((one) => one.participant === participant)?.id;
    await run(recordAttendance, { session, today, [`presence-${id}`]: 'present' });
  };
  const lastAsked = async (session: string) =>
    (await test.database.read(actor, (tx) => countAnswers(tx, session))).lastAsked ?? '';
  const ask = async (session: string) => run(makeEvaluationLinks, { session, version: await lastAsked(session) });
  const results = (session: string) => test.database.read(actor, (tx) => readSessionResults(tx, session));
  return { actor, run, come, ask, lastAsked, results };
}

const tokenOf = ({ path }: Pick<EvaluationLink, 'path'>) => path.split('/').at(-1) ?? '';
const answer = (link: EvaluationLink | undefined, more = {}) =>
  answerEvaluation(test.database, tokenOf(link ?? { path: '' }), { ...answers, ...more });

async function roundsOf(actor: Actor, session: string) {
  const counted = sql`select round, count(*)::int as count from training.evaluation where session = ${session}
    group by round order by round`;
  return (await test.database.read(actor, (tx) => counted.execute(tx))).rows;
}

/** A session of so many people who came, with their links. */
async function openAsked(many: number, { run, come, ask }: Awaited<ReturnType<typeof openOperator>>) {
  const session = await run(openSession, asked);
  for (let index = 0; index < many; index += 1) await come(session, `P${index}`);
  return { session, links: await ask(session) };
}

describe('what was thought', () => {
  it('is asked by whoever runs the session, of those who came', async () => {
    const { actor, run, ask } = await openOperator();
    const session = await run(openSession, asked);
    await expect(run(makeEvaluationLinks, { session }, { ...actor, roles: ['agent'] })).rejects.toMatchObject({
      kind: 'refused',
    });
    await run(enrol, { session, participant: 'P1' });
    await expect(ask(session)).rejects.toMatchObject({ code: 'training.nobody-to-ask' });
  });

  it('is answered by whoever holds the link, without an account, once', async () => {
    const { links } = await openAsked(1, await openOperator());
    const token = tokenOf(links[0] ?? { path: '' });
    for (const wrong of ['', 'rien', `beta.${token.split('.')[1]}`, `${token}x`])
      await expect(openEvaluation(test.database, wrong)).rejects.toMatchObject({ code: 'training.dead-link' });
    expect(await openEvaluation(test.database, token)).toEqual({ course: 'Tableur' });
    await expect(answer(links[0], { pace: '' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(answer(links[0], { pace: '5' })).rejects.toMatchObject({ fields: { pace: expect.any(String) } });
    await answer(links[0]);
    await expect(answer(links[0])).rejects.toMatchObject({ code: 'training.dead-link' });
    await expect(openEvaluation(test.database, token)).rejects.toMatchObject({ code: 'training.dead-link' });
  });

  it('is counted once when the same answer is sent twice at once', async () => {
    const house = await openOperator();
    const { session, links } = await openAsked(1, house);
    const sent = await Promise.allSettled([answer(links[0]), answer(links[0])]);
    expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await test.database.read(house.actor, (tx) => countAnswers(tx, session))).toMatchObject({ links: 1, answers: 1 });
  });

  it('is asked again of those who did not answer: a link that was lost opens nothing more', async () => {
    const house = await openOperator();
    const { session, links } = await openAsked(3, house);
    await answer(links[0]);
    const again = await house.ask(session);
    expect(again.map(({ participant }) => participant)).toEqual(['P1', 'P2']);
    await expect(answer(links[1])).rejects.toMatchObject({ code: 'training.dead-link' });
    for (const link of again) await answer(link);
    expect((await house.results(session))?.answers).toBe(3);
    await expect(house.ask(session)).rejects.toMatchObject({ code: 'training.nobody-to-ask' });
  });

  it('is asked once by two who ask at the same time: the second is told, and the links of the first are good', async () => {
    const { run, come, ask, lastAsked } = await openOperator();
    const session = await run(openSession, asked);
    await come(session, 'P1');
    await come(session, 'P2');
    const askAsRead = (version: string) => run(makeEvaluationLinks, { session, version });
    const outcomes = await Promise.allSettled([askAsRead(''), askAsRead('')]);
    const [first] = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toMatchObject([
      { code: 'training.asked-meanwhile', fields: { version: expect.stringContaining('rien n’est reparti') } },
    ]);
    await answer(first?.[0]);
    const before = await lastAsked(session);
    const again = await ask(session);
    await expect(askAsRead(before)).rejects.toMatchObject({ code: 'training.asked-meanwhile' });
    await expect(answer(first?.[1])).rejects.toMatchObject({ code: 'training.dead-link' });
    await answer(again[0]);
  });

  it('is mailed to those who have an address; what the mail server refuses is handed over', async () => {
    const { actor, run, come, ask } = await openOperator();
    const session = await run(openSession, asked);
    await come(session, 'P1', 'p1@arcueil.example');
    await come(session, 'P2', 'p2@arcueil.example');
    await come(session, 'P3');
    const sent: Mail[] = [];
    const mail = async (one: Mail) => {
      if (one.to.startsWith('p2')) throw new Error('boîte inconnue');
      sent.push(one);
    };
    const desk = { database: test.database, mail, now: () => new Date('2026-12-02T10:00:00Z'), origin: 'https://site.example' };
    const made = await ask(session);
    const { sent: count, links } = await mailEvaluationLinks(desk, actor, session, made);
    expect([count, links.map(({ participant }) => participant)]).toEqual([1, ['P2', 'P3']]);
    expect(sent).toMatchObject([{ to: 'p1@arcueil.example' }]);
    expect(sent[0]?.text).toContain(`https://site.example${made[0]?.path}`);
  });
});

describe('what one of a few people thought', () => {
  it('is told from three answers on, and never by difference between a course and its sessions', async () => {
    const operator = await openOperator();
    const ofCourse = () => test.database.read(operator.actor, (tx) => readCourseResults(tx, 'tableur'));
    const first = await openAsked(3, operator);
    for (const link of first.links.slice(1)) await answer(link);
    expect([await operator.results(first.session), await ofCourse()]).toEqual([null, null]);
    await answer(first.links[0], { expectations: '1', mots: 'Trop court' });
    expect(await operator.results(first.session)).toEqual({
      answers: 3,
      means: { expectations: 300, trainer: 300, pace: 200, usefulness: 100 },
      words: ['Trop court'],
    });
    const second = await openAsked(2, operator);
    for (const link of second.links) await answer(link, { expectations: '1' });
    expect((await ofCourse())?.answers).toBe(3); // the two others would be what is left
    const third = await openAsked(1, operator);
    for (const link of third.links) await answer(link);
    expect((await ofCourse())?.answers).toBe(3); // nor three from sessions of one or two: a fourth would be told apart
    const fourth = await openAsked(4, operator);
    for (const link of fourth.links) await answer(link);
    expect((await ofCourse())?.answers).toBe(6);
  });

  it('is never the difference between one day and the next: answers are told by whole rounds', async () => {
    const operator = await openOperator();
    const { session, links } = await openAsked(7, operator);
    const told: unknown[] = [];
    for (const [index, link] of links.entries()) {
      await answer(link, { expectations: String((index % 4) + 1), mots: `Mot ${index}` });
      const results = await operator.results(session);
      told.push(results === null ? null : [results.answers, results.means.expectations, results.words.length]);
    }
    // 1, 2, 3 then 4, 1, 2: the seventh waits for two more.
    expect(told).toEqual([null, null, [3, 200, 3], [3, 200, 3], [3, 200, 3], [6, 217, 6], [6, 217, 6]]);
  });

  it('goes into rounds of three also when several answer at once, or answered before there were rounds', async () => {
    const operator = await openOperator();
    const { session, links } = await openAsked(6, operator);
    await Promise.all(links.map((link) => answer(link)));
    expect((await operator.results(session))?.answers).toBe(6);
    const whole = [
      { round: 0, count: 3 },
      { round: 1, count: 3 },
    ];
    expect(await roundsOf(operator.actor, session)).toEqual(whole);
    await test.database.transaction(operator.actor, (tx) => sql`update training.evaluation set round = 0`.execute(tx));
    await tamper(test.database, fillRounds);
    expect(await roundsOf(operator.actor, session)).toEqual(whole);
  });

  it('is not asked of them alone once the others’ answers are shown: theirs would be the difference', async () => {
    const operator = await openOperator();
    const { session, links } = await openAsked(3, operator);
    for (const link of links) await answer(link);
    await operator.come(session, 'Tard 1');
    await operator.come(session, 'Tard 2');
    await expect(operator.ask(session)).rejects.toMatchObject({ code: 'training.too-few-to-ask' });
    await operator.come(session, 'Tard 3');
    expect(await operator.ask(session)).toHaveLength(3);
  });
});
