import { reading } from '../../../../http/reading.ts';
import { formatFileResponse } from '../../../../sheets/format-file.ts';
import { kindFormat } from '../../files/kinds.import.ts';

export const loader = reading(({ tx }) => formatFileResponse(tx, kindFormat));
