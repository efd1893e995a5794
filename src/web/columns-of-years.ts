const year = /^(19|20)\d{2}$/;

/** What a narrow screen shows, the names of the rows among it. */
const mostInSight = 4;

/** Whether the columns go through years towards the latest, out of sight on a narrow screen: such a table opens at its end there. */
export function endsWithLatestYear(columns: readonly string[]): boolean {
  const years = columns.filter((column) => year.test(column));
  return (
    columns.length > mostInSight && years.length > 2 && years.every((one, index) => index === 0 || one > (years[index - 1] ?? ''))
  );
}
