import type { Capability } from '../../capability.ts';
import { exploreReader } from './explore.reader.ts';
import { exploreViews } from './migrations/2026-11-28-explore-views.ts';
import { viewsByCourseCategory } from './migrations/2026-11-28-explore-views-by-course-category.ts';

export const registration: Capability = {
  name: 'explore',
  migrations: [exploreViews, viewsByCourseCategory],
  tables: [{ table: 'explore.view', what: 'Vues gardées', isolation: 'operator', members: 'nothing', grants: 'read-write' }],
  measures: [],
  formats: [],
  reader: exploreReader,
};
