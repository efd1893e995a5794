import type { Rows } from '../../../database/face.ts';
import type { ComposedMeasure, RowMeasure } from '../../../kernel/measure.ts';
import { filledDimensions, postDimensions, vacancyDimensions } from '../staff.dimensions.ts';
import { filledPostRows, openPostRows, postsBegun, vacancyRows } from './post-count.store.ts';

const shared = {
  form: 'rows',
  version: 1,
  grain: { fr: 'une ligne est un poste', en: 'one row is one post' },
  aggregate: 'sum',
  onNothing: 'unknown',
  complete: postsBegun,
} as const;

const lastDay = {
  fr: 'au jour demandé (pour une période, à son dernier jour)',
  en: 'on the day (the last day of a period)',
};

export const postsOpen: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.posts_open',
  label: { fr: 'Postes ouverts', en: 'Posts open' },
  definition: {
    fr: `Postes ouverts par une délibération ${lastDay.fr}, budgétés ou non. Le cadre d’emplois, la filière et la catégorie sont ceux du poste, à défaut ceux de son grade.`,
    en: `Posts opened by a deliberation ${lastDay.en}, budgeted or not. Job framework, stream and category are those of the post, else of its grade.`,
  },
  unit: 'count',
  dimensions: postDimensions,
  rows: (period) => openPostRows(period, 'post'),
};

export const postsFilled: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.posts_filled',
  label: { fr: 'Postes pourvus', en: 'Posts filled' },
  definition: {
    fr: `Postes qu’un agent au moins occupe ${lastDay.fr}, même en partie : titulaires et stagiaires + contractuels. Un poste partagé compte une fois, selon l’agent qui en occupe le plus. Un poste occupé sans être ouvert compte aussi : les pourvus dépassent alors les ouverts, et le contrôle le montre.`,
    en: `Posts that at least one agent holds ${lastDay.en}, even in part: tenured and trainees + contract agents. A shared post counts once, by the agent who holds most of it. A post held without being open counts too: more are then filled than open, and the check shows it.`,
  },
  unit: 'count',
  dimensions: filledDimensions,
  rows: (period) => filledPostRows(period, 'post'),
};

export const postsVacant: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.posts_vacant',
  label: { fr: 'Postes vacants', en: 'Posts vacant' },
  definition: {
    fr: `Postes ouverts ${lastDay.fr} que les agents n’occupent pas, ou pas en entier.`,
    en: `Posts open ${lastDay.en} that agents do not hold, or not wholly.`,
  },
  unit: 'count',
  dimensions: vacancyDimensions,
  rows: (period) => vacancyRows(period, 'post'),
};

export const fteOpen: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.fte_open',
  label: { fr: 'ETP des postes ouverts', en: 'FTE of posts open' },
  definition: {
    fr: `Somme des quotités des postes ouverts ${lastDay.fr}. Demandée pour les postes budgétés, c’est l’effectif budgétaire de l’annexe du personnel.`,
    en: `Sum of the quotas of posts open ${lastDay.en}. Asked for budgeted posts, it is the budgeted staff of the annex of staff.`,
  },
  unit: 'FTE',
  dimensions: postDimensions,
  rows: (period) => openPostRows(period, 'quota'),
};

export const fteFilled: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.fte_filled',
  label: { fr: 'ETP pourvus', en: 'FTE filled' },
  definition: {
    fr: `Quotité du poste × taux d’occupation des agents sur des postes ${lastDay.fr}, rangés selon leur poste.`,
    en: `Quota of the post × rate of the agents on posts ${lastDay.en}, sorted by their post.`,
  },
  grain: { fr: 'une ligne est l’occupation d’un poste par un agent', en: 'one row is the occupation of a post by an agent' },
  unit: 'FTE',
  dimensions: filledDimensions,
  rows: (period) => filledPostRows(period, 'fte'),
};

export const fteVacant: RowMeasure<Rows> = {
  ...shared,
  id: 'staff.fte_vacant',
  label: { fr: 'ETP vacants', en: 'FTE vacant' },
  definition: {
    fr: `Ce que les agents laissent des quotités des postes ouverts ${lastDay.fr}.`,
    en: `What agents leave of the quotas of posts open ${lastDay.en}.`,
  },
  unit: 'FTE',
  dimensions: vacancyDimensions,
  rows: (period) => vacancyRows(period, 'fte'),
};

export const fillRate: ComposedMeasure = {
  form: 'composed',
  version: 1,
  id: 'staff.fill_rate',
  label: { fr: 'Taux de postes pourvus', en: 'Rate of posts filled' },
  definition: { fr: 'Postes pourvus ÷ postes ouverts × 100.', en: 'Posts filled ÷ posts open × 100.' },
  unit: 'percent',
  dimensions: postDimensions,
  compose: { rule: 'rate', of: ['staff.posts_filled', 'staff.posts_open'] },
};
