/** Dot product of `size` numbers of `a` from `aStart` and of `b` from `bStart`. */
export function dot(
  a: ArrayLike<number>,
  aStart: number,
  b: ArrayLike<number>,
  bStart: number,
  size: number,
): number {
  let sum = 0;
  // Reading past the end would give `undefined`; every caller passes rows of one width.
  for (let i = 0; i < size; i++) sum += (a[aStart + i] as number) * (b[bStart + i] as number);
  return sum;
}

/** Adds `factor` times `size` numbers of `b` from `bStart` to `a`, from `aStart`. */
export function addScaled(
  a: Float32Array | Float64Array,
  aStart: number,
  b: ArrayLike<number>,
  bStart: number,
  size: number,
  factor: number,
): void {
  for (let i = 0; i < size; i++)
    a[aStart + i] = (a[aStart + i] as number) + factor * (b[bStart + i] as number);
}

/** Euclidean length. */
export function norm(vector: ArrayLike<number>): number {
  return Math.sqrt(dot(vector, 0, vector, 0, vector.length));
}

/** Cosine of two vectors of one width, -1 to 1; 0 where one of them is zero. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const lengths = norm(a) * norm(b);
  return lengths > 0 ? dot(a, 0, b, 0, a.length) / lengths : 0;
}

/**
 * The vector at length 1. A vector that says nothing (empty, all zero, or not finite) becomes zeros: it is
 * then alike to nothing, and its paper is judged by its words alone.
 */
export function unit(vector: ArrayLike<number>, size: number): Float32Array {
  const result = new Float32Array(size);
  if (vector.length !== size) return result;
  const length = norm(vector);
  if (!(length > 0) || !Number.isFinite(length)) return result;
  for (let i = 0; i < size; i++) result[i] = (vector[i] as number) / length;
  return result;
}
