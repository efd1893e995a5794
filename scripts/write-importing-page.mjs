// Writes anew the parts of docs/importing.md that come from the code: the files' columns and the measures.
import { writeFileSync } from 'node:fs';
import { importingPage, importingPagePath } from '../tests/support/importing-page.ts';

writeFileSync(importingPagePath, importingPage().expected);
