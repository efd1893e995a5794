import type { Dimension } from '../../kernel/measure.ts';

const flat = (fr: string, en: string): Dimension => ({ label: { fr, en }, shape: 'flat' });

export const chapterDimensions = {
  section: flat('section', 'section'),
  direction: flat('sens', 'direction'),
  chapter: flat('chapitre', 'chapter'),
  perimeter: flat('périmètre', 'perimeter'),
};

export const detailDimensions = { ...chapterDimensions, detail: flat('détail', 'detail') };
