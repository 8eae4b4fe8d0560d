import { expect, test } from 'vitest';
import { plainAbstract } from './plain-abstract';

test.each([
  ['No abstract available.', ''],
  ['[No abstract]', ''],
  ['N/A', ''],
  ['To read the full text, log in or purchase access.', ''],
  ['None of the known roads stand. We show why.', 'None of the known roads stand. We show why.'],
  ['To read signs, we build roads.', 'To read signs, we build roads.'],
  ['ABSTRACT We build roads.', 'We build roads.'],
  ['Abstract We build roads.', 'We build roads.'],
  ['Abstract Interpretation is old.', 'Abstract Interpretation is old.'],
  ['Abstract: We build roads.', 'We build roads.'],
  ['Abstract roads are built.', 'Abstract roads are built.'],
  ['We build roads. [abs] [pdf][bib]', 'We build roads.'],
  ['We build roads. © 2020 The Authors. Published by Example.', 'We build roads.'],
  ['We build roads. Copyright © 2020 Example Ltd. All rights reserved.', 'We build roads.'],
  ['We build roads. Keywords: roads; bricks', 'We build roads.'],
  [
    'Walls are (c) built and (d) torn down. We count them.',
    'Walls are (c) built and (d) torn down. We count them.',
  ],
])('%s', (raw, expected) => {
  expect(plainAbstract(raw)).toBe(expected);
});
