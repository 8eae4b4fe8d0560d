import { type FieldTerms, textFields } from './fields';
import { DecodedPostings, PostingsWriter } from './postings';
import { TermDictionary } from './term-dictionary';

/**
 * Size from which a chunk of postings is closed, in bytes. Chunks are stored and read separately; the postings of a
 * term are never divided.
 */
const CHUNK_BYTES = 1 << 18;

/** A segment as it is stored. Its dictionary is read at once, its postings in chunks when queries need them. */
export interface StoredSegment {
  /** Its papers are the rows from `first` to `end`, without `end`. */
  first: number;
  end: number;
  /** `TermDictionary.groups`. */
  groups: readonly string[];
  /** For each term, the position at which its postings end in its chunk. */
  ends: Uint32Array;
  /** For each chunk, the number of the first term after it. */
  chunkTerms: Uint32Array;
}

/**
 * An immutable index of the words of consecutive papers. Removed papers stay in it until it is joined with another
 * segment; readers skip them.
 */
export class WordSegment {
  readonly terms: TermDictionary;

  /** @param chunks Chunks of postings; `null` if they are not read yet. */
  constructor(
    readonly stored: StoredSegment,
    readonly chunks: (Uint8Array | null)[],
  ) {
    this.terms = new TermDictionary(stored.groups, stored.ends.length);
  }

  /** The chunk that contains the term's postings. */
  chunkOf(term: number): number {
    const { chunkTerms } = this.stored;
    let low = 0;
    let high = chunkTerms.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((chunkTerms[middle] as number) > term) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Adds the term's postings to `decoded`. @throws Error if its chunk was not read. */
  decode(term: number, decoded: DecodedPostings, live: Uint8Array): void {
    const chunk = this.chunkOf(term);
    const bytes = this.chunks[chunk];
    if (!bytes) throw new Error('Postings that were not read.');
    const isFirst = term === 0 || this.stored.chunkTerms[chunk - 1] === term;
    const start = isFirst ? 0 : (this.stored.ends[term - 1] as number);
    decoded.add(bytes, start, this.stored.ends[term] as number, this.stored.first, live);
  }
}

/** Writes a segment term by term, in ascending order. */
class SegmentWriter {
  private readonly terms: string[] = [];
  private readonly ends: number[] = [];
  private readonly chunkTerms: number[] = [];
  private readonly chunks: Uint8Array[] = [];
  private postings = new PostingsWriter();
  private row = 0;

  constructor(
    private readonly first: number,
    private readonly end: number,
  ) {}

  startTerm(): void {
    this.row = this.first;
  }

  posting(row: number, counts: ArrayLike<number>, from = 0): void {
    this.postings.write(row - this.row, counts, from);
    this.row = row;
  }

  endTerm(term: string): void {
    this.terms.push(term);
    this.ends.push(this.postings.length);
    if (this.postings.length >= CHUNK_BYTES) this.endChunk();
  }

  finish(): WordSegment {
    if (this.postings.length > 0) this.endChunk();
    const { first, end } = this;
    const { groups } = TermDictionary.of(this.terms);
    const ends = Uint32Array.from(this.ends);
    return new WordSegment(
      { first, end, groups, ends, chunkTerms: Uint32Array.from(this.chunkTerms) },
      this.chunks,
    );
  }

  private endChunk(): void {
    this.chunks.push(this.postings.bytes.slice(0, this.postings.length));
    this.chunkTerms.push(this.terms.length);
    this.postings.length = 0;
  }
}

/** Makes a segment of papers in consecutive rows, starting at `first`; `null` is a paper that was removed. */
export function segmentOf(first: number, papers: readonly (FieldTerms | null)[]): WordSegment {
  const width = textFields.length;
  /** For each term, its rows and, as `width` numbers per row, how often each field contains it. */
  const found = new Map<string, { rows: number[]; counts: number[] }>();
  papers.forEach((paper, nth) => {
    if (!paper) return;
    textFields.forEach((field, number) => {
      for (const term of paper[field]) {
        const postings = found.get(term) ?? { rows: [], counts: [] };
        found.set(term, postings);
        if (postings.rows.at(-1) !== first + nth) {
          postings.rows.push(first + nth);
          for (let nth = 0; nth < width; nth++) postings.counts.push(0);
        }
        const at = postings.counts.length - width + number;
        postings.counts[at] = (postings.counts[at] as number) + 1;
      }
    });
  });
  const writer = new SegmentWriter(first, first + papers.length);
  for (const term of [...found.keys()].sort()) {
    const { rows, counts } = found.get(term) as { rows: number[]; counts: number[] };
    writer.startTerm();
    rows.forEach((row, nth) => {
      writer.posting(row, counts, nth * width);
    });
    writer.endTerm(term);
  }
  return writer.finish();
}

/** Joins two adjacent segments into one, without removed papers. All chunks must be read. */
export function mergeSegments(a: WordSegment, b: WordSegment, live: Uint8Array): WordSegment {
  const width = textFields.length;
  const writer = new SegmentWriter(a.stored.first, b.stored.end);
  const decoded = new DecodedPostings(b.stored.end - a.stored.first);
  const [left, right] = [a.terms[Symbol.iterator](), b.terms[Symbol.iterator]()];
  let [one, other] = [left.next(), right.next()];
  let [nthOne, nthOther] = [0, 0];
  while (!(one.done && other.done)) {
    const takesOne = other.done || (!one.done && one.value <= other.value);
    const takesOther = one.done || (!other.done && other.value <= one.value);
    const term = (takesOne ? one.value : other.value) as string;
    decoded.size = 0;
    if (takesOne) {
      a.decode(nthOne++, decoded, live);
      one = left.next();
    }
    if (takesOther) {
      b.decode(nthOther++, decoded, live);
      other = right.next();
    }
    if (decoded.size === 0) continue;
    writer.startTerm();
    for (let nth = 0; nth < decoded.size; nth++)
      writer.posting(decoded.rows[nth] as number, decoded.counts, nth * width);
    writer.endTerm(term);
  }
  return writer.finish();
}
