import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { PaperWords } from '@/lib/engine/text/vocabulary';
import { type MakeByteRows, plainRows } from '@/lib/vectors/byte-rows';
import { ByteVectors } from '@/lib/vectors/byte-vectors';

/** One paper as the engine keeps it. Its vector is in the table's `vectors`, at the same row. */
export interface PaperRow {
  id: PaperId;
  title: string;
  words: PaperWords;
  place: Place;
  also: TopicId[];
  pinned: boolean;
  rejected: TopicId[];
}

/**
 * All papers, including those in Unsorted. A row keeps its number while the paper stays, and all vectors are in one
 * block.
 */
export class PaperTable {
  readonly rows: (PaperRow | undefined)[] = [];
  vectors: Float32Array;
  /** A number from 0 to 1 for each row, derived from the paper's id alone: see `sampleOf`. */
  readonly ranks: number[] = [];
  readonly #rowOf = new Map<PaperId, number>();
  readonly #free: number[] = [];
  #bytes: ByteVectors | null = null;

  constructor(
    readonly dimensions: number,
    readonly makeByteRows: MakeByteRows = plainRows,
    capacity = 64,
  ) {
    this.vectors = new Float32Array(capacity * dimensions);
  }

  get size(): number {
    return this.#rowOf.size;
  }

  /** The paper's row, or -1. */
  find(id: PaperId): number {
    return this.#rowOf.get(id) ?? -1;
  }

  /** Adds a paper that the table lacks. Returns its row. */
  add(paper: PaperRow, vector: Float32Array): number {
    const row = this.#free.pop() ?? this.rows.length;
    if ((row + 1) * this.dimensions > this.vectors.length) {
      const larger = new Float32Array(Math.max(this.vectors.length * 1.5, (row + 1) * this.dimensions));
      larger.set(this.vectors);
      this.vectors = larger;
    }
    this.rows[row] = paper;
    this.ranks[row] = rankOf(paper.id);
    this.vectors.set(vector, row * this.dimensions);
    this.#bytes?.put(row, vector);
    this.#rowOf.set(paper.id, row);
    return row;
  }

  /** Fills an empty table. `vectors` holds the papers' vectors in the same order and is not copied. */
  load(papers: readonly PaperRow[], vectors: Float32Array): void {
    this.vectors = vectors;
    for (const [row, paper] of papers.entries()) {
      this.rows.push(paper);
      this.ranks.push(rankOf(paper.id));
      this.#rowOf.set(paper.id, row);
    }
  }

  remove(row: number): void {
    const paper = this.rows[row];
    if (!paper) return;
    this.rows[row] = undefined;
    this.#bytes?.remove(row);
    this.#rowOf.delete(paper.id);
    this.#free.push(row);
  }

  /**
   * All of these rows, or about `limit` of them if there are more: those with the lowest ranks, so that the same
   * papers give the same sample in any order, and one paper more or less changes little.
   */
  sampleOf(rows: number[], limit: number): number[] {
    if (rows.length <= limit) return rows;
    const below = limit / rows.length;
    return rows.filter((row) => (this.ranks[row] as number) < below);
  }

  /** The vectors with one byte per number, created on first use. */
  get bytes(): ByteVectors {
    if (!this.#bytes) {
      this.#bytes = new ByteVectors(this.dimensions, this.makeByteRows, this.rows.length);
      for (const [row, paper] of this.rows.entries()) if (paper) this.#bytes.put(row, this.vector(row));
    }
    return this.#bytes;
  }

  /** A view of the row's vector. */
  vector(row: number): Float32Array {
    return this.vectors.subarray(row * this.dimensions, (row + 1) * this.dimensions);
  }
}

/** The id's hash (FNV-1a, then mixed as in MurmurHash3) as a number from 0 to 1. */
function rankOf(id: PaperId): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Every topic that a paper counts for. */
export function topicsOf(paper: PaperRow): TopicId[] {
  return paper.place === UNSORTED ? paper.also : [paper.place, ...paper.also];
}
