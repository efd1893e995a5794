import { reading } from '../../../../http/reading.ts';
import { formatFileResponse } from '../../../../sheets/format-file.ts';
import { sharingKeyFormat } from '../../files/sharing.import.ts';

export const loader = reading(({ tx }) => formatFileResponse(tx, sharingKeyFormat));
