import { data } from 'react-router';
import { changing, readingFromBothSides } from '../../../http/reading.ts';

/** No words: what is shown inside the frame in place of the page says them. */
const unknown = () => data(null, { status: 404 });

/**
 * Every address that no page has. A route of its own, or the router would answer without the frame: whoever mistyped an address
 * keeps the rail, and whoever has not signed in is asked to first, as on every page.
 */
export const loader = readingFromBothSides(async () => {
  throw unknown();
});

export const action = changing(async () => {
  throw unknown();
});

export default function UnknownPage() {
  return null;
}
