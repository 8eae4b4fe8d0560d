import { expect, it } from 'vitest';
import { matchOf } from './match-strength';

it.each([
  [1, 'strong'],
  [0.75, 'strong'],
  [0.7499, 'fair'],
  [0.46, 'fair'],
  [0.4599, 'weak'],
  [0, 'weak'],
] as const)('a confidence of %d is a %s match', (confidence, match) => {
  expect(matchOf(confidence)).toBe(match);
});
