import type { Rows } from '../database/face.ts';
import type { Coordinates } from '../kernel/figure.ts';
import type { Measure, RowMeasure, Secrecy } from '../kernel/measure.ts';
import { problem } from '../kernel/problem.ts';
import { nearest } from '../kernel/text.ts';
import { type Memory, noMemory } from './memory.ts';

/** Every measure of the product, once. */
export type Registry = {
  readonly list: readonly Measure<Rows>[];
  /** @throws Problem `figures.unknown-measure`, with the nearest id. */
  readonly get: (id: string) => Measure<Rows>;
  /** What was already answered. */
  readonly memory: Memory;
};

/** Ids that a composed measure is made of; none for a measure read from rows. */
export function partsOf(measure: Measure<Rows>): readonly string[] {
  if (measure.form === 'rows') return [];
  return typeof measure.compose.of === 'string' ? [measure.compose.of] : measure.compose.of;
}

/** What all measures of a group of persons declare alike, since they share what is hidden of it. */
const shared = ['persons', 'tables', 'dimensions', 'exempt', 'wholeYears', 'tied'] as const;

/** What is wrong with how a measure is kept secret; null when nothing is. */
function faultOfSecrecy(measure: RowMeasure<Rows>, secrecy: Secrecy<Rows>, group: Secrecy<Rows>): string | null {
  const { fixed = {}, tables, tied } = secrecy;
  const other = shared.find((name) => secrecy[name] !== group[name]);
  if (other) return `is of the group ${secrecy.group}, whose ${other} are others`;
  if (measure.members) return 'is told to members, who do not see all the persons of its group';
  const asked = Object.keys(fixed).find((name) => measure.dimensions[name]);
  if (asked) return `is asked by ${asked}, which its secrecy fixes`;
  const wider = tied && tables.flat().find((name) => name !== tied.dimension);
  return wider ? `is told by ${wider}, by which the values of ${tied.dimension} would be tied too` : null;
}

/** @throws Error when secrecy is declared in a way that would not keep it. */
function demandKeptSecrets(measures: readonly Measure<Rows>[]): void {
  const groups = new Map<string, Secrecy<Rows>>();
  for (const measure of measures) {
    if (measure.form !== 'rows' || !measure.secrecy) continue;
    const { secrecy } = measure;
    const fault = faultOfSecrecy(measure, secrecy, groups.get(secrecy.group) ?? secrecy);
    if (fault) throw new Error(`${measure.id} ${fault}`);
    groups.set(secrecy.group, secrecy);
  }
}

/**
 * @throws Error at start when two measures share an id, or a composed measure names one that does not exist or that lacks
 * one of its dimensions: a fault of the code, never of a person.
 */
export function createRegistry(measures: readonly Measure<Rows>[], memory: Memory = noMemory): Registry {
  const byId = new Map<string, Measure<Rows>>();
  for (const measure of measures) {
    if (byId.has(measure.id)) throw new Error(`two measures are named ${measure.id}`);
    byId.set(measure.id, measure);
  }
  for (const measure of measures) {
    for (const id of partsOf(measure)) {
      const part = byId.get(id);
      if (!part) throw new Error(`${measure.id} is made of ${id}, which does not exist`);
      const missing = Object.keys(measure.dimensions).find((name) => !part.dimensions[name]);
      if (missing) throw new Error(`${measure.id} can be asked by ${missing}, its part ${id} cannot`);
    }
  }
  demandKeptSecrets(measures);
  const get = (id: string): Measure<Rows> => {
    const measure = byId.get(id);
    if (measure) return measure;
    const near = nearest(id, byId.keys());
    throw problem(
      'not-found',
      'figures.unknown-measure',
      `La mesure « ${id} » n’existe pas${near ? ` ; vouliez-vous « ${near} » ?` : '.'}`,
      { measure: id },
    );
  };
  return { list: [...measures], get, memory };
}

/** @throws Problem `figures.unknown-dimension` when the measure cannot be asked by one of the coordinates. */
export function demandDimensions(measure: Measure<Rows>, at: Coordinates): void {
  const wrong = Object.keys(at).find((name) => !Object.hasOwn(measure.dimensions, name));
  if (wrong === undefined) return;
  const names = Object.keys(measure.dimensions).join(', ') || 'aucune';
  throw problem(
    'invalid',
    'figures.unknown-dimension',
    `La mesure « ${measure.label.fr} » ne se lit pas par « ${wrong} » (dimensions possibles : ${names}).`,
    {
      measure: measure.id,
      dimension: wrong,
    },
  );
}
