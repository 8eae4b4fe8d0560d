import { expect, it } from 'vitest';
import { readCitationLine } from './citation-line';

it('reads a citation', () => {
  const line =
    'Mira Alder and Wil van Birch, On Walls, Journal of Walls, Vol. 12, No. 3/4 (Mar., 1999), pp. 1–9';
  expect(readCitationLine(line, 'On Walls')).toEqual({
    authors: [
      { family: 'Alder', given: 'Mira' },
      { family: 'van Birch', given: 'Wil' },
    ],
    ...{ published: '1999-03', venue: 'Journal of Walls', volume: '12', issue: '3/4', pages: '1-9' },
  });
});

it.each([
  ['We look at On Walls, and at others.', 'On Walls'],
  ['Mira Alder, On Walls, Journal of Walls, Vol. 12 (1999)', ''],
  ['Read On Walls, Vol. 2 of our journal.', 'On Walls'],
])('reads nothing from %s', (line, title) => expect(readCitationLine(line, title)).toEqual({}));
