import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseArxivId } from './arxiv-id';

test.each([
  ['2401.00001', { id: '2401.00001' }],
  ['0704.0001v12', { id: '0704.0001', version: 12 }],
  ['arXiv:2401.00001v2', { id: '2401.00001', version: 2 }],
  [' hep-th/9901001 ', { id: 'hep-th/9901001' }],
  ['solv-int/9901001v3', { id: 'solv-int/9901001', version: 3 }],
  ['math.GT/0309136', { id: 'math/0309136' }],
])('%s', (raw, expected) => {
  expect(parseArxivId(raw)).toEqual(expected);
});

test.each([
  '2413.00001',
  '2400.00001',
  '2401.001',
  '2401.000011',
  '2401.00001v0',
  '2401.00001x',
  'math/9913001',
  'math.gt/0309136',
  '10.1000/2401.00001',
  'trending',
  '',
])('%s is none', (raw) => {
  expect(parseArxivId(raw)).toBeNull();
});

test('what is read reads the same again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^([a-z-]{1,9}\/)?\d{4}\.?\d{3,6}(v\d)?$/), (raw) => {
      const parsed = parseArxivId(raw);
      if (parsed) expect(parseArxivId(parsed.id)).toEqual({ id: parsed.id });
    }),
  );
});
