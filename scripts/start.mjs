/** `npm start`: installs what is missing, builds the pages when they are stale, and serves. */
import { explainAndExit, installWhenStale, runMain } from './bootstrap.mjs';
import { buildPagesWhenStale } from './pages.mjs';

try {
  await installWhenStale();
  await buildPagesWhenStale();
  runMain(['serve', ...process.argv.slice(2)]);
} catch (thrown) {
  explainAndExit(thrown);
}
