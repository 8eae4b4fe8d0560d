import { expect, test } from 'vitest';
import { isCategory } from './arxiv-categories';

test.each([
  'cs.LG',
  'q-bio.NC',
  'q-fin.ST',
  'physics.ao-ph',
  'physics.optics',
  'cond-mat.mes-hall',
  'hep-th',
  'q-bio',
  'astro-ph',
  'cmp-lg',
  'eess.IV',
  'stat.ML',
])('%s is a category', (code) => {
  expect(isCategory(code)).toBe(true);
});

test.each(['', 'cs.', 'x-foo.AB', 'hep-th.AB', 'cs.lg', 'cs.LG.LG', 'CS.LG', 'biology'])(
  '%s is none',
  (code) => {
    expect(isCategory(code)).toBe(false);
  },
);
