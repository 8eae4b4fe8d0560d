import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileName, unusedName } from './file-name';

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', minLength: 60, maxLength: 250 }),
  fc.string({
    unit: fc.constantFrom('图', '한', 'é', 'e\u0301', '🚀', '\ud83d', '.', ' ', 'a'),
    maxLength: 400,
  }),
  fc.constantFrom('con', 'NUL.txt', '..', 'README.md', 'a.md', 'ß', 'SS', ''),
);

it('makes names that are valid on every file system, with space for a number and extensions', () => {
  fc.assert(
    fc.property(names, (name) => {
      const made = fileName(name);
      expect(made).not.toBe('');
      expect(made.isWellFormed()).toBe(true);
      expect(bytesOf(`@${made} 9999.md.encrypted`)).toBeLessThanOrEqual(255);
      expect(made).not.toMatch(/[*"\\/<>:|?#^[\]%\p{Cc}]|^[.\s]|[.\s]$|\.md$/u);
    }),
    { numRuns: 2_000 },
  );
});

it('makes names unique that become equal when cut, or that are equal to a file system', () => {
  fc.assert(
    fc.property(fc.array(names, { maxLength: 8 }), (all) => {
      const taken = new Set<string>();
      const made = all.map((name) => unusedName(fileName(name), taken));
      expect(new Set(made.map((name) => name.normalize('NFD').toLowerCase())).size).toBe(all.length);
    }),
  );
});

it.each([
  ['图'.repeat(110), '图'.repeat(75)],
  [`${'a'.repeat(99)}🚀`, 'a'.repeat(99)],
  [`${'a'.repeat(99)}x\u0323\u0301y`, 'a'.repeat(99)],
  ['Short name', 'Short name'],
  ['. hidden', 'hidden'],
])('cuts %s between characters', (name, made) => {
  expect(fileName(name)).toBe(made);
});
