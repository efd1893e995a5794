import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { bodyDimension } from '../../directory/index.ts';
import { applicationDimension, domainDimension, functionDimension, vendorDimension } from '../catalogue.dimensions.ts';
import { deploymentRows } from '../subscription.store.ts';

const shared = {
  form: 'rows',
  members: true,
  version: 1,
  unit: 'count',
  grain: {
    fr: 'une ligne est une fonction d’un logiciel déployée chez un adhérent',
    en: 'one row is one function of an application deployed at one member',
  },
  dimensions: {
    domain: domainDimension,
    vendor: vendorDimension,
    body: bodyDimension,
    application: applicationDimension,
    function: functionDimension,
  },
  onNothing: 'zero',
  rows: deploymentRows,
} as const;

export const deployments: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.deployments',
  label: { fr: 'Déploiements', en: 'Deployments' },
  definition: {
    fr: 'Nombre de couples fonction × adhérent dont l’utilisation couvre le jour demandé (pour une période, son dernier jour). Le registre est réputé complet : aucun déploiement enregistré vaut 0.',
    en: 'Number of function × member pairs in use on the day (the last day of a period). The register is held to be complete: no deployment recorded is 0.',
  },
  aggregate: 'count',
};

export const applications: RowMeasure<Rows> = {
  ...shared,
  id: 'catalogue.applications',
  label: { fr: 'Logiciels déployés', en: 'Applications deployed' },
  definition: {
    fr: 'Nombre de logiciels différents dont une fonction au moins est utilisée au jour demandé (pour une période, à son dernier jour). Un logiciel utilisé par plusieurs adhérents compte une fois.',
    en: 'Number of different applications with at least one function in use on the day (the last day of a period). An application used by several members counts once.',
  },
  aggregate: 'distinct',
};
