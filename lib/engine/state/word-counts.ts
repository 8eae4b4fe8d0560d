import type { PaperWords } from '@/lib/engine/text/vocabulary';

/** Weight of a word in the title, relative to one in the abstract. */
const TITLE_WEIGHT = 2;

/** The weight that a paper's word adds to a topic. */
export function weightOf(code: number): number {
  return code & 1 ? TITLE_WEIGHT : 1;
}

/**
 * Words of a topic's papers with their summed weights, as two sorted columns: a map of numbers takes four times the
 * memory. Weights are integers, so adding and removing cancel exactly.
 */
export class WordCounts {
  #words = new Uint32Array(0);
  #weights = new Int32Array(0);
  #total = 0;
  /** Papers that are counted only when the counts are first read, which never happens for most topics. */
  #uncounted: PaperWords[] | null = null;

  get words(): Uint32Array {
    this.#count();
    return this.#words;
  }

  get weights(): Int32Array {
    this.#count();
    return this.#weights;
  }

  /** Sum of all weights. */
  get total(): number {
    this.#count();
    return this.#total;
  }

  /** An independent copy. The columns are shared, because they are replaced and never written to. */
  copy(): WordCounts {
    const copy = new WordCounts();
    this.#count();
    copy.#words = this.#words;
    copy.#weights = this.#weights;
    copy.#total = this.#total;
    return copy;
  }

  add(paper: PaperWords): void {
    this.#merge(paper, 1);
  }

  remove(paper: PaperWords): void {
    this.#merge(paper, -1);
  }

  /** Adds many papers to empty counts: the codes are sorted once instead of merged one paper at a time. */
  addAll(papers: PaperWords[]): void {
    this.#uncounted = papers;
  }

  #count(): void {
    const papers = this.#uncounted;
    if (!papers) return;
    this.#uncounted = null;
    const codes = new Uint32Array(papers.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const paper of papers) {
      codes.set(paper, at);
      at += paper.length;
    }
    codes.sort();
    const words = new Uint32Array(codes.length);
    const weights = new Int32Array(codes.length);
    let size = 0;
    for (const code of codes) {
      if (size === 0 || words[size - 1] !== code >>> 1) words[size++] = code >>> 1;
      weights[size - 1] = (weights[size - 1] as number) + weightOf(code);
      this.#total += weightOf(code);
    }
    this.#words = words.slice(0, size);
    this.#weights = weights.slice(0, size);
  }

  /** The summed weight of a word; 0 if the topic lacks it. */
  weight(word: number): number {
    this.#count();
    const words = this.#words;
    let low = 0;
    let high = words.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = words[middle] as number;
      if (found === word) return this.#weights[middle] as number;
      if (found < word) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  #merge(paper: PaperWords, sign: 1 | -1): void {
    this.#count();
    const words = new Uint32Array(this.#words.length + paper.length);
    const weights = new Int32Array(words.length);
    let size = 0;
    let own = 0;
    const push = (word: number, weight: number) => {
      if (weight === 0) return;
      words[size] = word;
      weights[size++] = weight;
    };
    for (const code of paper) {
      const word = code >>> 1;
      while (own < this.#words.length && (this.#words[own] as number) < word) {
        push(this.#words[own] as number, this.#weights[own] as number);
        own++;
      }
      const before = this.#words[own] === word ? (this.#weights[own++] as number) : 0;
      push(word, before + sign * weightOf(code));
      this.#total += sign * weightOf(code);
    }
    for (; own < this.#words.length; own++) push(this.#words[own] as number, this.#weights[own] as number);
    this.#words = words.slice(0, size);
    this.#weights = weights.slice(0, size);
  }
}
