import { reading } from '../../../../http/reading.ts';
import { dayLengthFormat } from '../../files/day-lengths.import.ts';
import { formatFileResponse } from './format-file.ts';

export const loader = reading(({ tx }) => formatFileResponse(tx, dayLengthFormat));
