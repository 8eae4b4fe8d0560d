import { expect, test } from 'vitest';
import { plainAbstract } from './plain-abstract';

test.each([
  ['No abstract available.', ''],
  ['[No abstract]', ''],
  ['N/A', ''],
  ['To read the full text, log in or purchase access.', ''],
  ['None of the known walls stand. We show why.', 'None of the known walls stand. We show why.'],
  ['To read minds, we build walls.', 'To read minds, we build walls.'],
  ['ABSTRACT We build walls.', 'We build walls.'],
  ['Abstract We build walls.', 'We build walls.'],
  ['Abstract Interpretation is old.', 'Abstract Interpretation is old.'],
  ['Abstract: We build walls.', 'We build walls.'],
  ['Abstract walls are built.', 'Abstract walls are built.'],
  ['We build walls. [abs] [pdf][bib]', 'We build walls.'],
  ['We build walls. © 2020 The Authors. Published by Example.', 'We build walls.'],
  ['We build walls. Copyright © 2020 Example Ltd. All rights reserved.', 'We build walls.'],
  ['We build walls. Keywords: walls; bricks', 'We build walls.'],
  [
    'Walls are (c) built and (d) torn down. We count them.',
    'Walls are (c) built and (d) torn down. We count them.',
  ],
])('%s', (raw, expected) => {
  expect(plainAbstract(raw)).toBe(expected);
});
