import { sql } from 'kysely';
import type { Tx } from '../src/database/face.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { addDays, type Day, dayOf, yearOf } from '../src/kernel/day.ts';

/**
 * A history of staff made from a formula: no chance, no clock, no person. Posts are opened and closed, held one after the other by
 * people who come, become tenured, change their hours, move to the next post and leave, with gaps; a fifth of them share
 * themselves between two teams; each is away some ten times a year.
 */
export type HistorySize = { readonly posts: number; readonly firstYear: number; readonly years: number };

type Row = Readonly<Record<string, string | number | boolean | null>>;
export type History = Readonly<Record<string, readonly Row[]>>;

/** Numbers that look like chance and are the same on every run (a linear congruence, Numerical Recipes' constants). */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const frameworks = [
  ['ingenieurs', 'Ingénieurs territoriaux', 'tech', 'A'],
  ['techniciens', 'Techniciens territoriaux', 'tech', 'B'],
  ['agents-de-maitrise', 'Agents de maîtrise territoriaux', 'tech', 'C'],
  ['adjoints-techniques', 'Adjoints techniques territoriaux', 'tech', 'C'],
  ['attaches', 'Attachés territoriaux', 'adm', 'A'],
  ['redacteurs', 'Rédacteurs territoriaux', 'adm', 'B'],
  ['adjoints-administratifs', 'Adjoints administratifs territoriaux', 'adm', 'C'],
] as const;

const steps = ['', ' principal de 2e classe', ' principal de 1re classe'] as const;
const titles = [
  'Chef de projet',
  'Ingénieur système',
  'Technicien support',
  'Gestionnaire',
  'Développeur',
  'Assistant de direction',
];
const kinds = [
  'annual',
  'annual',
  'annual',
  'annual',
  'working-time',
  'working-time',
  'sick',
  'training',
  'family',
  'strike',
  'unpaid',
];
const startCauses = ['recruitment', 'recruitment', 'transfer-in', 'return', 'merger'];
const endCauses = [
  'retirement',
  'transfer-out',
  'transfer-out',
  'resignation',
  'end-of-contract',
  'secondment',
  'leave-of-absence',
];

type Add = (table: string, row: Row) => void;

/** What the making of a history hands around. */
type Making = {
  readonly add: Add;
  readonly next: (below: number) => number;
  readonly begin: Day;
  readonly end: Day;
  readonly teams: readonly string[];
  readonly grades: readonly string[];
  persons: number;
  /** Who leaves a post for another one, and when. */
  mover: { readonly person: string; readonly from: Day } | null;
};

function newPerson(making: Making): string {
  const { add, next, begin } = making;
  making.persons += 1;
  const code = String(making.persons).padStart(5, '0');
  const born = 1950 + next(50);
  const isDated = next(5) > 0;
  const first = born - (born % 5);
  add('staff.person', {
    code,
    sex: next(2) === 0 ? 'female' : 'male',
    birth_day: isDated ? dayOf(born, 1 + next(12), 1 + next(28)) : null,
    birth_from: isDated ? null : first,
    birth_to: isDated ? null : first + 4,
  });
  add('staff.step', { person: code, step: 1 + next(8), from_day: begin, to_day: null });
  return code;
}

function shareOut({ add, next, teams }: Making, person: string, from: Day, to: Day | null): void {
  if (next(5) > 0) return;
  const team = teams[next(teams.length)] ?? '';
  const role = next(6) === 0 ? 'responsable' : null;
  add('staff.team_assignment', { person, team, share: 25 * (1 + next(3)), role, from_day: from, to_day: to });
}

function beAway({ add, next }: Making, person: string, from: Day, to: Day): void {
  for (let at = addDays(from, next(40)); at < to; at = addDays(at, 12 + next(50))) {
    const length = next(4) === 0 ? 0 : 1 + next(9);
    const until = addDays(at, length);
    const kind = kinds[next(kinds.length)] ?? 'other';
    add('staff.absence', { person, kind, from_day: at, from_noon: false, to_day: until, to_noon: length === 0 });
    at = until;
  }
}

function openPost({ add, next, begin, end, grades, teams }: Making, code: string, years: number): { from: Day; until: Day } {
  const from = next(4) === 0 ? addDays(begin, next(365 * Math.max(1, years - 2))) : begin;
  const closing = next(12) === 0 ? addDays(from, 900 + next(2500)) : end;
  const isClosed = closing < end;
  add('staff.post', {
    code,
    title: titles[next(titles.length)] ?? '',
    grade: grades[next(grades.length)] ?? null,
    quota: next(10) === 0 ? 50 + 10 * next(5) : 100,
    team: teams[next(teams.length)] ?? null,
    budgeted: next(15) > 0,
    from_day: from,
    to_day: isClosed ? closing : null,
  });
  return { from, until: isClosed ? closing : end };
}

/** Who waits to move, when the move falls while the post is free. */
function takeMover(making: Making, at: Day, until: Day): Making['mover'] {
  const { mover } = making;
  if (mover === null || mover.from < at || mover.from >= until) return null;
  making.mover = null;
  return mover;
}

/** One person on a post, from a day to another; tenured people are trainees for a year. */
function occupy(making: Making, post: string, at: Day, until: Day): Day {
  const { add, next, end } = making;
  const moved = takeMover(making, at, until);
  const person = moved?.person ?? newPerson(making);
  const from = moved?.from ?? at;
  const leaves = addDays(from, 300 + next(365 * 9));
  const to = leaves < until ? leaves : until;
  const stays = to === end;
  const moves = !stays && making.mover === null && next(4) === 0;
  const rate = next(6) === 0 ? 80 + 10 * next(2) : 100;
  const held = { person, post, rate };
  const first = { from_day: from, start_cause: moved ? 'internal-move' : (startCauses[next(5)] ?? 'other') };
  const last = { to_day: stays ? null : to, end_cause: endCauseOf(stays, moves, next) };
  const turns = addDays(from, 365);
  const status = next(3) > 0 ? 'tenured' : next(2) === 0 ? 'permanent-contract' : 'fixed-contract';
  if (status === 'tenured' && turns < to) {
    add('staff.occupation', { ...held, ...first, status: 'trainee', to_day: turns, end_cause: 'promotion' });
    add('staff.occupation', { ...held, ...last, status, from_day: turns, start_cause: 'promotion' });
  } else add('staff.occupation', { ...held, ...first, ...last, status });
  shareOut(making, person, from, stays ? null : to);
  if (rate < 100) add('staff.work_pattern', { person, pattern: '1111001111', from_day: from, to_day: stays ? null : to });
  beAway(making, person, from, to);
  payMonths(making, person, from, to);
  if (moves) making.mover = { person, from: to };
  return to;
}

function endCauseOf(stays: boolean, moves: boolean, next: (below: number) => number): string | null {
  if (stays) return null;
  return moves ? 'internal-move' : (endCauses[next(endCauses.length)] ?? 'other');
}

function addOutsidePosts(making: Making, count: number, years: number): void {
  for (let index = 0; index < count; index += 1) {
    const from = addDays(making.begin, making.next(365 * years - 400));
    const status = index % 3 === 0 ? 'temporary' : 'apprentice';
    making.add('staff.occupation', {
      person: newPerson(making),
      post: null,
      rate: 100,
      status,
      from_day: from,
      to_day: addDays(from, 365),
    });
  }
}

export function makeHistory({ posts: count, firstYear, years }: HistorySize): History {
  const rows: Record<string, Row[]> = {};
  const add: Add = (table, row) => {
    const list = rows[table] ?? [];
    rows[table] = list;
    list.push(row);
  };
  const teams = makeLadders(add, Math.max(2, Math.round(count / 250)));
  const making: Making = {
    add,
    next: sequence(20_240_229),
    begin: dayOf(firstYear, 1, 1),
    end: dayOf(firstYear + years, 1, 1),
    teams,
    grades: (rows['staff.grade'] ?? []).map((row) => String(row['code'])),
    persons: 0,
    mover: null,
  };
  for (let index = 0; index < count; index += 1) {
    const code = `P${String(index + 1).padStart(4, '0')}`;
    const { from, until } = openPost(making, code, years);
    let at = addDays(from, making.next(120));
    while (at < until) {
      const left = occupy(making, code, at, until);
      at = addDays(left, making.next(3) === 0 ? 0 : making.next(150));
    }
  }
  addOutsidePosts(making, Math.ceil(count / 25), years);
  return rows;
}

function makeLadders(add: Add, poles: number): string[] {
  for (const [code, name] of [
    ['tech', 'Technique'],
    ['adm', 'Administrative'],
  ] as const)
    add('staff.stream', { code, name });
  for (const [code, name, stream, category] of frameworks) {
    add('staff.framework', { code, name, stream, category });
    for (const [index, step] of steps.entries()) {
      const grade = `${code}-${index}`;
      add('staff.grade', { code: grade, name: `${name.replace(/s? territoriaux$/, '')}${step}`, framework: code });
      for (let one = 1; one <= 8; one += 1)
        add('staff.grade_cost', {
          grade,
          step: one,
          yearly_cost_cents: 3_200_000 + index * 300_000 + one * 120_000,
          from_day: null,
          to_day: null,
        });
    }
  }
  const leaves: string[] = [];
  for (let pole = 1; pole <= poles; pole += 1) {
    add('directory.team', { code: `pole-${pole}`, name: `Pôle ${pole}`, parent: null });
    for (let team = 1; team <= 4; team += 1) {
      add('directory.team', { code: `equipe-${pole}-${team}`, name: `Équipe ${pole}.${team}`, parent: `pole-${pole}` });
      leaves.push(`equipe-${pole}-${team}`);
    }
  }
  return leaves;
}

/** Pay of the last two years, a person in ten having none: those are estimated. */
function payMonths({ add, next, end }: Making, person: string, from: Day, to: Day): void {
  if (next(10) === 0) return;
  for (let month = 0; month < 24; month += 1) {
    const first = dayOf(yearOf(end) - 2 + Math.floor(month / 12), (month % 12) + 1, 1);
    if (first >= from && first < to) add('staff.pay', { person, month: first, loaded_cost_cents: 320_000 + next(300_000) });
  }
}

/** Tables in the order in which they refer to each other. */
const order = [
  'directory.team',
  'staff.stream',
  'staff.framework',
  'staff.grade',
  'staff.post',
  'staff.person',
  'staff.occupation',
  'staff.team_assignment',
  'staff.absence',
  'staff.work_pattern',
  'staff.step',
  'staff.grade_cost',
  'staff.pay',
];

const chunk = 5_000;

/** Writes a history into an operator's empty register, marked as what it is. */
export async function loadHistory(tx: Tx, actor: Actor, history: History): Promise<void> {
  for (const table of order) {
    const rows = history[table] ?? [];
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const names = sql.join(columns.map((name) => sql.ref(name)));
    for (let from = 0; from < rows.length; from += chunk) {
      const part = JSON.stringify(rows.slice(from, from + chunk));
      await sql`
        insert into ${sql.table(table)} (operator, origin, recorded_by, ${names})
        select ${actor.operator}, 'synthetic', ${actor.id}, ${sql.join(columns.map((name) => sql`r.${sql.ref(name)}`))}
        from jsonb_populate_recordset(null::${sql.table(table)}, ${part}::jsonb) as r`.execute(tx);
    }
  }
}
