import type { PageReading } from '../../../../http/reading.ts';
import { thingFacts } from '../../../../http/thing-history.ts';
import { dayOf, yearOf } from '../../../../kernel/day.ts';
import { frenchQuantity } from '../../../../kernel/french.ts';
import { historyLimit } from '../../../../web/history.tsx';
import { listApplications, listUsedApplications, listUses } from '../../../catalogue/index.ts';
import { listBodies } from '../../../directory/index.ts';
import { mayKeepSharing } from '../../activity.access.ts';
import { unknownSharingKey } from '../../activity.problems.ts';
import { sharingSubject } from '../../activity.subjects.ts';
import { partsOf, type Weighed } from '../../sharing/parts.ts';
import { weightField } from '../../sharing/sharing-form.ts';
import { listSharingKeys, listWeights } from '../../sharing/sharing-key.store.ts';
import { lockedYears, nextYearOf, reachWords, refusalOfSilence, type SharingKey } from '../../sharing/sharing-key.ts';
import { listWeighed } from '../../sharing/weighed.store.ts';
import { listLocks } from '../../week/month-lock.store.ts';
import { everyApplication } from './sharing.load.ts';

/** A body in a key: its part, what it weighs, and what is to be said of it. */
export type KeyBody = {
  readonly code: string;
  readonly name: string;
  readonly weight: string | null;
  readonly part: string | null;
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
  if (unknown.length > 0) return 'Il manque des nombres : tant qu’ils manquent, les jours restent partagés (MULTI).';
  if (count > 0) return 'Tous les nombres sont 0 : les jours restent partagés (MULTI).';
  return key.rule === 'own'
    ? 'Aucun poids n’est encore donné : les jours restent partagés (MULTI).'
    : 'Personne ne l’utilise cette année-là : les jours restent partagés (MULTI).';
}

/** One key, what it gives to each body, and what can be changed of it. */
export async function loadKey(page: PageReading, year: number, application: string | null) {
  const { tx, actor, today, doors } = page;
  const keys = await listSharingKeys(tx);
  const key = keys.find((one) => one.application === application && one.year === year);
  if (key === undefined) throw unknownSharingKey(year);
  const next = nextYearOf(key, keys);
  const read = yearRead(key, next, yearOf(today));
  const [weighed, users] = [await listWeighed(tx, application, read), await usersOf(page, application, read)];
  const parts = partsOf(weighed);
  const used = await listUsedApplications(tx);
  const isKnown = application === null ? used.size > 0 : used.has(application);
  const bodies = new Map((await listBodies(tx)).map((body) => [body.code, body.shortName]));
  const nameOf = (code: string) => bodies.get(code) ?? code;
  const byName = <T extends { readonly name: string }>(some: readonly T[]) =>
    [...some].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  const typed = new Map((await listWeights(tx, key)).map(({ body, weight }) => [body, weight]));
  const locked = lockedYears((await listLocks(tx)).map(({ month }) => month));
  const keeps = mayKeepSharing(actor).may;
  const applicationName = (await listApplications(tx)).find(({ code }) => code === application)?.name;
  return {
    sharing: key,
    keeps,
    name: application === null ? everyApplication : (applicationName ?? application),
    reach: reachWords(key.year, next),
    read,
    reading: readingOf(key, parts, weighed.length),
    bodies: byName(
      weighed.map((one, index): KeyBody => {
        const percent = parts.parts[index]?.percent ?? null;
        const part = percent === null ? null : frenchQuantity(percent, 'percent');
        return {
          code: one.body,
          name: nameOf(one.body),
          weight: one.weight,
          part,
          remark: remarkOf(key, one, isKnown ? users : null),
        };
      }),
    ),
    /** In a key of own weights: those who use the application and weigh nothing. */
    forgotten:
      key.rule === 'own'
        ? [...users]
            .filter((body) => !typed.has(body))
            .map(nameOf)
            .sort((a, b) => a.localeCompare(b, 'fr'))
        : [],
    weights:
      key.rule === 'own' && keeps
        ? byName(
            [...new Set([...users, ...typed.keys()])].map((body) => ({
              field: weightField(body),
              name: nameOf(body),
              weight: (typed.get(body) ?? '').replace('.', ','),
            })),
          )
        : null,
    asked: refusalOfSilence({ year: key.year, next }, locked, null),
    history: await thingFacts({ actor, tx, doors }, [sharingSubject(application, year)], {
      limit: historyLimit,
      may: mayKeepSharing(actor),
    }),
  };
}
