import { expect, test } from 'vitest';
import { lightness } from './colour-scheme';

test.each([
  ['rgb(0, 0, 0)', 0],
  ['rgba(255, 255, 255, 0.8)', 1],
  ['rgb(255 255 255 / 80%)', 1],
  ['oklch(0.21 0.034 264.7)', 0.21],
  ['oklab(0.98 -0.001 2e-3)', 0.98],
  ['lab(96.5 0 0)', 0.965],
  ['color(srgb 0.9 0.9 0.9)', 0.9],
  ['color(display-p3 0.1 0.1 0.1)', 0.1],
  ['inherit', 0],
  ['', 0],
])('%s', (colour, expected) => {
  expect(lightness(colour)).toBeCloseTo(expected, 2);
});
