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
