import { reading } from '../../../../http/reading.ts';
import { sharingKeyFormat } from '../../files/sharing.import.ts';
import { formatFileResponse } from './format-file.ts';

export const loader = reading(({ tx }) => formatFileResponse(tx, sharingKeyFormat));
