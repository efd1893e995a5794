import { reading } from '../../../../http/reading.ts';
import { sharingWeightFormat } from '../../files/sharing.import.ts';
import { formatFileResponse } from './format-file.ts';

export const loader = reading(({ tx }) => formatFileResponse(tx, sharingWeightFormat));
