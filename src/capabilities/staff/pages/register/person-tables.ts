/** The tables of the pages of a person, by the names that they have in the address of their file. */
export const personTables = {
  occupations: 'occupations',
  assignments: 'affectations',
  absences: 'absences',
  patterns: 'semaines-types',
  skills: 'competences',
} as const;
