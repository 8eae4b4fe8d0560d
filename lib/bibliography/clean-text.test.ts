import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text';

test('white space is single and nothing is invisible', () => {
  expect(cleanText('  a\n\tb\u00a0\u2003c\u0000d\u202ee\u200bf\ufeff ', 100)).toBe('a b c def');
});

test('a text is cut between characters', () => {
  expect(cleanText('ab\u{1f600}', 3)).toBe('ab');
  expect(cleanText('ab cd', 3)).toBe('ab');
  expect(cleanText('lone \ud800 half', 20)).toBe('lone half');
});

test('what is clean stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (raw, max) => {
      const text = cleanText(raw, max);
      expect(text.length).toBeLessThanOrEqual(max);
      expect(cleanText(text, max)).toBe(text);
    }),
    { numRuns: 200 },
  );
}, 60_000);
