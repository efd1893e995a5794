// Writes the files of the demonstration operator that are made up: its posts, its persons by their numbers, and what goes with them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { staffFiles } from './demonstration-staff/files.ts';

const folder = join(import.meta.dirname, '../demonstration/siim94');
for (const [name, text] of Object.entries(staffFiles())) writeFileSync(join(folder, `${name}.csv`), text);
