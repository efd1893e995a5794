import type { Beside, BesideFault, ParsedRow, StandingRow, TogetherFault } from '../../../../import/format.ts';
import { day, dayOf } from '../../../../kernel/day.ts';
import {
  lockedYears,
  nextYearOf,
  reachWords,
  refusalOfSilence,
  refusalOfWeights,
  type SharingKey,
} from '../../sharing/sharing-key.ts';
import { deploymentsOf } from './deployments.ts';
import { type Stretch, textOf } from './stretches.ts';

/** Which years a key reaches is all that is asked of it here. */
type Key = Pick<SharingKey, 'application' | 'year'>;

const keyOf = (row: ParsedRow): Key => ({ application: textOf(row['application']), year: Number(row['year']) });

const isSame = (one: Key, other: Key) => one.application === other.application && one.year === other.year;

/** The file of keys, whose records tell how far each reaches. */
const keyFile = 'cles-de-partage';

type KeyRule = (row: ParsedRow) => BesideFault | null;

/** Rules over what a row changes; nothing is said of one that repeats what is recorded. */
const unlessRepeated =
  (field: string, { before }: Beside, ...rules: readonly KeyRule[]) =>
  (row: ParsedRow): readonly BesideFault[] =>
    before(row)?.[field] === row[field] ? [] : rules.flatMap((rule) => rule(row) ?? []);

export const checkKeys = (beside: Beside) => unlessRepeated('rule', beside, demandSource(beside));

export const checkWeights = (beside: Beside) => unlessRepeated('weight', beside, demandSource(beside), remarkWeights(beside));

/** A file says why it changes locked years by its `source`, where the form asks for a reason. */
function demandSource({ listed, records }: Beside): KeyRule {
  const locked = lockedYears(listed('locked').map((row) => day(String(row['month']))));
  const keys = records(keyFile).map(keyOf);
  return (row) => {
    const key = keyOf(row);
    const message = refusalOfSilence({ year: key.year, next: nextYearOf(key, keys) }, locked, textOf(row['source']));
    return message === null ? null : { field: 'source', rule: 'locked-year', message };
  };
}

const namesOf = (records: readonly ParsedRow[]) => new Map(records.map(({ code, name }) => [code ?? null, textOf(name)]));

/** A weight of no key of own weights, and one of a body that does not use the application while its key lasts: let in, with a word. */
function remarkWeights({ records }: Beside): KeyRule {
  const keys = records(keyFile).map((row) => ({ ...keyOf(row), isOwn: row['rule'] === 'own' }));
  const [bodies, applications] = [namesOf(records('adherents')), namesOf(records('logiciels'))];
  const deployed = deploymentsOf({ records });
  const isUser = (body: string, application: string | null, reach: Stretch) => {
    const users = application === null ? [...deployed.values()] : [deployed.get(application)].flatMap((one) => one ?? []);
    // Of what is recorded at nobody's, who has it is unknown.
    return users.length === 0 || users.some((one) => one.get(body)?.some((stretch) => meet(stretch, reach)) === true);
  };
  return (row) => {
    const key = keyOf(row);
    const body = String(row['body']);
    const name = applications.get(key.application) ?? key.application;
    if (!keys.some((one) => one.isOwn && isSame(one, key))) {
      const whose = name === null ? 'pour les logiciels qui n’ont pas la leur' : `de ${name}`;
      const message = `Aucune clé « poids propres » ${whose} ne commence en ${key.year} : ce poids est repris, mais ne répartit rien tant qu’elle n’y est pas.`;
      return { field: 'year', rule: 'no-own-weights', message, remark: true };
    }
    const next = nextYearOf(key, keys);
    const reach = { from: dayOf(key.year, 1, 1), to: next === null ? null : dayOf(next, 1, 1) };
    if (Number(row['weight']) === 0 || isUser(body, key.application, reach)) return null;
    const uses = `n’utilise ${name === null ? 'aucun logiciel' : `pas ${name}`} ${reachWords(key.year, next)}`;
    const message = `${bodies.get(body) ?? body} ${uses}, d’après les déploiements : le poids est repris, vérifiez l’adhérent.`;
    return { field: 'body', rule: 'not-subscribed', message, remark: true };
  };
}

const meet = (one: Stretch, other: Stretch) =>
  (one.from === null || other.to === null || one.from < other.to) &&
  (other.from === null || one.to === null || other.from < one.to);

/** The weights of one key are not all 0. */
export function refuseWeightsOfNothing(rows: readonly StandingRow[]): readonly TogetherFault[] {
  const byKey = Map.groupBy(rows, ({ row }) => JSON.stringify([row['application'] ?? null, row['year']]));
  return [...byKey.values()].flatMap((some): TogetherFault[] => {
    const message = refusalOfWeights(some.map(({ row }) => ({ body: String(row['body']), weight: String(row['weight']) })));
    if (message === null) return [];
    return some.flatMap((of) => (of.recorded ? [] : [{ of, field: 'weight', rule: 'weights-of-nothing', message }]));
  });
}
