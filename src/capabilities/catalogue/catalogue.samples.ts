import type { Tx } from '../../database/face.ts';
import { record, type SampleRecord } from '../../database/records.samples.ts';
import type { Actor } from '../../kernel/actor.ts';

/** A small catalogue: a tree of domains, two vendors, three applications, four functions. */
export async function recordCatalogue(tx: Tx, actor: Actor): Promise<void> {
  await record(tx, actor, 'catalogue.domain', [
    { code: 'interne', name: 'Fonctionnement' },
    { code: 'finances', name: 'Finances', parent: 'interne' },
    { code: 'civil', name: 'Affaires civiles' },
  ]);
  await record(tx, actor, 'catalogue.vendor', [
    { code: 'arpege', name: 'Arpège' },
    { code: 'bull', name: 'Bull' },
  ]);
  await record(tx, actor, 'catalogue.application', [
    { code: 'melodie', name: 'MÉLODIE', vendor: 'arpege', domain: 'civil', functions: 'Actes d’état civil' },
    { code: 'coriolis', name: 'CORIOLIS', vendor: 'bull', domain: 'finances' },
    { code: 'portail', name: 'PORTAIL', in_house: true },
  ]);
  await record(tx, actor, 'catalogue.function', [
    { code: 'etat-civil', name: 'État civil', application: 'melodie' },
    { code: 'compta', name: 'Comptabilité', application: 'coriolis' },
    { code: 'marches', name: 'Marchés', application: 'coriolis', domain: 'interne' },
    { code: 'intranet', name: 'Intranet', application: 'portail' },
  ]);
}

export function recordSubscriptions(tx: Tx, actor: Actor, subscriptions: readonly SampleRecord[]): Promise<void> {
  return record(tx, actor, 'catalogue.subscription', subscriptions);
}
