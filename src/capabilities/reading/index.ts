export { openFigure } from './open-figure.ts';
