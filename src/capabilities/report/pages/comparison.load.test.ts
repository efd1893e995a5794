import { expect, it } from 'vitest';
import { arrangeList } from '../../../web/list-state.ts';
import { type ComparedLine, comparedColumns, sizeOf } from './comparison.load.ts';

const line = (plain: string): ComparedLine => ({
  ...{ key: plain, place: '', name: plain, status: 'equal', computed: null, published: null },
  sizes: { computed: sizeOf(plain), published: null },
});

it('sorts what was compared by its size, not by its first digits, texts after numbers and nothing last', () => {
  const lines = ['1010', '136.5', '', '-2', 'Cegid', '20000'].map(line);
  const sorted = arrangeList(lines, comparedColumns, { search: '', sort: 'calcule', descending: false });
  expect(sorted.map(({ name }) => name)).toEqual(['-2', '136.5', '1010', '20000', 'Cegid', '']);
});
