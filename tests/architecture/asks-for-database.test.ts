import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asksForDatabase } from '../support/asks-for-database.ts';

const asks = (file: string) => asksForDatabase(join(import.meta.dirname, '../../src', file));

// These were left out on PostgreSQL for a week, unnoticed.
test.each(['database/open.test.ts', 'database/migrate.test.ts', 'database/backup.test.ts'])(
  '%s asks for the server itself',
  (file) => {
    expect(asks(file)).toBe(true);
  },
);

test('a test asks for a database through the samples that it imports', () => {
  expect(asks('capabilities/accounts/sign-in.test.ts')).toBe(true);
  expect(asks('kernel/day.test.ts')).toBe(false);
});
