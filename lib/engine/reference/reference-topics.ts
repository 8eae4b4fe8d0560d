import { dot, writeUnit } from '@/lib/vectors/float-vectors';
import { PhraseMatcher } from './phrase-matcher';

/** A topic as people name it, independent of any library. */
export interface ReferenceTopic {
  name: string;
  /** Row of the topic above, always smaller than its own row; `null` at the top. */
  parent: number | null;
  /** Phrases that papers use for it. */
  phrases: string[];
}

/** The parts of a paper that are matched. */
export interface MatchedPaper {
  /** From the same model as the topics' vectors, of any nonzero length. */
  vector: Float32Array;
  title: string;
  /** Empty if unknown. */
  abstract: string;
}

/**
 * What a phrase in the title and one in the abstract add to the cosine. These and `TEMPERATURE`, the temperature of
 * the softmax, were chosen by reading the tree of 145 papers from daily-paper pages: a phrase in the title decides
 * between similar topics but does not outweigh the rest of the paper.
 */
const IN_TITLE = 0.12;
const IN_ABSTRACT = 0.05;
/**
 * Factor for a phrase of the topic above. If a title contains phrases of two topics, it favours the one whose field
 * the title names too.
 */
const ABOVE_SHARE = 0.5;
const TEMPERATURE = 0.04;
/** Share of the topics' mean that is subtracted from all vectors; the remainder distinguishes the topics. */
const MEAN_SHARE = 0.8;

/**
 * A reference of research topics in up to three levels, for naming and grouping papers the way people do. It says what
 * a paper is about among topics of all fields; it never overrules the person's own tree.
 */
export class ReferenceTopics {
  readonly dimensions: number;
  /** Levels above each topic: 0 at the top. */
  readonly depths: number[];
  readonly #matcher = new PhraseMatcher();
  readonly #mean: Float64Array;
  /** One unit row per topic, after subtracting most of the mean. */
  readonly #centred: Float32Array;

  /** @param vectors One row of `dimensions` numbers per topic, of any nonzero length. */
  constructor(
    readonly topics: readonly ReferenceTopic[],
    vectors: Float32Array,
  ) {
    this.dimensions = topics.length > 0 ? vectors.length / topics.length : 0;
    this.depths = [];
    for (const { parent } of topics)
      this.depths.push(parent === null ? 0 : (this.depths[parent] as number) + 1);
    topics.forEach(({ phrases }, row) => {
      for (const phrase of phrases) this.#matcher.add(phrase, row);
    });
    const units = new Float32Array(vectors.length);
    this.#mean = new Float64Array(this.dimensions);
    topics.forEach((_, row) => {
      const at = row * this.dimensions;
      writeUnit(new Float64Array(vectors.subarray(at, at + this.dimensions)), 0, units, at, this.dimensions);
      for (let i = 0; i < this.dimensions; i++)
        this.#mean[i] = (this.#mean[i] as number) + (units[at + i] as number) / topics.length;
    });
    this.#centred = new Float32Array(vectors.length);
    for (const row of topics.keys()) this.#writeCentred(units, row, this.#centred, row);
  }

  /** Rows of the topics above a topic, the nearest first. */
  above(row: number): number[] {
    const { parent = null } = this.topics[row] ?? {};
    return parent === null ? [] : [parent, ...this.above(parent)];
  }

  /**
   * Probability, 0 to 1, that the paper is about each topic or one below it, by the topics' rows; the top level
   * sums to 1. All zeros if the vector has another length than the topics'.
   */
  match({ vector, title, abstract }: MatchedPaper): Float64Array {
    const shares = new Float64Array(this.topics.length);
    if (vector.length !== this.dimensions) return shares;
    const unit = new Float32Array(this.dimensions);
    writeUnit(new Float64Array(vector), 0, unit, 0, this.dimensions);
    const centred = new Float32Array(this.dimensions);
    this.#writeCentred(unit, 0, centred, 0);
    const inTitle = this.#matcher.find(title);
    const inAbstract = this.#matcher.find(abstract);
    const spoken = new Float64Array(shares.length);
    let highest = Number.NEGATIVE_INFINITY;
    for (const [row, { parent }] of this.topics.entries()) {
      const above = parent === null ? 0 : ABOVE_SHARE * (spoken[parent] as number);
      spoken[row] = above + (inTitle.has(row) ? IN_TITLE : 0) + (inAbstract.has(row) ? IN_ABSTRACT : 0);
      const similarity = dot(centred, 0, this.#centred, row * this.dimensions, this.dimensions);
      shares[row] = similarity + (spoken[row] as number);
      highest = Math.max(highest, shares[row] as number);
    }
    let sum = 0;
    for (let row = 0; row < shares.length; row++) {
      shares[row] = Math.exp(((shares[row] as number) - highest) / TEMPERATURE);
      sum += shares[row] as number;
    }
    for (let row = 0; row < shares.length; row++) shares[row] = (shares[row] as number) / sum;
    for (let row = shares.length - 1; row >= 0; row--) {
      const parent = this.topics[row]?.parent ?? null;
      if (parent !== null) shares[parent] = (shares[parent] as number) + (shares[row] as number);
    }
    return shares;
  }

  #writeCentred(units: Float32Array, from: number, to: Float32Array, at: number): void {
    const difference = new Float64Array(this.dimensions);
    for (let i = 0; i < this.dimensions; i++)
      difference[i] = (units[from * this.dimensions + i] as number) - MEAN_SHARE * (this.#mean[i] as number);
    writeUnit(difference, 0, to, at * this.dimensions, this.dimensions);
  }
}
