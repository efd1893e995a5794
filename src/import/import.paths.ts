export const importsPath = '/imports';

/** The page of a past import: any record leads to the one that brought or changed it. */
export function importPath(id: string): string {
  return `${importsPath}/${id}`;
}
