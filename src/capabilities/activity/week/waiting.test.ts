import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../database/testing.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { lockMonth, unlockMonth } from './lock-month.ts';
import { finishWeek } from './own-week.ts';
import { saveWeek } from './save-week.ts';
import { listWaitingTime } from './waiting.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities, weekTyped, workOf } from './weeks.samples.ts';

/** The Monday after the week that the tests fill, 23 to 27 November 2026. */
const today = day('2026-11-30');

let weeks: Weeks;
beforeAll(async () => {
  weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
});
afterAll(() => weeks.close());

const waitingFor = async (actor: Actor, on = today) =>
  (await weeks.read((tx) => listWaitingTime(tx, { actor, today: on }), actor)).map(({ label, path }) => `${label} ${path}`);

it('waits for nobody without weeks of their own nor a team to answer for', async () => {
  const { agent } = weeks;
  expect(await waitingFor(agent('A1', ['reader']))).toEqual([]);
  expect(await waitingFor(agent('A9'))).toEqual([]);
  expect(await waitingFor({ ...agent('A1'), member: 'arcueil' })).toEqual([]);
});

it('tells an agent of the weeks that are over and not finished, and no more of one that is', async () => {
  const { agent, send } = weeks;
  expect(await waitingFor(agent('A5'), day('2026-11-26'))).toEqual([]);
  expect(await waitingFor(agent('A5'))).toEqual(['1 semaine à terminer /semaine?lundi=2026-11-23']);
  expect(await waitingFor(agent('A2'))).toEqual(['8 semaines à terminer /semaine?lundi=2026-10-05']);
  await send(saveWeek, weekTyped(plainWeek, 0, [[workOf('interne'), '', '', '1', '1', '1']]), agent('A5'));
  await send(finishWeek, { lundi: plainWeek }, agent('A5'));
  expect(await waitingFor(agent('A5'))).toEqual([]);
});

it('tells a head of team of the finished weeks of that team, but their own, which is for the direction', async () => {
  const { agent, head, otherHead, director, send } = weeks;
  const approving = async (actor: Actor) => (await waitingFor(actor)).filter((words) => words.includes('approuver'));
  expect(await approving(head)).toEqual(['1 semaine à approuver /equipes/temps?mois=2026-11']);
  await send(saveWeek, weekTyped(plainWeek, 0, [[workOf('interne'), '1', '1', '1', '1', '1']]), agent('A3'));
  await send(finishWeek, { lundi: plainWeek }, agent('A3'));
  expect(await approving(head)).toEqual(['1 semaine à approuver /equipes/temps?mois=2026-11']);
  expect(await approving(director)).toEqual(['2 semaines à approuver /equipes/temps?mois=2026-11']);
  expect(await approving(otherHead)).toEqual([]);
});

it('tells whoever answers for a team of its late weeks of the last eight, but their own, and nobody else', async () => {
  const { agent, head, director } = weeks;
  // The Monday of the week in which A5 comes.
  const late = async (actor: Actor) => (await waitingFor(actor, plainWeek)).filter((words) => words.includes('en retard'));
  expect(await late(head)).toEqual(['16 semaines en retard /equipes/temps?mois=2026-09&etat=en-retard']);
  expect(await late(director)).toEqual(['32 semaines en retard /equipes/temps?mois=2026-09&etat=en-retard']);
  expect(await late(agent('A1'))).toEqual([]);
  expect(await late({ ...agent('A1', ['project-lead']), teams: { 'project-lead': ['infra'] } })).toEqual([]);
});

it('leads to the month in which the oldest week has its first day due, that of its Monday or not', async () => {
  const { agent, record, send } = weeks;
  // A4 is away on the last day of August, the Monday of a week.
  await record('staff.absence', [{ person: 'A4', kind: 'annual', from_day: '2026-08-31', to_day: '2026-09-01' }]);
  const monday = day('2026-08-31');
  const oldest = async (word: string, on: string) =>
    (await waitingFor(weeks.otherHead, day(on))).filter((words) => words.includes(word)).map((words) => words.split('mois=')[1]);
  await send(saveWeek, weekTyped(monday, 0, [[workOf('aide'), '', '0,8', '0,8', '0,8', '0,8']]), agent('A4'));
  await send(finishWeek, { lundi: monday }, agent('A4'));
  expect(await oldest('approuver', '2026-09-08')).toEqual(['2026-09']);
});

it('tells nobody of weeks whose days are all locked, which only the head of team fills', async () => {
  const { agent, head, hr, send } = weeks;
  await send(lockMonth(today), { mois: '2026-10', malgre: 'oui' }, hr);
  const late = (await waitingFor(head, plainWeek)).filter((words) => words.includes('en retard'));
  // The week of 28 September has days that are not locked, and three of November follow.
  expect(late).toEqual(['8 semaines en retard /equipes/temps?mois=2026-09&etat=en-retard']);
  expect(await waitingFor(agent('A2'), plainWeek)).toEqual(['4 semaines à terminer /semaine?lundi=2026-09-28']);
  await send(unlockMonth, { mois: '2026-10', raison: 'essai' }, hr);
});
