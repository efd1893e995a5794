/** Those who load files of training beside administrators. */
export const byTrainingPeople = { beside: ['direction', 'hr'] } as const;
