import { expect, test } from 'vitest';
import { parseAuthor, parseAuthors } from './author';

test.each([
  ['Riedl, Mark O.', 'Riedl', 'Mark O.'],
  ['Mark O. Riedl', 'Riedl', 'Mark O.'],
  ['Ludwig van der Rohe', 'van der Rohe', 'Ludwig'],
  ['Van Nguyen', 'Nguyen', 'Van'],
  ['Sammy Davis Jr.', 'Davis Jr.', 'Sammy'],
  ['Davis, Sammy, Jr.', 'Davis Jr.', 'Sammy'],
  ['Davis, Jr., Sammy', 'Davis Jr.', 'Sammy'],
  ['Sammy van der Davis, III', 'van der Davis III', 'Sammy'],
  ['Collaboration, the ATLAS', 'ATLAS Collaboration', ''],
  ['The BABAR Collaboration', 'BABAR Collaboration', ''],
  ['Institute for Seas and Shores', 'Institute for Seas and Shores', ''],
  ['Plato', 'Plato', ''],
  ['李飞飞', '李飞飞', ''],
  ['ATLAS Collaboration', 'ATLAS Collaboration', ''],
  ['de la Cruz', 'de la Cruz', ''],
  [', Nobody ,', 'Nobody', ''],
  ['\u202eAda\u2066  Example\n', 'Example', 'Ada'],
])('%s', (raw, family, given) => {
  expect(parseAuthor(raw)).toEqual({ family, given });
});

test('names that are empty are left out', () => {
  expect(parseAuthors(['', ' ', '\u200b', ',', ':', '(1)', 'Ada Example'])).toEqual([
    { family: 'Example', given: 'Ada' },
  ]);
});
