import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../database/testing.ts';
import { approveWeek, returnWeek } from './judge-week.ts';
import { finishWeek, reopenWeek } from './own-week.ts';
import { saveWeek } from './save-week.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities, weekTyped, workOf } from './weeks.samples.ts';

let weeks: Weeks;
beforeAll(async () => {
  weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
});
afterAll(() => weeks.close());

const interne = workOf('interne');
const full = ['1', '1', '1', '1', '1'];
const fullButAway = ['1', '1', '1', '1', '0,5'];
const decided = (person: string, monday: string, version: number, more = {}) => ({
  matricule: person,
  lundi: monday,
  version: String(version),
  ...more,
});

describe('finishing, approving and returning', () => {
  it('goes from the agent to the head and back, and each refusal says why', async () => {
    const { agent, head, otherHead, director, send, refused } = weeks;
    const [a1, form] = [agent('A1'), { lundi: plainWeek }];
    await send(saveWeek, weekTyped(plainWeek, 0, [[interne, '1', '1', '0,5', '1', '1']]), a1);
    expect(await refused(finishWeek, form, a1)).toEqual({
      '': 'La semaine du 23 au 27 novembre 2026 n’est pas terminée. Mercredi 25 : il manque 0,5 ; vendredi 27 : 0,5 de trop.',
    });
    expect((await refused(approveWeek, decided('A1', plainWeek, 1), head))['']).toContain('une fois terminée');
    await send(saveWeek, weekTyped(plainWeek, 1, [[interne, ...fullButAway]]), a1);
    await send(finishWeek, form, a1);
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.week-finished', after: { state: 'finished' } });
    expect((await refused(saveWeek, weekTyped(plainWeek, 3, [[interne, ...full]]), a1))['']).toContain('Reprenez-la');
    expect((await refused(approveWeek, decided('A1', plainWeek, 3), a1))['']).toContain('Seuls les responsables');
    expect((await refused(approveWeek, decided('A1', plainWeek, 3), otherHead))['']).toContain('« A1 »');
    expect((await refused(approveWeek, decided('A1', plainWeek, 2), head))['']).toContain('a changé depuis');
    expect(await refused(returnWeek, decided('A1', plainWeek, 3), head)).toEqual({ mot: expect.stringContaining('en un mot') });
    await send(returnWeek, decided('A1', plainWeek, 3, { mot: 'Et le projet ?' }), head);
    expect(await weeks.week('A1', plainWeek)).toMatchObject({ state: 'returned', word: 'Et le projet ?', version: 4 });
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.week-returned', after: { word: 'Et le projet ?' } });
    await send(saveWeek, weekTyped(plainWeek, 4, [[workOf('interne', { comment: 'projet' }), ...fullButAway]]), a1);
    await send(finishWeek, form, a1);
    await send(reopenWeek, form, a1);
    await send(finishWeek, form, a1);
    await send(approveWeek, decided('A1', plainWeek, 8), head);
    expect(await weeks.lastFact()).toMatchObject({ fact: 'activity.week-approved', subject: `week/${plainWeek}/A1` });
    for (const refusal of [
      await refused(saveWeek, weekTyped(plainWeek, 9, []), a1),
      await refused(reopenWeek, form, a1),
      await refused(finishWeek, form, a1),
    ])
      expect(refusal['']).toContain('Demandez à votre responsable');
    await send(returnWeek, decided('A1', plainWeek, 9, { mot: 'encore' }), director);
  });

  it('is for whoever leads the team in that week, not for who leads the next one', async () => {
    const { otherHead, head, send, refused, agent } = weeks;
    await weeks.record('staff.team_assignment', [{ person: 'A2', team: 'si', share: 50, from_day: '2026-12-07' }]);
    await send(saveWeek, weekTyped(plainWeek, 0, [[interne, ...full]]), agent('A2'));
    await send(finishWeek, { lundi: plainWeek }, agent('A2'));
    expect((await refused(approveWeek, decided('A2', plainWeek, 2), otherHead))['']).toContain('« A2 »');
    await send(returnWeek, decided('A2', plainWeek, 2, { mot: 'à revoir' }), head);
  });

  it('of one’s own week is for the direction', async () => {
    const { agent, head, director, send, refused } = weeks;
    await send(saveWeek, weekTyped(plainWeek, 0, [[interne, ...full]]), agent('A3'));
    await send(finishWeek, { lundi: plainWeek }, agent('A3'));
    expect((await refused(approveWeek, decided('A3', plainWeek, 2), head))['']).toContain('votre propre semaine');
    await send(approveWeek, decided('A3', plainWeek, 2), director);
  });

  it('counts the week of a part-time without a pattern as a whole', async () => {
    const { agent, send, refused } = weeks;
    await send(saveWeek, weekTyped(plainWeek, 0, [[workOf('aide'), '1', '1', '1', '0,5']]), agent('A4'));
    expect((await refused(finishWeek, { lundi: plainWeek }, agent('A4')))['']).toContain(
      'Il manque 0,5\u00a0jour sur la semaine.',
    );
    await send(saveWeek, weekTyped(plainWeek, 1, [[workOf('aide'), '1', '1', '1', '1']]), agent('A4'));
    await send(finishWeek, { lundi: plainWeek }, agent('A4'));
  });
});
