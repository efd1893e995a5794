import type { PageReading } from '../../../../http/reading.ts';
import { yearOf } from '../../../../kernel/day.ts';
import type { Choice } from '../../../../web/form-field.tsx';
import { listApplications } from '../../../catalogue/index.ts';
import { mayKeepSharing } from '../../activity.access.ts';
import { sharingKeyPath } from '../../activity.paths.ts';
import { countWeights, listSharingKeys } from '../../sharing/sharing-key.store.ts';
import { nextYearOf, reachWords, type SharingKey } from '../../sharing/sharing-key.ts';
import { frenchSharingRule } from '../../sharing-rule.ts';

export type KeyLine = {
  readonly id: string;
  readonly path: string;
  readonly application: string;
  readonly years: string;
  readonly rule: string;
  readonly source: string | null;
  /** What stands in its way; null when nothing does. */
  readonly warning: string | null;
  readonly isInForce: boolean;
};

export const everyApplication = 'Tous ceux qui n’ont pas leur clé';

const named = ({ application, year }: Pick<SharingKey, 'application' | 'year'>) => JSON.stringify([application, year]);

/** Every key, those in force first. */
export async function loadSharing({ tx, actor, today }: PageReading) {
  const keys = await listSharingKeys(tx);
  const applications = await listApplications(tx);
  const names = new Map(applications.map(({ code, name }) => [code, name]));
  const weighed = new Set((await countWeights(tx)).map(named));
  const lines = keys.map((key): KeyLine => {
    const next = nextYearOf(key, keys);
    const year = yearOf(today);
    return {
      id: named(key),
      path: sharingKeyPath(key.year, key.application),
      application: key.application === null ? everyApplication : (names.get(key.application) ?? key.application),
      years: reachWords(key.year, next),
      rule: frenchSharingRule[key.rule],
      source: key.source,
      warning: key.rule === 'own' && !weighed.has(named(key)) ? 'sans poids : ne répartit rien' : null,
      isInForce: key.year <= year && (next === null || next > year),
    };
  });
  return {
    lines: [...lines.filter(({ isInForce }) => isInForce), ...lines.filter(({ isInForce }) => !isInForce)],
    inForce: lines.filter(({ isInForce }) => isInForce).length,
    year: yearOf(today),
    applications: mayKeepSharing(actor).may ? applications.map(({ code, name }): Choice => ({ value: code, label: name })) : null,
  };
}
