import { expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { type Kind, kindsDuring } from './kind.ts';

const kind = (code: string, fromDay: string | null, toDay: string | null): Kind => ({
  code,
  name: code,
  parent: null,
  fromDay: fromDay === null ? null : day(fromDay),
  toDay: toDay === null ? null : day(toDay),
});

it('a kind belongs to a year when it was called for on one of its days', () => {
  const kinds = [
    kind('toujours', null, null),
    kind('jusqu-en-2018', null, '2019-01-01'),
    kind('depuis-2020', '2020-01-01', null),
  ];
  const of = (year: number) => kindsDuring(kinds, day(`${year}-01-01`), day(`${year + 1}-01-01`)).map((one) => one.code);
  expect(of(2018)).toEqual(['toujours', 'jusqu-en-2018']);
  expect(of(2019)).toEqual(['toujours']);
  expect(of(2020)).toEqual(['toujours', 'depuis-2020']);
});
