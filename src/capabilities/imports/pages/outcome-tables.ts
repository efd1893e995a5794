/** What is told of an import, by the names that its tables have in the address of their file. */
export const outcomeTables = { files: 'resultat', rejected: 'rejets', remarks: 'remarques' } as const;
