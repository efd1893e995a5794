import type { PageReading } from '../../../../http/reading.ts';
import { thingFacts } from '../../../../http/thing-history.ts';
import { dayOf, yearOf } from '../../../../kernel/day.ts';
import { frenchQuantity } from '../../../../kernel/french.ts';
import { toPlainDecimal } from '../../../../kernel/quantity.ts';
import { historyLimit } from '../../../../web/history.tsx';
import { listApplications, listUsedApplications, listUses } from '../../../catalogue/index.ts';
import { listBodies } from '../../../directory/index.ts';
import { mayKeepSharing } from '../../activity.access.ts';
import { unknownSharingKey } from '../../activity.problems.ts';
import { sharingSubject } from '../../activity.subjects.ts';
import { partsOf, type Weighed } from '../../sharing/parts.ts';
import { weightField } from '../../sharing/sharing-form.ts';
import { listSharingKeys, listWeights } from '../../sharing/sharing-key.store.ts';
import {
  keyState,
  lockedYears,
  nextYearOf,
  reachWords,
  refusalOfSilence,
  type SharingKey,
  type SharingWeight,
} from '../../sharing/sharing-key.ts';
import { listWeighed } from '../../sharing/weighed.store.ts';
import { versionOf } from '../../typed-over.ts';
import { listLockedMonths } from '../../week/month-lock.store.ts';
import { everyApplication } from './sharing.load.ts';

/** A body in a key: its part, what it weighs, and what is to be said of it. */
export type KeyBody = {
  readonly code: string;
  readonly name: string;
  readonly weight: string | null;
  readonly part: string | null;
  /** The same, exact. */
  readonly percent: string | null;
  readonly remark: string | null;
};

/** The year that a key is read for: this one, or the last that it reaches, or its first. */
function yearRead(key: SharingKey, next: number | null, today: number): number {
  return Math.max(key.year, next === null ? today : Math.min(today, next - 1));
}

/** Codes of those who use an application in a year; without one, any application. */
async function usersOf({ tx }: PageReading, application: string | null, year: number): Promise<ReadonlySet<string>> {
  const uses = await listUses(tx, { from: dayOf(year, 1, 1), to: dayOf(year + 1, 1, 1) });
  return new Set(uses.filter((use) => application === null || use.application === application).map(({ body }) => body));
}

const unknownWords = { users: 'nombre d’utilisateurs inconnu', population: 'population inconnue' } as const;

/** @param users null where nobody is recorded to use it, ever: who does is unknown */
function remarkOf(key: SharingKey, one: Weighed, users: ReadonlySet<string> | null): string | null {
  if (one.weight === null) return key.rule === 'users' || key.rule === 'population' ? unknownWords[key.rule] : null;
  return key.rule === 'own' && Number(one.weight) > 0 && users?.has(one.body) === false
    ? 'ne l’utilise pas cette année-là'
    : null;
}

function readingOf(key: SharingKey, { spreads, unknown }: ReturnType<typeof partsOf>, count: number): string {
  if (spreads) return 'Voici ce que la clé donne.';
  if (unknown.length > 0) return 'Il manque des nombres : tant qu’ils manquent, les jours restent partagés (MULTI).';
  if (count > 0) return 'Tous les nombres sont 0 : les jours restent partagés (MULTI).';
  return key.rule === 'own'
    ? 'Aucun poids n’est encore donné : les jours restent partagés (MULTI).'
    : 'Personne ne l’utilise cette année-là : les jours restent partagés (MULTI).';
}

const inFrench = (a: string, b: string) => a.localeCompare(b, 'fr');
const byName = <T extends { readonly name: string }>(some: readonly T[]) => [...some].sort((a, b) => inFrench(a.name, b.name));

/** What a key gives to each body in the year that it is read for. */
async function loadGiven(page: PageReading, key: SharingKey, { read, users, nameOf }: ReadFor) {
  const { tx } = page;
  const weighed = await listWeighed(tx, key.application, read);
  const parts = partsOf(weighed);
  const used = await listUsedApplications(tx);
  const isKnown = key.application === null ? used.size > 0 : used.has(key.application);
  const bodies = weighed.map((one, index): KeyBody => {
    const percent = parts.parts[index]?.percent ?? null;
    const part = percent === null ? null : frenchQuantity(percent, 'percent');
    const remark = remarkOf(key, one, isKnown ? users : null);
    const exact = percent === null ? null : toPlainDecimal(percent);
    return { code: one.body, name: nameOf(one.body), weight: one.weight, part, percent: exact, remark };
  });
  return { reading: readingOf(key, parts, weighed.length), bodies: byName(bodies) };
}

type ReadFor = { readonly read: number; readonly users: ReadonlySet<string>; readonly nameOf: (body: string) => string };

/** The fields of the weights, of use to a key of own weights, and who uses its application and has none. */
function ownWeights(key: SharingKey, recorded: readonly SharingWeight[], { users, nameOf }: ReadFor) {
  const typed = new Map(recorded.map(({ body, weight }) => [body, weight]));
  const fields = [...new Set([...users, ...typed.keys()])].map((body) => ({
    field: weightField(body),
    name: nameOf(body),
    weight: (typed.get(body) ?? '').replace('.', ','),
  }));
  const forgotten = key.rule === 'own' ? [...users].filter((body) => !typed.has(body)).map(nameOf) : [];
  return { fields: byName(fields), forgotten: forgotten.sort(inFrench) };
}

/** One key, what it gives to each body, and what can be changed of it. @param typedYear as the address says it */
export async function loadKey(page: PageReading, typedYear: string, application: string | null) {
  const { tx, actor, today, doors } = page;
  const keys = await listSharingKeys(tx);
  const key = keys.find((one) => one.application === application && String(one.year) === typedYear);
  if (key === undefined) throw unknownSharingKey(typedYear);
  const next = nextYearOf(key, keys);
  const read = yearRead(key, next, yearOf(today));
  const names = new Map((await listBodies(tx)).map((body) => [body.code, body.shortName]));
  const readFor = { read, users: await usersOf(page, application, read), nameOf: (code: string) => names.get(code) ?? code };
  const recorded = await listWeights(tx, key);
  const own = ownWeights(key, recorded, readFor);
  const locked = lockedYears(await listLockedMonths(tx));
  const may = mayKeepSharing(actor);
  const applicationName = (await listApplications(tx)).find(({ code }) => code === application)?.name;
  const asked = { limit: historyLimit, may };
  return {
    sharing: key,
    version: versionOf(keyState(key, recorded)),
    keeps: may.may,
    name: application === null ? everyApplication : (applicationName ?? application),
    reach: reachWords(key.year, next),
    read,
    ...(await loadGiven(page, key, readFor)),
    forgotten: own.forgotten,
    weights: own.fields,
    asked: refusalOfSilence({ year: key.year, next }, locked, null),
    history: await thingFacts({ actor, tx, doors }, [sharingSubject(application, key.year)], asked),
  };
}
