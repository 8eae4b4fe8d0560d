import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { PaperWords } from '@/lib/engine/text/vocabulary';

/** One paper as the engine keeps it; its vector stands in the table's `vectors` at the same row. */
export interface PaperRow {
  id: PaperId;
  title: string;
  words: PaperWords;
  place: Place;
  also: TopicId[];
  pinned: boolean;
  rejected: TopicId[];
}

/** All papers, Unsorted ones included: rows that keep their number while the paper stays, one block of vectors. */
export class PaperTable {
  readonly rows: (PaperRow | undefined)[] = [];
  vectors: Float32Array;
  readonly #rowOf = new Map<PaperId, number>();
  readonly #free: number[] = [];

  constructor(
    readonly dimensions: number,
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

  /** Adds a paper that the table lacks; answers with its row. */
  add(paper: PaperRow, vector: Float32Array): number {
    const row = this.#free.pop() ?? this.rows.length;
    if ((row + 1) * this.dimensions > this.vectors.length) {
      const larger = new Float32Array(Math.max(this.vectors.length * 1.5, (row + 1) * this.dimensions));
      larger.set(this.vectors);
      this.vectors = larger;
    }
    this.rows[row] = paper;
    this.vectors.set(vector, row * this.dimensions);
    this.#rowOf.set(paper.id, row);
    return row;
  }

  remove(row: number): void {
    const paper = this.rows[row];
    if (!paper) return;
    this.rows[row] = undefined;
    this.#rowOf.delete(paper.id);
    this.#free.push(row);
  }

  /** A view of the row's vector. */
  vector(row: number): Float32Array {
    return this.vectors.subarray(row * this.dimensions, (row + 1) * this.dimensions);
  }
}

/** Every topic that a paper counts for. */
export function topicsOf(paper: PaperRow): TopicId[] {
  return paper.place === UNSORTED ? paper.also : [paper.place, ...paper.also];
}
