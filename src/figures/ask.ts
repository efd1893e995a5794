import type { Rows, Tx } from '../database/face.ts';
import { yearOf } from '../kernel/day.ts';
import { type Coordinates, type Figure, type Found, type Question, type UnknownReason, unknown } from '../kernel/figure.ts';
import { type ComposedMeasure, isSigned, type Measure } from '../kernel/measure.ts';
import { lastDayOf, type Period, periodText, year, yearsAround } from '../kernel/period.ts';
import { addUpMany } from './add-up.store.ts';
import { type Added, answerFromParts, answerFromRows } from './answer.ts';
import type { Level } from './ask.store.ts';
import { coordinatesTold } from './coordinates.ts';
import { listCovered } from './covered.store.ts';
import { demandDimensions, type Registry } from './registry.ts';
import { secrecyFor, secretAmong } from './secrecy/secret.ts';
import { statementsFor } from './statements.ts';
import { unfinishedAmong } from './unfinished.ts';
import { type Reader, readerOf, withheldAmong } from './withheld.ts';

/** Same text for the same question, whatever the order of its coordinates. */
export function questionKey(question: Question): string {
  const at = Object.entries(question.at)
    .map(([name, value]): [string, string[]] => [name, typeof value === 'string' ? [value] : [...value].sort()])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([question.measure, periodText(question.period), at]);
}

function without(at: Coordinates, dropped: readonly string[]): Coordinates {
  return Object.fromEntries(Object.entries(at).filter(([name]) => !dropped.includes(name)));
}

/** The questions whose answers make a composed figure, in the order of its rule. */
export function questionsWithin(measure: ComposedMeasure, question: Question): Question[] {
  const { compose } = measure;
  switch (compose.rule) {
    case 'share':
      return [
        { ...question, measure: compose.of },
        { ...question, measure: compose.of, at: without(question.at, compose.over) },
      ];
    case 'part-of-year':
      return [
        { ...question, measure: compose.of },
        { ...question, measure: compose.of, period: yearsAround(question.period) },
      ];
    case 'change':
      return [
        { ...question, measure: compose.of, period: year(yearOf(lastDayOf(question.period))) },
        { ...question, measure: compose.of, period: year(yearOf(question.period.from)) },
      ];
    default:
      return compose.of.map((id) => ({ ...question, measure: id }));
  }
}

function collectLeaves(registry: Registry, question: Question, leaves: Map<string, Question>): void {
  const measure = registry.get(question.measure);
  demandDimensions(measure, question.at);
  if (measure.form === 'rows') {
    const key = questionKey(question);
    if (!leaves.has(key)) leaves.set(key, question);
    return;
  }
  for (const part of questionsWithin(measure, question)) collectLeaves(registry, part, leaves);
}

async function addUp(tx: Tx, registry: Registry, questions: readonly Question[]): Promise<Map<string, Added>> {
  const answers = new Map<string, Added>();
  const statements = statementsFor(registry, questions);
  const covered = (await listCovered(tx, statements.flat()))[Symbol.iterator]();
  for (const asked of statements) {
    const added = await addUpMany(tx, asked);
    for (const [index, { question }] of asked.entries()) {
      const [aggregate, complete] = [added[index], covered.next().value ?? null];
      if (aggregate) answers.set(questionKey(question), { ...aggregate, complete });
    }
  }
  return answers;
}

async function answerLeaves(tx: Tx, registry: Registry, leaves: ReadonlyMap<string, Question>): Promise<Map<string, Added>> {
  const keys = [...leaves.keys()];
  const aggregates = await registry.memory.recallMany(tx, keys, async (missing) => {
    const answers = await addUp(
      tx,
      registry,
      missing.flatMap((key) => leaves.get(key) ?? []),
    );
    return missing.map((key) => answers.get(key));
  });
  return new Map(
    keys.flatMap((key, index) => {
      const one = aggregates[index];
      return one ? [[key, one] as const] : [];
    }),
  );
}

function rowMeasure(registry: Registry, id: string) {
  const measure = registry.get(id);
  return measure.form === 'rows' ? measure : null;
}

type Evaluated = {
  readonly result: Found;
  readonly rowCount: number | null;
  readonly synthetic: boolean;
  readonly unfinished: boolean;
};

/** What the leaves answered, or why the reader is not told; and which of them are about a period that is not closed. */
type Answers = { readonly of: ReadonlyMap<string, Added | UnknownReason>; readonly unfinished: ReadonlySet<string> };

function evaluate(registry: Registry, question: Question, leaves: Answers, reader: Reader): Evaluated {
  const measure = registry.get(question.measure);
  if (measure.form === 'rows') {
    const key = questionKey(question);
    const aggregate = leaves.of.get(key);
    const unfinished = leaves.unfinished.has(key);
    const isBound = secrecyFor(measure, Object.keys(question.at), reader) !== null;
    if (typeof aggregate === 'string')
      return { result: unknown(aggregate), rowCount: isBound ? null : 0, synthetic: false, unfinished: false };
    if (!aggregate) throw new Error(`no answer to ${key}`);
    // The rows of a figure about persons are not shown to whom it is told; how many they are would tell more than the figure.
    const rowCount = isBound ? null : aggregate.rows;
    return { result: answerFromRows(measure, aggregate), rowCount, synthetic: aggregate.synthetic === true, unfinished };
  }
  if (measure.compose.rule === 'change' && periodsOf(measure, question.period).length === 1)
    return { result: unknown('one-year'), rowCount: 0, synthetic: false, unfinished: false };
  const parts = questionsWithin(measure, question).map((part) => evaluate(registry, part, leaves, reader));
  return {
    result: answerFromParts(
      measure,
      parts.map((part) => part.result),
    ),
    rowCount: parts.reduce<number | null>((count, part) => addCounts(count, part.rowCount), 0),
    synthetic: parts.some((part) => part.synthetic),
    unfinished: parts.some((part) => part.unfinished),
  };
}

function addCounts(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

function asFigure(measure: Measure<Rows>, question: Question, evaluated: Evaluated): Figure {
  const { result, rowCount, synthetic, unfinished } = evaluated;
  const source = { origin: 'computed', question, definitionVersion: measure.version, rowCount, synthetic } as const; // the tag of the union
  const figure = { unit: measure.unit, result, source: unfinished ? { ...source, unfinished } : source };
  return isSigned(measure) ? { ...figure, signed: true } : figure;
}

/** Whom figures are asked for: the reader, or whoever will read what is made of them, which no permission then exempts from secrecy. */
export type Audience = 'reader' | 'everybody';

/**
 * Answers questions, in their order. Questions that share measure and period are one statement, and so are, whatever their periods, those of the
 * measures of a shared list and of a measure that gives its sums: a whole report is some dozens of statements.
 * @throws Problem on a measure or a dimension that does not exist.
 */
export async function askMany(
  tx: Tx,
  registry: Registry,
  questions: readonly Question[],
  audience: Audience = 'reader',
): Promise<Figure[]> {
  const leaves = new Map<string, Question>();
  for (const question of questions) collectLeaves(registry, question, leaves);
  const reader = await readerOf(tx);
  const bound: Reader = audience === 'reader' ? reader : { ...reader, roles: [] };
  const withheld = await withheldAmong(tx, leaves, reader, (id) => rowMeasure(registry, id));
  const allowed = new Map([...leaves].filter(([key]) => !withheld.has(key)));
  const secret = await secretAmong(tx, registry, allowed, bound);
  const known = await answerLeaves(tx, registry, new Map([...allowed].filter(([key]) => !secret.has(key))));
  const of = new Map<string, Added | UnknownReason>(known);
  for (const key of withheld) of.set(key, 'withheld');
  for (const key of secret) of.set(key, 'secret');
  const answers = { of, unfinished: await unfinishedAmong(tx, registry, allowed) };
  return questions.map((question) =>
    asFigure(registry.get(question.measure), question, evaluate(registry, question, answers, bound)),
  );
}

/** Answers one question. @throws as `askMany`. */
export async function ask(tx: Tx, registry: Registry, question: Question): Promise<Figure> {
  const [figure] = await askMany(tx, registry, [question]);
  if (!figure) throw new Error('a question always has an answer');
  return figure;
}

export type BreakdownLine = { readonly at: Readonly<Record<string, string>>; readonly figure: Figure };

function rowMeasuresUnder(registry: Registry, id: string): string[] {
  const measure = registry.get(id);
  if (measure.form === 'rows') return [id];
  const parts = typeof measure.compose.of === 'string' ? [measure.compose.of] : measure.compose.of;
  return [...new Set(parts.flatMap((part) => rowMeasuresUnder(registry, part)))];
}

/**
 * A measure by its dimensions: one line for each combination that has rows, in the order of the codes. `by` names
 * dimensions; `domain:root` cuts a tree at its first level instead of its leaves.
 */
export async function breakdown(tx: Tx, registry: Registry, question: Question, by: readonly string[]): Promise<BreakdownLine[]> {
  const levels: Level[] = by.map((name) => ({ dimension: name.replace(/:root$/, ''), root: name.endsWith(':root') }));
  const measure = registry.get(question.measure);
  demandDimensions(measure, { ...question.at, ...Object.fromEntries(levels.map(({ dimension }) => [dimension, ''])) });
  const found = new Map<string, Record<string, string>>();
  const reader = await readerOf(tx);
  for (const id of rowMeasuresUnder(registry, question.measure)) {
    const part = registry.get(id);
    if (part.form !== 'rows') continue;
    for (const period of periodsOf(measure, question.period)) {
      const own = { measure: id, at: question.at, period };
      const key = JSON.stringify(['breakdown', questionKey(own), by]);
      const listed = await coordinatesTold(tx, registry, reader, { measure: part, question: own, levels, key });
      for (const at of listed) found.set(JSON.stringify(at), at);
    }
  }
  const coordinates = [...found.values()];
  const figures = await askMany(
    tx,
    registry,
    coordinates.map((at) => ({ ...question, at: { ...question.at, ...at } })),
  );
  return coordinates.flatMap((at, index) => {
    const figure = figures[index];
    return figure ? [{ at, figure }] : [];
  });
}

function periodsOf(measure: Measure<Rows>, period: Period): Period[] {
  if (measure.form === 'rows' || measure.compose.rule !== 'change') return [period];
  const [last, first] = [yearOf(lastDayOf(period)), yearOf(period.from)];
  return last === first ? [year(last)] : [year(last), year(first)];
}
