/** The lists of the page where a report is published, by the names that they have in the address of their file. */
export const publicationTables = { readers: 'lecteurs', past: 'publications' } as const;
