import type { Dimension } from '../../kernel/measure.ts';
import { applicationDimension, domainDimension } from '../catalogue/index.ts';
import { bodyDimension } from '../directory/index.ts';

/** How lines of time are sorted; `beneficiary` is a body's code, `MULTI` or `INTERNE`, so that its rows add up to the whole. */
export const lineDimensions = {
  team: { label: { fr: 'équipe', en: 'team' }, shape: 'tree' },
  kind: { label: { fr: 'type d’activité', en: 'kind of work' }, shape: 'tree' },
  nature: { label: { fr: 'nature', en: 'nature' }, shape: 'flat' },
  domain: domainDimension,
  application: applicationDimension,
  project: { label: { fr: 'projet', en: 'project' }, shape: 'flat' },
  beneficiary: { label: { fr: 'bénéficiaire', en: 'beneficiary' }, shape: 'flat' },
  sharing: { label: { fr: 'partage', en: 'sharing' }, shape: 'flat' },
  body: bodyDimension,
  category: { label: { fr: 'catégorie de bénéficiaire', en: 'category of beneficiary' }, shape: 'flat' },
} as const satisfies Readonly<Record<string, Dimension>>;

export const agentDimension: Dimension = { label: { fr: 'agent', en: 'agent' }, shape: 'flat' };

/** How lines of time are sorted for those who may know whose they are. */
export const agentLineDimensions = { agent: agentDimension, ...lineDimensions } as const satisfies Readonly<
  Record<string, Dimension>
>;

export const sharings = ['specific', 'shared', 'internal'] as const;
export type Sharing = (typeof sharings)[number];

export const frenchSharing: Readonly<Record<Sharing, string>> = {
  specific: 'fléché vers un adhérent',
  shared: 'partagé par les utilisateurs du service',
  internal: 'interne',
};
