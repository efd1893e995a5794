import { reading } from '../../../../http/reading.ts';
import { projectFormat } from '../../files/kinds.import.ts';
import { formatFileResponse } from './format-file.ts';

export const loader = reading(({ tx }) => formatFileResponse(tx, projectFormat));
