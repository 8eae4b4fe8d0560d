import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainRows } from '@/lib/vectors/byte-rows';
import { assembled } from '@/tests/support/assemble-simd';
import { rowProducts } from './row-products';
import { simdRows } from './simd-rows';

it('matches its source', async () => {
  expect(readFileSync('lib/simd/row-products.ts', 'utf8')).toBe(await assembled());
  // Otherwise the tests below would compare plain rows with themselves.
  expect(WebAssembly.validate(Buffer.from(rowProducts, 'base64'))).toBe(true);
});

it('gives exactly the products of plain TypeScript, even after it has grown', () => {
  const byte = fc.integer({ min: -127, max: 127 });
  const number = fc.integer({ min: -32_767, max: 32_767 });
  fc.assert(
    fc.property(
      fc.constantFrom(16, 32, 256, 24),
      fc.array(byte, { minLength: 1, maxLength: 50 }),
      fc.array(number, { minLength: 1, maxLength: 50 }),
      fc.integer({ min: 1, max: 9_000 }),
      (width, bytes, numbers, count) => {
        const vector = Int16Array.from({ length: width }, (_, at) => numbers[at % numbers.length] as number);
        const [plain, simd] = [plainRows, simdRows].map((make) => {
          const rows = make(width);
          for (const part of [Math.ceil(count / 2), count]) {
            rows.grow(part * width);
            for (let at = 0; at < rows.bytes.length; at += 7)
              rows.bytes[at] = bytes[at % bytes.length] as number;
          }
          return rows.products(vector, count);
        });
        expect(simd).toEqual(plain);
      },
    ),
    { numRuns: 40 },
  );
});

it('sums the largest products without overflow', () => {
  for (const make of [plainRows, simdRows]) {
    const rows = make(256);
    rows.grow(512);
    rows.bytes.fill(127).fill(-127, 256);
    const sum = 127 * 32_767 * 256;
    expect([...rows.products(new Int16Array(256).fill(32_767), 2)]).toEqual([sum, -sum]);
  }
});
