import type { ReaderDoor } from '../../http/reader-door.ts';
import { readStaffWords } from './register/staff-words.ts';

/** What readers across capabilities take from staff. */
export const staffReader: ReaderDoor = {
  api: [],
  words: readStaffWords,
};
