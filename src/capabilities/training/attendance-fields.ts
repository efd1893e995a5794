/** Names of the fields of one person on the sheet of a session: what follows is the identifier of the enrolment. */
export const presenceField = (id: string) => `presence-${id}`;
export const attendedField = (id: string) => `jours-${id}`;
