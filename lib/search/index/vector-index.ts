import { BLOCK_ROWS } from './paper-rows';

/** Products of an integer vector with each row of a block: see `productsInTypeScript`. */
export type RowProducts = (rows: Int8Array, count: number, vector: Int16Array, products: Int32Array) => void;

/** Largest whole numbers of a row and of a vector that rows are compared with; 256 products of both fit 32 bits. */
const ROW_RANGE = 127;
const VECTOR_RANGE = 32_767;

/** The vectors of a block of rows, as they are stored. */
export interface StoredVectors {
  codes: Int8Array;
  scales: Float32Array;
}

/**
 * Vectors of one model, a byte a number: a fourth of the room, and of the time to read it. What is near by them is
 * compared again in full by whoever asks; `slack` says how far they may err.
 */
export class VectorIndex {
  /** `dimensions` whole numbers a row. */
  codes = new Int8Array(0);
  /** What one of a row's whole numbers stands for; 0 where the row has no vector. */
  scales = new Float32Array(0);
  /** The greatest distance of a row to what its whole numbers stand for. */
  slack = 0;
  /** Blocks of rows that are not stored as they are. */
  readonly changed = new Set<number>();

  constructor(
    readonly dimensions: number,
    private readonly rowProducts: RowProducts = productsInTypeScript,
  ) {}

  /** @param vector of unit length; one of another model's width, or of zeros, is left out */
  put(row: number, vector: Float32Array): void {
    this.makeRoom(row + 1);
    this.changed.add(Math.floor(row / BLOCK_ROWS));
    const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    this.scales[row] = 0;
    if (vector.length !== this.dimensions || !(largest > 0)) return;
    const scale = Math.fround(largest / ROW_RANGE);
    let error = 0;
    for (let at = 0; at < vector.length; at++) {
      const code = Math.round((vector[at] as number) / scale);
      this.codes[row * this.dimensions + at] = code;
      error += ((vector[at] as number) - code * scale) ** 2;
    }
    this.scales[row] = scale;
    this.slack = Math.max(this.slack, Math.sqrt(error));
  }

  remove(row: number): void {
    if (row < this.scales.length) this.scales[row] = 0;
  }

  has(row: number): boolean {
    return (this.scales[row] ?? 0) > 0;
  }

  /**
   * The cosine to each row, no more than `slack` and rounding away from the true one; `NaN` where a row has no vector.
   * `null` for a vector of zeros or of another width.
   */
  compare(vector: Float32Array, rows: number): Float32Array | null {
    const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    if (vector.length !== this.dimensions || !(largest > 0)) return null;
    this.makeRoom(rows);
    const scale = largest / VECTOR_RANGE;
    const products = new Int32Array(rows);
    const asked = Int16Array.from(vector, (x) => Math.round(x / scale));
    this.rowProducts(this.codes, rows, asked, products);
    const cosines = new Float32Array(rows);
    for (let row = 0; row < rows; row++) {
      const of = this.scales[row] as number;
      cosines[row] = of > 0 ? (products[row] as number) * of * scale : Number.NaN;
    }
    return cosines;
  }

  stored(block: number): StoredVectors {
    const [start, end] = [block * BLOCK_ROWS, (block + 1) * BLOCK_ROWS];
    this.makeRoom(end);
    return {
      codes: this.codes.slice(start * this.dimensions, end * this.dimensions),
      scales: this.scales.slice(start, end),
    };
  }

  restore(block: number, { codes, scales }: StoredVectors): void {
    this.makeRoom(block * BLOCK_ROWS + scales.length);
    this.codes.set(codes, block * BLOCK_ROWS * this.dimensions);
    this.scales.set(scales, block * BLOCK_ROWS);
  }

  /** Room for so many rows. */
  private makeRoom(rows: number): void {
    if (rows <= this.scales.length) return;
    const room = Math.max(rows, Math.ceil(this.scales.length * 1.5));
    const codes = new Int8Array(room * this.dimensions);
    codes.set(this.codes);
    this.codes = codes;
    const scales = new Float32Array(room);
    scales.set(this.scales);
    this.scales = scales;
  }
}

/**
 * Writes to `products` the dot product of `vector` with each of the first `count` rows, which are as wide as it.
 * @param vector numbers small enough that a sum of products fits 32 bits
 */
export const productsInTypeScript: RowProducts = (rows, count, vector, products) => {
  const width = vector.length;
  for (let row = 0, start = 0; row < count; row++, start += width) {
    let sum = 0;
    for (let at = 0; at < width; at++) sum += (rows[start + at] as number) * (vector[at] as number);
    products[row] = sum;
  }
};
