// Writes the files of the demonstration operator's time and training: what its made-up persons did of every day that they owe.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { activityFiles } from './demonstration-activity/files.ts';
import { trainingFiles } from './demonstration-activity/training-files.ts';

const folder = join(import.meta.dirname, '../demonstration/siim94');
for (const [name, text] of Object.entries({ ...activityFiles(), ...trainingFiles() }))
  writeFileSync(join(folder, `${name}.csv`), text);
