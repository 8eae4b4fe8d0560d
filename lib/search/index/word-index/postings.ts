import { textFields } from './fields';

/**
 * The postings of a term are the rows of the papers that contain it, in ascending order, each with the number of
 * occurrences in each field. A posting is encoded in bytes, usually two:
 *
 *     row minus the previous row (for the first one: minus the segment's first row), in groups of seven bits, lowest first
 *     mask: bit n is set if field n of `textFields` has the term; the highest bit is set if each of these has it once
 *     if it is not set: the number of occurrences, one byte for each field in the mask, at most 255
 */
const ONCE = 0x80;
const MOST = 255;

/** Decoded postings of one term. The arrays are reused for each term. */
export class DecodedPostings {
  size = 0;
  rows: Int32Array;
  /** Bits of the fields that contain the term. */
  masks: Uint8Array;
  /** How often each field contains it: `textFields.length` numbers per posting. */
  counts: Uint8Array;

  /** @param capacity Number of rows of the index, the maximum number of postings of a term. */
  constructor(capacity: number) {
    this.rows = new Int32Array(capacity);
    this.masks = new Uint8Array(capacity);
    this.counts = new Uint8Array(capacity * textFields.length);
  }

  /** Adds the postings in `bytes` from `start` to `end`, without those of rows that are not live. */
  add(bytes: Uint8Array, start: number, end: number, first: number, live: Uint8Array): void {
    const width = textFields.length;
    let row = first;
    let at = start;
    let { size } = this;
    while (at < end) {
      let shift = 0;
      let byte = bytes[at++] as number;
      let delta = byte & 0x7f;
      while (byte & 0x80) {
        shift += 7;
        byte = bytes[at++] as number;
        delta |= (byte & 0x7f) << shift;
      }
      row += delta;
      const code = bytes[at++] as number;
      const mask = code & 0x3f;
      const isLive = live[row] === 1;
      const place = size * width;
      if (code & ONCE) {
        if (isLive)
          for (let field = 0; field < width; field++) this.counts[place + field] = (mask >> field) & 1;
      } else
        for (let field = 0; field < width; field++) {
          const count = (mask >> field) & 1 ? (bytes[at++] as number) : 0;
          if (isLive) this.counts[place + field] = count;
        }
      if (!isLive) continue;
      this.rows[size] = row;
      this.masks[size++] = mask;
    }
    this.size = size;
  }
}

/** Writes postings one after the other. The first `length` bytes of `bytes` are the result. */
export class PostingsWriter {
  bytes = new Uint8Array(1 << 16);
  length = 0;

  /**
   * @param counts How often each field contains the term, starting at index `from`; at least one number is above 0.
   */
  write(delta: number, counts: ArrayLike<number>, from = 0): void {
    if (this.length + 16 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    let rest = delta;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[this.length++] = (rest & 0x7f) | 0x80;
    this.bytes[this.length++] = rest;
    let mask = 0;
    let once = true;
    for (let field = 0; field < textFields.length; field++) {
      const count = counts[from + field] as number;
      if (count > 0) mask |= 1 << field;
      if (count > 1) once = false;
    }
    this.bytes[this.length++] = once ? mask | ONCE : mask;
    if (once) return;
    for (let field = 0; field < textFields.length; field++) {
      const count = counts[from + field] as number;
      if (count > 0) this.bytes[this.length++] = Math.min(MOST, count);
    }
  }
}
