import { expect, test } from 'vitest';
import { parsePublisherDate } from './publisher-date';

test.each([
  ['20200131', '2020-01-31'],
  ['20201399', undefined],
  ['19/03/2009', '2009-03-19'],
  ['03/19/2009', '2009-03-19'],
  ['3.3.2009', '2009-03-03'],
  ['03/04/2009', '2009'],
  ['31/31/2009', '2009'],
  ['2004-00-00', '2004'],
  ['0000/00/00', undefined],
  ['Spring 1999', '1999'],
  ['1998/1999', '1998'],
  ['March 5th, 2004', '2004-03-05'],
  ['Jan-Feb 2004', '2004-01'],
  ['Wed Mar 05 00:00:00 UTC 2004', '2004-03-05'],
  ['2004年3月5日', '2004-03-05'],
  ['from 1990 until 1999', undefined],
  ['Dec 2006', '2006-12'],
])('%s', (raw, expected) => {
  expect(parsePublisherDate(raw)).toBe(expected);
});
