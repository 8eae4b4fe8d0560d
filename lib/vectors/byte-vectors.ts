import { type MakeByteRows, plainRows } from './byte-rows';

/** The largest integer in a row, and in the vector that rows are compared with. */
const ROW_RANGE = 127;
const VECTOR_RANGE = 32_767;

/** A range of rows in the form in which they are stored. */
export interface StoredVectors {
  codes: Int8Array;
  scales: Float32Array;
}

/**
 * Vectors of one model, with one byte per number: a quarter of the memory and of the time to read them. Cosines can
 * be wrong by up to `slack`, so callers compare the rows that may be among the nearest again with the full vectors,
 * and miss nothing.
 */
export class ByteVectors {
  /** The factor of each row's integers; 0 if the row has no vector. */
  private scales = new Float32Array(0);
  private readonly rows;
  private readonly vectorRange;
  /** The greatest distance between a row's vector and its rounded form. */
  rowSlack = 0;

  constructor(
    readonly dimensions: number,
    makeRows: MakeByteRows = plainRows,
    capacity = 0,
  ) {
    this.rows = makeRows(dimensions);
    // A sum of products must fit in 32 bits.
    this.vectorRange = Math.min(VECTOR_RANGE, Math.floor((2 ** 31 - 1) / (ROW_RANGE * dimensions)));
    this.makeSpace(capacity);
  }

  /** How far a cosine with a unit vector may be from the true one. */
  get slack(): number {
    return this.rowSlack + Math.sqrt(this.dimensions) / this.vectorRange;
  }

  /**
   * Stores a row. @param vector Of unit length. A vector of another length than `dimensions`, or of zeros, leaves
   * the row empty.
   */
  put(row: number, vector: Float32Array): void {
    this.makeSpace(row + 1);
    this.scales[row] = 0;
    const largest = largestOf(vector);
    if (vector.length !== this.dimensions || !(largest > 0)) return;
    const scale = Math.fround(largest / ROW_RANGE);
    const { bytes } = this.rows;
    const start = row * this.dimensions;
    let error = 0;
    for (let at = 0; at < vector.length; at++) {
      const x = vector[at] as number;
      const code = Math.round(x / scale);
      bytes[start + at] = code;
      error += (x - code * scale) ** 2;
    }
    this.scales[row] = scale;
    this.rowSlack = Math.max(this.rowSlack, Math.sqrt(error));
  }

  remove(row: number): void {
    if (row < this.scales.length) this.scales[row] = 0;
  }

  has(row: number): boolean {
    return (this.scales[row] ?? 0) > 0;
  }

  /**
   * The cosine of a unit vector with each of the first `count` rows, to within `slack`; `NaN` for rows without a
   * vector. Returns `null` for a vector of zeros or of another length.
   */
  compare(vector: Float32Array, count: number): Float32Array | null {
    const largest = largestOf(vector);
    if (vector.length !== this.dimensions || !(largest > 0)) return null;
    this.makeSpace(count);
    const scale = largest / this.vectorRange;
    const products = this.rows.products(
      Int16Array.from(vector, (x) => Math.round(x / scale)),
      count,
    );
    const cosines = new Float32Array(count);
    for (let row = 0; row < count; row++) {
      const rowScale = this.scales[row] as number;
      cosines[row] = rowScale > 0 ? (products[row] as number) * rowScale * scale : Number.NaN;
    }
    return cosines;
  }

  /** The rows from `start` to `end`, without `end`. */
  stored(start: number, end: number): StoredVectors {
    this.makeSpace(end);
    return {
      codes: this.rows.bytes.slice(start * this.dimensions, end * this.dimensions),
      scales: this.scales.slice(start, end),
    };
  }

  restore(start: number, { codes, scales }: StoredVectors): void {
    this.makeSpace(start + scales.length);
    this.rows.bytes.set(codes, start * this.dimensions);
    this.scales.set(scales, start);
  }

  private makeSpace(rows: number): void {
    if (rows <= this.scales.length) return;
    const capacity = Math.max(rows, Math.ceil(this.scales.length * 1.5));
    this.rows.grow(capacity * this.dimensions);
    const scales = new Float32Array(capacity);
    scales.set(this.scales);
    this.scales = scales;
  }
}

function largestOf(vector: Float32Array): number {
  let largest = 0;
  for (const x of vector) largest = Math.max(largest, Math.abs(x));
  return largest;
}
