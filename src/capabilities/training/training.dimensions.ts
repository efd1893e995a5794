import type { Dimension } from '../../kernel/measure.ts';
import { applicationDimension, domainDimension } from '../catalogue/index.ts';
import { bodyDimension } from '../directory/index.ts';

/** How sessions are sorted. */
export const sessionDimensions = {
  course_category: { label: { fr: 'catégorie de formation', en: 'category of course' }, shape: 'flat', formerly: 'category' },
  course: { label: { fr: 'formation', en: 'course' }, shape: 'flat' },
  application: applicationDimension,
  domain: domainDimension,
} as const satisfies Readonly<Record<string, Dimension>>;

/** A session is shared by whoever comes; a trainee is sent by one body. */
export const traineeDimensions = {
  ...sessionDimensions,
  body: bodyDimension,
  body_category: { label: { fr: 'catégorie d’adhérent', en: 'category of body' }, shape: 'flat' },
} as const satisfies Readonly<Record<string, Dimension>>;
