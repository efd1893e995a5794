export { importsReader } from './imports.reader.ts';
