const year = /^(19|20)\d{2}$/;

/** Whether the columns go through years towards the latest: on a narrow screen such a table opens at its end, what is last first seen. */
export function endsWithLatestYear(columns: readonly string[]): boolean {
  const years = columns.filter((column) => year.test(column));
  return years.length > 2 && years.every((one, index) => index === 0 || one > (years[index - 1] ?? ''));
}
