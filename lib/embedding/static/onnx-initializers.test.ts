import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '@/lib/domain/errors';
import { tinyOnnx } from '@/tests/support/tiny-static-model';
import { readOnnxInitializers } from './onnx-initializers';

const file = tinyOnnx(
  [
    [1, -2],
    [3, 127],
  ],
  [0.5, 2],
);

describe('readOnnxInitializers', () => {
  it('reads names, shapes and bytes', () => {
    const initializers = readOnnxInitializers(file);
    expect([...initializers.keys()]).toEqual(['embedding_table', 'embedding_scale']);
    expect(initializers.get('embedding_table')).toMatchObject({ dims: [2, 2], dataType: 3 });
    expect([...(initializers.get('embedding_table')?.raw ?? [])]).toEqual([1, 254, 3, 127]);
    expect(initializers.get('embedding_scale')).toMatchObject({ dims: [2], dataType: 1 });
  });

  it('reads dims that are packed', () => {
    const packed = Uint8Array.from([0x3a, 11, 0x2a, 9, 0x0a, 3, 2, 0x80, 1, 0x42, 2, 0x61, 0x62]);
    expect(readOnnxInitializers(packed).get('ab')?.dims).toEqual([2, 128]);
  });

  it('finds nothing in an empty file', () => {
    expect(readOnnxInitializers(new Uint8Array()).size).toBe(0);
  });

  it('reports a truncated file, whatever its length', () => {
    // The first two bytes are a complete field, the version of the format.
    for (const length of [1, ...Array.from({ length: file.length - 3 }, (_, i) => i + 3)]) {
      expect(attempt(file.subarray(0, length))).toBe('model-damaged');
    }
  });

  it('reads any bytes without an unexpected error', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => attempt(bytes) !== 'other'));
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const damaged = file.slice();
        damaged[at] = byte;
        return attempt(damaged) !== 'other';
      }),
    );
  });
});

function attempt(bytes: Uint8Array): string {
  try {
    readOnnxInitializers(bytes);
    return 'read';
  } catch (error) {
    return error instanceof ExpectedError ? error.code : 'other';
  }
}
