import { expect, test } from 'vitest';
import { parsePublisherDate } from './publisher-date';

test.each([
  ['20200131', '2020-01-31'],
  ['20201399', undefined],
  ['19/03/2009', '2009-03-19'],
  ['03/19/2009', '2009-03-19'],
  ['3.3.2009', '2009-03-03'],
  ['03/04/2009', '2009'],
  ['31/31/2009', undefined],
  ['Dec 2006', '2006-12'],
])('%s', (raw, expected) => {
  expect(parsePublisherDate(raw)).toBe(expected);
});
