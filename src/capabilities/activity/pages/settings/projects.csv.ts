import { reading } from '../../../../http/reading.ts';
import { formatFileResponse } from '../../../../sheets/format-file.ts';
import { projectFormat } from '../../files/kinds.import.ts';

export const loader = reading(({ tx }) => formatFileResponse(tx, projectFormat));
