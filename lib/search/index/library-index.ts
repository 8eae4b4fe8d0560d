import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import { parts } from '@/lib/domain/split-into-parts';
import type { Topic } from '@/lib/domain/topics/topic';
import { stem } from '@/lib/engine/text/stem';
import type { Sought } from '@/lib/search/index/word-index/prefix-and-fuzzy-terms';
import type { ParsedQuery } from '@/lib/search/query/parse-query';
import type { MakeByteRows } from '@/lib/vectors/byte-rows';
import { ByteVectors } from '@/lib/vectors/byte-vectors';
import { bestRows } from './best-rows';
import { type FilterTexts, paperFacts, phraseFilter, queryFilter } from './filters';
import { fuseRanks } from './fuse-ranks';
import { BLOCK_ROWS, PaperRows } from './paper-rows';
import { hashOfTexts, rowTexts, termsOfPaper } from './paper-texts';
import { termsFor } from './terms';
import { TopicBranches } from './topic-branches';
import { canonicalSpelling } from './word-forms';
import { type SearchedField, searchedFields } from './word-index/fields';
import { type FoundRows, type ReadChunk, WordIndex } from './word-index/word-index';
import { isAsking, isCommon } from './words';

export interface SearchRequest {
  query: ParsedQuery;
  /** The only branch whose papers are wanted; `null`: everywhere. */
  within: Place | null;
  /** Embedding of the query's text, for search by meaning; `null` where it is not known (yet). */
  meaning: Float32Array | null;
  /** Hits returned, at most. */
  limit: number;
}

/** A paper that was found, and why. */
export interface Hit {
  paperId: PaperId;
  /** Where words of the query were found; empty where only its meaning was. */
  fields: SearchedField[];
  /** Terms of the paper that match, folded; see `locateTerms` for where they stand. */
  words: string[];
  /** Found, or found also, because it is about the same. */
  byMeaning: boolean;
}

export interface SearchResult {
  /** Best first; without words the last saved first. */
  hits: Hit[];
  /** Of which `hits` are the first. */
  total: number;
  /** Operators that were left out, as typed. */
  unknownOperators: string[];
}

/** What the index asks for when a query needs what it does not hold. */
export interface IndexSource {
  papers(ids: readonly PaperId[]): Promise<(Paper | undefined)[]>;
  /** Vectors of the model that is in use, in full. */
  vectors(ids: readonly PaperId[]): Promise<(Float32Array | undefined)[]>;
  /** Of an index that was stored. */
  chunk: ReadChunk;
  filterTexts(block: number): Promise<FilterTexts[]>;
}

/** One letter may be wrong in a word of at least this many. */
const FORGIVING_LENGTH = 5;
/** Papers that have half of a sentence's words, at most: they are listed for want of better ones. */
const BY_HALF = 50;
/** A query of as many words as this may be a sentence: where no paper has all of them, its words are no names. */
const SENTENCE_WORDS = 3;
/** Papers found by words that are ranked; all others come behind them. */
const RANKED = 1_000;
/** Papers read at a time to look for a phrase. */
const READ_AT_ONCE = 500;

/** How far a paper's similarity to a query must stand out from all papers', and how many do at most. */
interface StandingOut {
  /** Standard deviations. */
  deviations: number;
  atMost: number;
}
/**
 * For words that name something. Headings of 46 real reading lists as queries (768 of them, each over its own list): of
 * the papers from 3 to 4 on 46 % stand under the heading, from 4 on 66 %, from 1.5 to 2 only 22 %. A similarity by
 * itself says less, and means something else under another model.
 */
const NAMED: StandingOut = { deviations: 3, atMost: 30 };
/**
 * For a question: the nearest, since a library may be about nothing else, and then no paper stands out from it. Of the
 * first ten of seven questions to the sample library's 145 papers, the tenth was 1.3 to 1.7 deviations out.
 */
const ANSWERS: StandingOut = { deviations: 0.5, atMost: 10 };

/** What was sought, and the rows that have it. */
interface Found extends FoundRows {
  groups: Sought[][];
}

/** The whole library, indexed for searches. Knows nothing of where it comes from. */
export class LibraryIndex {
  readonly rows = new PaperRows();
  readonly words: WordIndex;
  vectors = new ByteVectors(0);
  /** Blocks of rows whose vectors are not stored as they are. */
  readonly vectorsChanged = new Set<number>();
  private branches = new TopicBranches([]);

  constructor(
    private readonly source: IndexSource,
    private readonly makeByteRows?: MakeByteRows,
  ) {
    this.words = new WordIndex(this.rows, source.chunk);
  }

  get size(): number {
    return this.rows.size;
  }

  has(id: PaperId): boolean {
    return this.rows.find(id) >= 0;
  }

  /** Papers that have no vector. */
  withoutVectors(): PaperId[] {
    return this.rows.ids.filter((id, row): id is PaperId => id !== '' && !this.vectors.has(row));
  }

  setTopics(topics: readonly Topic[]): void {
    this.branches = new TopicBranches(topics);
    this.words.changed();
  }

  /** Adds the paper, or replaces what was known of it; quick where its texts are as they were. */
  put(paper: Paper, placement: Placement): void {
    const known = this.rows.find(paper.id);
    const hash = hashOfTexts(paper);
    const facts = paperFacts(paper, placement);
    if (known >= 0 && this.rows.hashes[known] === hash) {
      this.rows.update(known, facts);
      this.words.changed();
      return;
    }
    if (known >= 0) this.remove(paper.id);
    const terms = termsOfPaper(paper);
    this.rows.add(paper.id, facts, rowTexts(paper, terms, hash));
    this.words.add(terms);
  }

  remove(id: PaperId): void {
    const row = this.rows.find(id);
    if (row < 0) return;
    this.rows.remove(row);
    this.vectors.remove(row);
    this.words.changed();
  }

  /** Drops all vectors: those to come are of another model. */
  expectVectors(dimensions: number): void {
    this.vectors = new ByteVectors(dimensions, this.makeByteRows);
    for (let block = 0; block < this.rows.blocks; block++) this.vectorsChanged.add(block);
  }

  putVector(id: PaperId, vector: Float32Array): void {
    const row = this.rows.find(id);
    if (row < 0) return;
    this.vectors.put(row, vector);
    this.vectorsChanged.add(Math.floor(row / BLOCK_ROWS));
  }

  async search({ query, within, meaning, limit }: SearchRequest): Promise<SearchResult> {
    const hasWords = query.words.length > 0;
    const isAllowed = await this.allowed(query, within);
    const found = hasWords ? await this.findWords(query) : this.all(query);
    const byWords = await this.withPhrases(query, found.rows.filter(isAllowed));
    const { savedAt, ids } = this.rows;
    const ranked = bestRows(byWords, found.scores, savedAt, Math.max(limit, RANKED));
    const isLost = byWords.length === 0 || query.words.some(isAsking);
    const standsOut = isSentence(query) && isLost ? ANSWERS : NAMED;
    const byMeaning = meaning && hasWords ? await this.findMeaning(query, meaning, isAllowed, standsOut) : [];
    const rows = fuseRanks(ranked, byMeaning).slice(0, limit);
    const [haveWords, alike] = [new Set(byWords), new Set(byMeaning)];
    const why = await this.words.explain(
      found.groups,
      this.branches,
      rows.filter((row) => haveWords.has(row)),
    );
    return {
      hits: rows.map((row): Hit => {
        const { terms = [], fields = new Set() } = why.get(row) ?? {};
        return {
          paperId: ids[row] as PaperId,
          fields: searchedFields.filter((field) => fields.has(field)),
          words: terms,
          byMeaning: alike.has(row),
        };
      }),
      total: byWords.length + byMeaning.filter((row) => !haveWords.has(row)).length,
      unknownOperators: query.unknownOperators,
    };
  }

  private async allowed(query: ParsedQuery, within: Place | null): Promise<(row: number) => boolean> {
    const { rows } = this;
    const { passes, readsTexts } = queryFilter(query, this.branches);
    const branch = within === null || within === UNSORTED ? null : this.branches.branch(within as TopicId);
    if (readsTexts)
      for (let block = 0; block < rows.blocks; block++)
        rows.filterTexts[block] ??= await this.source.filterTexts(block);
    if (within === null && query.filters.length === 0) return (row) => rows.live[row] === 1;
    return (row) => {
      if (!rows.live[row]) return false;
      const facts = rows.facts(row);
      const texts = rows.filterTexts[Math.floor(row / BLOCK_ROWS)]?.[row % BLOCK_ROWS] ?? null;
      if (!passes(facts, texts)) return false;
      if (within === UNSORTED) return facts.place === UNSORTED;
      return branch === null || [facts.place, ...facts.also].some((topic) => branch.has(topic as TopicId));
    };
  }

  /**
   * Papers that have every word, or a word that it begins. Where none has, the words that only put a question are left
   * out, then a letter may be wrong, and of a sentence half of the words is enough.
   */
  private async findWords(query: ParsedQuery): Promise<Found> {
    const { words } = query;
    const significant = words.filter((word) => !isCommon(word));
    // A common word alone may be the beginning of another.
    const all = significant.length > 0 ? significant : words;
    const subject = all.filter((word) => !isAsking(word));
    const wanted = subject.length > 0 ? subject : all;
    const forgiving = wanted.map(canonicalSpelling).map((text) => {
      return [{ text, fuzzy: text.length >= FORGIVING_LENGTH }];
    });
    for (const groups of [everyWord(words, all), everyWord(words, wanted), forgiving]) {
      const found = await this.words.find(groups, this.branches);
      if (found.rows.length > 0) return { ...found, groups };
    }
    return this.findHalf(isSentence(query) ? wanted : []);
  }

  /** Papers that have half of the words, in any of their forms: more of the words first. */
  private async findHalf(words: readonly string[]): Promise<Found> {
    const groups = [...new Set(words)].map((word) =>
      exactly(...new Set([word, canonicalSpelling(word), stem(canonicalSpelling(word))])),
    );
    const found = await this.words.find(groups, this.branches, Math.ceil(words.length / 2));
    const highest = found.rows.reduce((most, row) => Math.max(most, found.scores[row] as number), 0);
    for (const row of found.rows)
      found.scores[row] = (found.counts[row] as number) + (found.scores[row] as number) / (highest + 1);
    const rows = bestRows(found.rows, found.scores, this.rows.savedAt, BY_HALF);
    return { ...found, rows, groups };
  }

  /** Without words only the filters count; nothing typed finds nothing. */
  private all({ filters, without }: ParsedQuery): Found {
    const isAsked = filters.length > 0 || without.length > 0;
    const rows = isAsked ? Array.from({ length: this.rows.count }, (_, row) => row) : [];
    return { rows, scores: this.rows.savedAt, counts: new Uint8Array(0), groups: [] };
  }

  /** Of the rows those whose texts have the query's phrases, and not what must not be there. */
  private async withPhrases(query: ParsedQuery, rows: number[]): Promise<number[]> {
    if (query.phrases.length + query.without.length === 0) return rows;
    let isDoubtful = (_: number) => true;
    if (query.phrases.length === 0) {
      const doubtful = new Set<number>();
      for (const words of query.without) for (const row of await this.mayHave(words)) doubtful.add(row);
      isDoubtful = (row) => doubtful.has(row);
    }
    const passes = phraseFilter(query);
    const failed = new Set<number>();
    for (const some of parts(rows.filter(isDoubtful), READ_AT_ONCE)) {
      const papers = await this.source.papers(some.map((row) => this.rows.ids[row] as PaperId));
      for (const [nth, paper] of papers.entries())
        if (!paper || !passes(paper)) failed.add(some[nth] as number);
    }
    return rows.filter((row) => !failed.has(row));
  }

  /** Rows that may have these words in a row: all others have not. */
  private async mayHave(words: readonly string[]): Promise<number[]> {
    const kept = words.filter((word) => !isCommon(word));
    if (kept.length === 0) return this.rows.ids.map((_, row) => row);
    const { rows } = await this.words.find(
      kept.map((word) => exactly(canonicalSpelling(word))),
      this.branches,
    );
    return rows;
  }

  /** The papers whose vectors stand out as near, nearest first. */
  private async findMeaning(
    query: ParsedQuery,
    meaning: Float32Array,
    isAllowed: (row: number) => boolean,
    { deviations, atMost }: StandingOut,
  ): Promise<number[]> {
    const cosines = this.vectors.compare(meaning, this.rows.count);
    if (!cosines) return [];
    const known: number[] = [];
    let [sum, squares] = [0, 0];
    for (let row = 0; row < cosines.length; row++) {
      const cosine = cosines[row] as number;
      if (Number.isNaN(cosine)) continue;
      known.push(row);
      sum += cosine;
      squares += cosine ** 2;
    }
    const mean = sum / known.length;
    const least = mean + deviations * Math.sqrt(Math.max(0, squares / known.length - mean ** 2));
    const { slack } = this.vectors;
    const near = await this.withPhrases(
      query,
      known.filter((row) => (cosines[row] as number) >= least - slack).filter(isAllowed),
    );
    // The nearest by whole numbers, and all that may be nearer than these: what they are is told by the vectors in full.
    const last = bestRows(near, cosines, this.rows.savedAt, atMost).at(-1) ?? 0;
    const candidates = near.filter(
      (row) => (cosines[row] as number) >= (cosines[last] as number) - 2 * slack,
    );
    const full = await this.source.vectors(candidates.map((row) => this.rows.ids[row] as PaperId));
    for (const [nth, row] of candidates.entries()) cosines[row] = cosine(full[nth], meaning);
    return bestRows(
      candidates.filter((row) => (cosines[row] as number) >= least),
      ...[cosines, this.rows.savedAt, atMost],
    );
  }
}

function cosine(one: Float32Array | undefined, other: Float32Array): number {
  return one?.reduce((sum, x, at) => sum + x * (other[at] as number), 0) ?? Number.NEGATIVE_INFINITY;
}

function isSentence({ words }: ParsedQuery): boolean {
  return words.length >= SENTENCE_WORDS;
}

/** A group for each of the `wanted` words, of the forms in which it is sought; `words` are all in a row. */
function everyWord(words: readonly string[], wanted: readonly string[]): Sought[][] {
  const needed = new Set(wanted);
  return words.flatMap((word, nth) => (needed.has(word) ? [exactly(...termsFor(words, nth))] : []));
}

function exactly(...texts: string[]): Sought[] {
  return texts.map((text) => ({ text, fuzzy: false }));
}
