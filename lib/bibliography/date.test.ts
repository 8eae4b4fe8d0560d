import { expect, test } from 'vitest';
import { parseDate } from './date';

test.each([
  ['2024/01/31', '2024-01-31'],
  [' 2024-02-29T23:00:00Z', '2024-02-29'],
  ['2021/7/5', '2021-07-05'],
  ['2021/08', '2021-08'],
  ['2004', '2004'],
  ['31 January, 2024; v1 submitted', '2024-01-31'],
  ['3 Sept 2024', '2024-09-03'],
  ['Dec 20, 2006', '2006-12-20'],
  ['August 2019', '2019-08'],
  ['2012 Nov 26', '2012-11-26'],
  ['2023/02/29', undefined],
  ['2023/02/31', undefined],
  ['2024/13/01', undefined],
  ['2024/01/311', undefined],
  ['31 Foo 2024', undefined],
  ['20245', undefined],
  ['', undefined],
])('%s as a date', (raw, expected) => {
  expect(parseDate(raw)).toBe(expected);
});
