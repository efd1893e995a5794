import { globSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { asksForDatabase } from './tests/support/asks-for-database.ts';

// Far from UTC and on the other side of midnight for most of a French day: code that leans on the machine's zone fails here.
process.env.TZ = 'Pacific/Auckland';

const unitTests = ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'];

/** On PostgreSQL only what asks for a database is run again: the rest would say the same thing twice. */
const include =
  process.env['BIEVRE_TEST_POSTGRES'] === undefined ? unitTests : globSync(unitTests).filter((file) => asksForDatabase(file));

/**
 * What takes longest of each project, begun first: a long file begun last leaves a core idle. Vitest orders by what it has seen a file
 * take, and a fresh clone has seen nothing.
 */
const long = [
  ...['commands.test', 'demonstration.test', 'move-exactly.test', 'prune-journal.crash.test', 'staff.secrecy.test'],
  ...['roles.journey', 'every-page.journey', 'training.journey', 'staff.journey', 'second-factor.journey'],
];
const nameOf = ({ moduleId }: TestSpecification) => /([^/]+)\.tsx?$/.exec(moduleId)?.[1] ?? '';
const place = (one: TestSpecification) => (long.includes(nameOf(one)) ? long.indexOf(nameOf(one)) : long.length);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    // Two at a time: the machines that run the gate have two cores, and each file opens a database.
    maxWorkers: 2,
    setupFiles: ['tests/support/fail-on-console-error.ts'],
    sequence: { hooks: 'stack', sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include,
          // Two processes that keep from one file to the next what they have loaded: half of the time went into starting a process per
          // file, into loading the house in it, and into compiling the database once more. No file may leave anything behind.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'isolation',
          include: ['tests/isolation/*.isolation.ts'],
          // Pages as they are served: React's development build, which takes twice the time, is heard in `console.isolation.ts`.
          env: { NODE_ENV: 'production' },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/*.journey.ts'],
          globalSetup: ['tests/support/demonstration-folder.ts'],
          // Thrice what the longest walk takes on two cores of its own: what never ends is to be found, not what is slow.
          testTimeout: 360_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
