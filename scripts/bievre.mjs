/** `npm run -s bievre -- …`: the command line. Writes nothing of its own on standard output, which belongs to the command. */
import { explainAndExit, installWhenStale, runMain } from './bootstrap.mjs';

try {
  await installWhenStale();
  runMain(process.argv.slice(2));
} catch (thrown) {
  explainAndExit(thrown);
}
