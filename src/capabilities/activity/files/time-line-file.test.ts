import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase } from '../../../database/testing.ts';
import { recordCells } from '../../../import/format-records.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { formatCsv } from '../../../sheets/format-file.ts';
import { saveWeek } from '../week/save-week.ts';
import { openWeeks, plainWeek, type Weeks, weekCapabilities, weekTyped, workOf } from '../week/weeks.samples.ts';
import { openActivityFiles, told } from './activity-files.samples.ts';
import { readFiledLines, withRanks } from './time-line-file.ts';
import { sameWork, timeLineFormat } from './time-lines.import.ts';

const march = { from: day('2020-03-01'), to: day('2020-04-01'), person: null, team: null };

let files: Awaited<ReturnType<typeof openActivityFiles>>;
beforeAll(async () => {
  files = await openActivityFiles();
});
afterAll(() => files.close());

const written = async (actor: Actor) => {
  const lines = await files.database.read(actor, (tx) => readFiledLines(tx, actor, march));
  return formatCsv(recordCells(timeLineFormat, withRanks(lines)));
};

const recorded = (actor: Actor) =>
  files.database.read(actor, async (tx) => {
    const { rows } = await sql`
      select person, day, kind, days_hundredths, body, scope, application, project, domain, comment, source, occurrence, origin = 'synthetic'
      from activity.time_line order by day, person, occurrence, kind, application, project, body, scope, comment`.execute(tx);
    return rows;
  });

/** What people write in a remark, and what a spreadsheet would run. */
const text = fc
  .string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ';', '\n', 'é', '1', ',', '|', ' ', '\u00a0', '’', '#'),
    minLength: 1,
  })
  .map((given) => given.trim());

const beneficiary = fc.constantFrom(
  { body: 'melun', scope: null },
  { body: 'vaux', scope: null },
  { body: null, scope: 'shared' },
  { body: null, scope: 'internal' },
);

const line = fc.record({
  person: fc.constantFrom('A1', 'A3'),
  day: fc.constantFrom('2020-03-09', '2020-03-10'),
  kind: fc.constantFrom('suivi', 'mco', 'projet'),
  days_hundredths: fc.constantFrom(5, 7, 8),
  application: fc.constantFrom('coriolis', null),
  project: fc.constantFrom('refonte', null),
  domain: fc.constantFrom('finances', null),
  comment: fc.option(text.filter((given) => given !== '')),
  source: fc.option(text.filter((given) => given !== '')),
  origin: fc.constantFrom('entered', 'imported', 'synthetic'),
  /** How many lines of the same work were taken away before it. */
  gone: fc.constantFrom(0, 0, 0, 1, 2),
  for: beneficiary,
});

type Line = typeof line extends fc.Arbitrary<infer One> ? One : never;

/** The lines as they are recorded: those of the same work numbered in their order. */
function numbered(lines: readonly Line[]) {
  const last = new Map<string, number>();
  return lines.map(({ gone, for: whom, ...one }) => {
    const work = sameWork({ ...one, ...whom });
    const occurrence = (last.get(work) ?? 0) + 1 + gone;
    last.set(work, occurrence);
    return { ...one, ...whom, occurrence };
  });
}

describe('the file of time lines', () => {
  it('gives the same records to an operator who has none, and changes nothing where they are', async () => {
    const run = fc.asyncProperty(fc.array(line, { minLength: 6, maxLength: 12 }), async (lines) => {
      const [from, to] = [await files.newcomer(), await files.newcomer()];
      await files.database.transaction(from, (tx) => record(tx, from, 'activity.time_line', numbered(lines)));
      const before = await recorded(from);
      const csv = await written(from);
      const [moved] = (await files.load(to, { 'lignes-de-temps.csv': csv })).files;
      expect(moved).toMatchObject({ rejected: [], added: lines.length });
      expect(await recorded(to)).toEqual(before);
      const [again] = (await files.load(from, { 'lignes-de-temps.csv': csv })).files;
      expect(again).toMatchObject({ rejected: [], warnings: [], added: 0, changed: 0, unchanged: lines.length });
      expect(await recorded(from)).toEqual(before);
    });
    await fc.assert(run, { numRuns: 5 });
  });

  it('leaves out what a correction took back, and changes nothing when it is loaded where the month is locked', async () => {
    const [actor, other] = [await files.newcomer(), await files.newcomer()];
    const [taken, put] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    const work = { person: 'A1', day: '2020-03-12', kind: 'suivi', scope: 'internal' };
    await files.database.transaction(actor, async (tx) => {
      await record(tx, actor, 'activity.time_line', [
        { ...work, id: taken, days_hundredths: 100 },
        { ...work, days_hundredths: -100, occurrence: 2, corrects: taken },
        { ...work, id: put, days_hundredths: 50, occurrence: 3, corrects: taken },
        { ...work, kind: 'mco', days_hundredths: 50, corrects: taken },
      ]);
      await record(tx, actor, 'activity.month_lock', [{ month: '2020-03-01' }]);
    });
    const csv = await written(actor);
    const [again] = (await files.load(actor, { 'lignes-de-temps.csv': csv })).files;
    expect(again).toMatchObject({ rejected: [], added: 0, changed: 0, unchanged: 2 });
    await files.load(other, { 'lignes-de-temps.csv': csv });
    expect(await files.lines(other)).toEqual(['A1 2020-03-12 50 mco internal', 'A1 2020-03-12 50 suivi internal']);
  });
});

describe('the rank of a line in a file', () => {
  const ranked = (...lines: readonly string[]) => ({
    'lignes-de-temps.csv': ['personne;jour;type;jours;partage;rang', ...lines].join('\n'),
  });

  it('begins at 1, and is that of one line', async () => {
    const actor = await files.newcomer();
    const outcome = await files.load(
      actor,
      ranked('A1;12/03/2020;suivi;0,25;MULTI;0', 'A1;12/03/2020;mco;0,25;MULTI;2', 'A1;12/03/2020;mco;0,5;MULTI;2'),
    );
    expect(told(outcome, 'rejected')).toMatchObject([
      [2, 'rank', 'Un rang commence à 1 : corrigez-le, ou videz la case.'],
      [3, 'contradiction', {}],
      [4, 'contradiction', {}],
    ]);
  });
});

describe('the lines of time that somebody takes out', () => {
  let weeks: Weeks;
  beforeAll(async () => {
    weeks = await openWeeks(await openTestDatabase({ capabilities: weekCapabilities }));
    for (const person of ['A1', 'A2', 'A4'])
      await weeks.send(saveWeek, weekTyped(plainWeek, 0, [[workOf('interne'), '1', '1']]), weeks.agent(person));
  });
  afterAll(() => weeks.close());

  const november = { from: day('2026-11-01'), to: day('2026-12-01'), person: null, team: null };

  /** Whose lines, in order; the sentence of a refusal otherwise. */
  async function whose(actor: Actor, asked: Partial<typeof november | { person: string; team: string }> = {}) {
    try {
      const lines = await weeks.read((tx) => readFiledLines(tx, actor, { ...november, ...asked }), actor);
      return lines.map((one) => one['person']).join(' ');
    } catch (thrown) {
      if (isProblem(thrown)) return thrown.message;
      throw thrown;
    }
  }

  it('are nobody’s else than their own, unless they follow them', async () => {
    const { agent, head } = weeks;
    expect(await whose(agent('A1', ['reader']))).toContain('Seuls les agents');
    expect(await whose(agent('A9'))).toContain('lié à aucune personne');
    expect(await whose(agent('A1'), { person: 'A2' })).toContain('« A2 »');
    expect(await whose(head, { person: 'A4' })).toContain('« A4 »');
    expect(await whose(agent('A1'))).toBe('A1 A1');
    expect(await whose(agent('A1'), { team: 'si' })).toBe('');
  });

  it('are those of the teams that they lead, and everybody’s for the direction', async () => {
    const { head, director } = weeks;
    expect(await whose(head)).toBe('A1 A2 A1 A2');
    expect(await whose(head, { person: 'A1' })).toBe('A1 A1');
    expect(await whose(director)).toBe('A1 A2 A4 A1 A2 A4');
    expect(await whose(director, { team: 'si' })).toBe('A4 A4');
    expect(await whose(director, { team: 'si', person: 'A1' })).toBe('');
  });

  it('are of the weeks in which somebody was in their team, and of no other', async () => {
    const { head } = weeks;
    const line = { person: 'A4', kind: 'interne', days_hundredths: 100, scope: 'internal' };
    await weeks.record('activity.time_line', [{ ...line, day: '2026-11-03' }]);
    const assignment = { person: 'A4', team: 'infra', share: 100, from_day: '2026-11-02', to_day: '2026-11-07' };
    await weeks.record('staff.team_assignment', [assignment]);
    expect(await whose(head, { person: 'A4' })).toBe('A4');
    expect(await whose(head)).toBe('A4 A1 A2 A1 A2');
  });
});
