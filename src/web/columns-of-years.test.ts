import { expect, test } from 'vitest';
import { endsWithLatestYear } from './columns-of-years.ts';

test('columns that go through years towards the latest, whatever stands beside them', () => {
  expect(endsWithLatestYear(['Domaine', '2018', '2019', '2020', 'Part 2020', 'Évolution 2019-2020'])).toBe(true);
  expect(endsWithLatestYear(['Adhérent', '2017', '2018', '2019', '2020'])).toBe(true);
});

test('neither months, nor two years, nor years from the latest, nor few enough to be seen at once', () => {
  expect(endsWithLatestYear(['janv.', 'févr.', 'mars', 'avril', 'Total'])).toBe(false);
  expect(endsWithLatestYear(['2019', '2020', 'Part 2020', 'Évolution 2019-2020', 'Total'])).toBe(false);
  expect(endsWithLatestYear(['2020', '2019', '2018', '2017', '2016'])).toBe(false);
  expect(endsWithLatestYear(['2018', '2019', '2020'])).toBe(false);
  expect(endsWithLatestYear([])).toBe(false);
});
