import type { ReaderDoor } from '../../http/reader-door.ts';
import { readStaffWords } from './register/staff-words.ts';
import { wordsName } from './staff.dimensions.ts';

/** What readers across capabilities take from staff. */
export const staffReader: ReaderDoor = {
  measures: { of: 'staff', label: 'Effectifs' },
  api: [],
  words: async (tx) =>
    Object.fromEntries(Object.entries(await readStaffWords(tx)).map(([dimension, words]) => [wordsName(dimension), words])),
};
