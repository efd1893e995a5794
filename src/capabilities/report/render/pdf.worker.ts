import { servePdf } from '../../../web/print/pdf-thread.ts';
import { compilePdf } from './typst.ts';

servePdf(compilePdf);
