import { testWhatBelongsToOthers } from './belongs-to-others.ts';

testWhatBelongsToOthers('embedded');
