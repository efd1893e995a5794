import { isRouteErrorResponse } from 'react-router';

/** What stands before a site that is stopped says it so. */
const inItsPlace = [502, 503, 504];

/** True for a request that the site never answered: browsers say it in words of their own, a proxy by its own page. */
export function isUnanswered(thrown: unknown): boolean {
  if (isRouteErrorResponse(thrown)) return typeof thrown.data === 'string' && inItsPlace.includes(thrown.status);
  return thrown instanceof TypeError && /fetch|network|load failed/i.test(thrown.message);
}
