import { reading } from '../../../../http/reading.ts';
import { formatFileResponse } from '../../../../sheets/format-file.ts';
import { sharingWeightFormat } from '../../files/sharing.import.ts';

export const loader = reading(({ tx }) => formatFileResponse(tx, sharingWeightFormat));
