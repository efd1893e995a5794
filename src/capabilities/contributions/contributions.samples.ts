import type { Tx } from '../../database/face.ts';
import { record, type SampleRecord } from '../../database/records.samples.ts';
import type { Actor } from '../../kernel/actor.ts';

/** Four kinds under two parents, as an operator that first printed four and then two would record them. */
export function recordKinds(tx: Tx, actor: Actor): Promise<void> {
  return record(tx, actor, 'contributions.kind', [
    { code: 'infogerance', name: 'Infogérance' },
    { code: 'socle', name: 'Socle', parent: 'infogerance', to_day: '2019-01-01' },
    { code: 'hors-socle', name: 'Hors socle', parent: 'infogerance', to_day: '2019-01-01' },
    { code: 'alc', name: 'Prestations' },
    { code: 'alc-recurrentes', name: 'Prestations récurrentes', parent: 'alc' },
    { code: 'alc-specifiques', name: 'Prestations spécifiques', parent: 'alc' },
  ]);
}

export function recordContributions(tx: Tx, actor: Actor, contributions: readonly SampleRecord[]): Promise<void> {
  return record(tx, actor, 'contributions.contribution', contributions);
}
