import type { PaperRows } from '@/lib/search/index/paper-rows';
import type { TopicBranches } from '@/lib/search/index/topic-branches';
import { BOOST, type FieldTerms, type SearchedField, textFields } from './fields';
import { DecodedPostings } from './postings';
import {
  differsByOne,
  fuzzyWeight,
  prefixWeight,
  type SearchTerm,
  visitSimilarTerms,
} from './prefix-and-fuzzy-terms';
import { TopicWords } from './topic-words';
import { mergeSegments, segmentOf, type WordSegment } from './word-segment';

/** BM25+ (Lv and Zhai 2011) with MiniSearch's constants. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

/** Maximum number of papers that are not in a segment yet. */
const MOST_OPEN = 512;
/** Number of words whose matches are cached for the next key press. */
const KEPT = 16;
const FIELDS = textFields.length;

/** Reads a stored chunk of a segment's postings. */
export type ReadChunk = (segment: WordSegment, chunk: number) => Promise<Uint8Array>;

/** The rows that match and their scores; both arrays have the same length. */
interface Matches {
  rows: Int32Array;
  scores: Float64Array;
}

/** A term that matches a word of the query, and its positions. */
interface Derived {
  weight: number;
  places: [segment: WordSegment, number: number][];
  /** Whether it occurs in the names above papers. */
  isAbove: boolean;
}

/** The cached results for a word of the query, valid until something changes. */
interface Kept {
  terms: Map<string, Derived>;
  matches: Matches;
}

/**
 * The rows that were found. `scores` and `counts` are indexed by row; other rows have a count below the required
 * one.
 */
export interface MatchedRows {
  rows: number[];
  scores: Float64Array;
  /** How many of the groups each row matches. */
  counts: Uint8Array;
}

/**
 * An index of the words in papers' own texts and in the names above them. Papers are appended; the last ones are
 * turned into a segment, and segments of about the same size are joined, so that there are few.
 */
export class WordIndex {
  segments: WordSegment[] = [];
  /** Terms of the last rows, which are in no segment yet. */
  private open: (FieldTerms | null)[] = [];
  private openSegment: WordSegment | null = null;
  private topicWords: TopicWords | null = null;
  private readonly kept = new Map<string, Kept>();
  private decoded = new DecodedPostings(0);

  constructor(
    private readonly rows: PaperRows,
    private readonly readChunk: ReadChunk,
  ) {}

  /** Adds the terms of the last row. */
  add(terms: FieldTerms): void {
    this.open.push(terms);
    this.openSegment = null;
    if (this.open.length >= MOST_OPEN) this.close();
    this.changed();
  }

  /** Clears the caches. Call it after any change of rows or topics. */
  changed(): void {
    this.kept.clear();
    this.topicWords = null;
  }

  /** Turns the last rows into a segment. */
  close(): void {
    if (this.open.length === 0) return;
    this.segments.push(this.lastSegment());
    this.open = [];
    this.openSegment = null;
  }

  /** Joins the last segments while they are of about the same size. */
  async compact(): Promise<void> {
    for (;;) {
      const [before, last] = this.segments.slice(-2);
      if (!before || !last || sizeOf(before) > 2 * sizeOf(last)) return;
      for (const segment of [before, last]) await this.read(segment, segment.chunks.keys());
      this.segments.splice(-2, 2, mergeSegments(before, last, this.rows.live));
    }
  }

  /** Drops the postings from memory after they were stored: a query reads those that it needs. */
  release(): void {
    for (const { chunks } of this.segments) chunks.fill(null);
    // Cached results assume that their postings are in memory.
    this.kept.clear();
  }

  /** Rows that match a word of every group, or of at least `least` groups. */
  async find(
    groups: readonly (readonly SearchTerm[])[],
    branches: TopicBranches,
    least = groups.length,
  ): Promise<MatchedRows> {
    const { count } = this.rows;
    const scores = new Float64Array(count);
    const counts = new Uint8Array(count);
    const words = new Uint8Array(count);
    const lastGroup = new Uint8Array(count);
    const seen = new Set<string>();
    for (const [nth, group] of groups.entries())
      for (const term of group) {
        const { matches } = await this.match(term, branches);
        const isNew = !seen.has(term.text);
        seen.add(term.text);
        for (let at = 0; at < matches.rows.length; at++) {
          const row = matches.rows[at] as number;
          scores[row] = (scores[row] as number) + (matches.scores[at] as number);
          if (isNew) words[row] = (words[row] as number) + 1;
          if (lastGroup[row] === nth + 1) continue;
          lastGroup[row] = nth + 1;
          counts[row] = (counts[row] as number) + 1;
        }
      }
    const rows: number[] = [];
    for (let row = 0; row < count; row++) {
      if ((counts[row] as number) < least || counts[row] === 0) continue;
      rows.push(row);
      // As in MiniSearch, the score is multiplied by the number of words of the query that the row matches, in whatever
      // form.
      scores[row] = (scores[row] as number) * (words[row] as number);
    }
    return { rows, scores, counts };
  }

  /** The terms of the rows that match, and their fields. Meant for the few rows that are shown. */
  async explain(
    groups: readonly (readonly SearchTerm[])[],
    branches: TopicBranches,
    rows: readonly number[],
  ): Promise<Map<number, { terms: string[]; fields: Set<SearchedField> }>> {
    const found = new Map(
      rows.map((row) => [row, { terms: [] as string[], fields: new Set<SearchedField>() }]),
    );
    const seen = new Set<string>();
    for (const term of groups.flat()) {
      const { terms } = await this.match(term, branches);
      for (const [term, { places, isAbove }] of terms) {
        if (seen.has(term)) continue;
        seen.add(term);
        const decoded = this.decode(places);
        for (let at = 0; at < decoded.size; at++) {
          const one = found.get(decoded.rows[at] as number);
          if (!one) continue;
          one.terms.push(term);
          const mask = decoded.masks[at] as number;
          for (let field = 0; field < FIELDS; field++)
            if ((mask >> field) & 1) one.fields.add(textFields[field] as SearchedField);
        }
        if (!isAbove) continue;
        for (const row of this.above(branches).rowsOf(term).keys()) {
          const one = found.get(row);
          if (!one) continue;
          if (one.terms.at(-1) !== term) one.terms.push(term);
          one.fields.add('topics');
        }
      }
    }
    return found;
  }

  private async match(term: SearchTerm, branches: TopicBranches): Promise<Kept> {
    const key = `${term.fuzzy} ${term.text}`;
    const known = this.kept.get(key);
    if (known) return known;
    const { count } = this.rows;
    const sums = new Float64Array(count);
    const terms = await this.derive(term, branches);
    for (const [term, { weight, places, isAbove }] of terms) {
      this.addScores(this.decode(places), weight, sums);
      if (isAbove) this.addAbove(this.above(branches), term, weight, sums);
    }
    let size = 0;
    for (let row = 0; row < count; row++) if (sums[row] !== 0) size++;
    const matches = { rows: new Int32Array(size), scores: new Float64Array(size) };
    let at = 0;
    for (let row = 0; row < count; row++) {
      if (sums[row] === 0) continue;
      matches.rows[at] = row;
      matches.scores[at++] = sums[row] as number;
    }
    if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value as string);
    const found = { terms, matches };
    this.kept.set(key, found);
    return found;
  }

  /** The postings of a term in all segments; overwritten by the next call. */
  private decode(places: Derived['places']): DecodedPostings {
    if (this.decoded.rows.length < this.rows.count) this.decoded = new DecodedPostings(this.rows.count);
    this.decoded.size = 0;
    for (const [segment, number] of places) segment.decode(number, this.decoded, this.rows.live);
    return this.decoded;
  }

  /** The terms that match the word. The chunks of their postings are read, too. */
  private async derive({ text, fuzzy }: SearchTerm, branches: TopicBranches): Promise<Map<string, Derived>> {
    const derived = new Map<string, Derived>();
    const add = (term: string, weight: number, place?: [WordSegment, number]) => {
      const known = derived.get(term);
      if (!known) derived.set(term, { weight, places: place ? [place] : [], isAbove: !place });
      else if (place) known.places.push(place);
      else known.isAbove = true;
    };
    for (const segment of this.all()) {
      const chunks = new Set<number>();
      const found = (weight: (term: string) => number) => (term: string, number: number) => {
        add(term, weight(term), [segment, number]);
        chunks.add(segment.chunkOf(number));
      };
      segment.terms.eachFrom(
        text,
        found((term) => prefixWeight(term, text)),
      );
      const near = found(fuzzyWeight);
      if (fuzzy)
        visitSimilarTerms(segment.terms, text, (term, number) => {
          if (!term.startsWith(text)) near(term, number);
        });
      await this.read(segment, chunks);
    }
    this.above(branches).eachTerm((term) => {
      if (term.startsWith(text)) add(term, prefixWeight(term, text));
      else if (fuzzy && differsByOne(term, text)) add(term, fuzzyWeight(term));
    });
    return derived;
  }

  private addScores(decoded: DecodedPostings, weight: number, sums: Float64Array): void {
    const { lengths, lengthSums, size: papers } = this.rows;
    for (let field = 0; field < FIELDS; field++) {
      let frequency = 0;
      for (let at = 0; at < decoded.size; at++) frequency += ((decoded.masks[at] as number) >> field) & 1;
      if (frequency === 0) continue;
      const factor = weight * BOOST[textFields[field] as SearchedField] * rarity(papers, frequency);
      const mean = (lengthSums[field] as number) / papers;
      for (let at = 0; at < decoded.size; at++) {
        const times = decoded.counts[at * FIELDS + field] as number;
        if (times === 0) continue;
        const row = decoded.rows[at] as number;
        const length = lengths[row * FIELDS + field] as number;
        sums[row] = (sums[row] as number) + factor * saturated(times, length / mean);
      }
    }
  }

  private addAbove(above: TopicWords, term: string, weight: number, sums: Float64Array): void {
    const rows = above.rowsOf(term);
    const factor = weight * BOOST.topics * rarity(this.rows.size, rows.size);
    for (const [row, times] of rows)
      sums[row] =
        (sums[row] as number) + factor * saturated(times, (above.lengths[row] as number) / above.meanLength);
  }

  private above(branches: TopicBranches): TopicWords {
    this.topicWords ??= new TopicWords(this.rows, branches);
    return this.topicWords;
  }

  private all(): WordSegment[] {
    return this.open.length > 0 ? [...this.segments, this.lastSegment()] : this.segments;
  }

  private lastSegment(): WordSegment {
    this.openSegment ??= segmentOf(this.rows.count - this.open.length, this.open);
    return this.openSegment;
  }

  private async read(segment: WordSegment, chunks: Iterable<number>): Promise<void> {
    const missing = [...chunks].filter((chunk) => !segment.chunks[chunk]);
    await Promise.all(
      missing.map(async (chunk) => {
        segment.chunks[chunk] = await this.readChunk(segment, chunk);
      }),
    );
  }
}

function sizeOf({ stored }: WordSegment): number {
  return stored.end - stored.first;
}

/** How informative a term is that `having` of the papers contain (inverse document frequency). */
function rarity(papers: number, having: number): number {
  return Math.log(1 + (papers - having + 0.5) / (having + 0.5));
}

/**
 * The score of a term that a field contains `times` times; `length` is the field's length divided by the mean
 * length.
 */
function saturated(times: number, length: number): number {
  return D + (times * (K + 1)) / (times + K * (1 - B + B * length));
}
