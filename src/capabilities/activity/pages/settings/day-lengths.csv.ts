import { reading } from '../../../../http/reading.ts';
import { formatFileResponse } from '../../../../sheets/format-file.ts';
import { dayLengthFormat } from '../../files/day-lengths.import.ts';

export const loader = reading(({ tx }) => formatFileResponse(tx, dayLengthFormat));
