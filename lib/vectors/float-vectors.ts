/**
 * Dot product of `size` numbers of `a` from `aStart` and of `b` from `bStart`; both ranges must lie within the
 * arrays. Both are Float32Array: with mixed array types this was the slowest line of the engine.
 */
export function dot(a: Float32Array, aStart: number, b: Float32Array, bStart: number, size: number): number {
  let even = 0;
  let odd = 0;
  const pairs = size - (size % 2);
  for (let i = 0; i < pairs; i += 2) {
    even += (a[aStart + i] as number) * (b[bStart + i] as number);
    odd += (a[aStart + i + 1] as number) * (b[bStart + i + 1] as number);
  }
  if (pairs < size) even += (a[aStart + pairs] as number) * (b[bStart + pairs] as number);
  return even + odd;
}

/** Adds `factor` times `size` numbers of `b` (from `bStart`) to `a` (from `aStart`). */
export function addScaled(
  a: Float64Array,
  aStart: number,
  b: Float32Array | Float64Array,
  bStart: number,
  size: number,
  factor: number,
): void {
  for (let i = 0; i < size; i++)
    a[aStart + i] = (a[aStart + i] as number) + factor * (b[bStart + i] as number);
}

/** Euclidean length. */
export function norm(vector: Float32Array | Float64Array): number {
  let square = 0;
  for (let i = 0; i < vector.length; i++) square += (vector[i] as number) ** 2;
  return Math.sqrt(square);
}

/**
 * Scales a vector to length 1. An unusable vector (wrong length, all zeros, or not finite) becomes zeros: it is
 * similar to nothing, so its paper is placed by its words alone.
 */
export function unit(vector: Float32Array | Float64Array, size: number): Float32Array {
  const result = new Float32Array(size);
  if (vector.length !== size) return result;
  const length = norm(vector);
  if (!(length > 0) || !Number.isFinite(length)) return result;
  for (let i = 0; i < size; i++) result[i] = (vector[i] as number) / length;
  return result;
}

/**
 * Scales `size` numbers of `from` (from `start`) to length 1 and writes them into `to` (from `at`); zeros stay
 * zeros.
 */
export function writeUnit(
  from: Float64Array,
  start: number,
  to: Float32Array,
  at: number,
  size: number,
): void {
  let square = 0;
  for (let i = 0; i < size; i++) square += (from[start + i] as number) ** 2;
  const factor = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < size; i++) to[at + i] = (from[start + i] as number) * factor;
}

/**
 * Scales a vector to unit length, in place, and returns it. A vector without a direction (all zeros, or not finite)
 * becomes zeros: its cosine with anything is 0.
 */
export function toUnitLength(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  if (!(length > 0 && length < Number.POSITIVE_INFINITY)) return vector.fill(0);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
  return vector;
}
