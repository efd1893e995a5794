/** The tables of the page of an indicator, by the names that they have in the address of their file. */
export const indicatorTables = { years: 'annees', values: 'valeurs' } as const;
