import type { Rows } from '../../../database/face.ts';
import type { RowMeasure } from '../../../kernel/measure.ts';
import { bodyDimension } from '../../directory/index.ts';
import { applicationDimension, domainDimension } from '../catalogue.dimensions.ts';
import { deployedAtAll, userRows } from '../subscription.store.ts';

export const users: RowMeasure<Rows> = {
  form: 'rows',
  members: true,
  version: 1,
  id: 'catalogue.users',
  label: { fr: 'Utilisateurs', en: 'Users' },
  definition: {
    fr: 'Utilisateurs d’un logiciel chez les adhérents où il est déployé au jour demandé (pour une période, son dernier jour) : chez chacun, le plus grand nombre de ses fonctions. Approché quand un adhérent n’a pas dit le sien, inconnu quand aucun ne l’a dit. Qui se sert de deux logiciels compte dans chacun : demandez un logiciel à la fois.',
    en: 'Users of an application at the members where it is deployed on the day (the last day of a period): at each, the most of its functions. Approximate where a member has not said theirs, unknown where none has. Who uses two applications counts in each: ask one at a time.',
  },
  grain: { fr: 'une ligne est un logiciel chez un adhérent', en: 'one row is an application at a member' },
  unit: 'count',
  dimensions: { application: applicationDimension, body: bodyDimension, domain: domainDimension },
  aggregate: 'sum',
  onNothing: 'unknown',
  complete: deployedAtAll,
  rows: userRows,
};
