import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import { parts } from '@/lib/domain/split-into-parts';
import type { Topic } from '@/lib/domain/topics/topic';
import { stem } from '@/lib/engine/text/stem';
import type { SearchTerm } from '@/lib/search/index/word-index/prefix-and-fuzzy-terms';
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
import { type MatchedRows, type ReadChunk, WordIndex } from './word-index/word-index';
import { isCommon, isQuestionWord } from './words-and-stop-words';

export interface SearchRequest {
  query: ParsedQuery;
  /** Restricts the search to a branch; `null` searches everywhere. */
  within: Place | null;
  /** Embedding of the query's text, for search by meaning; `null` if it is not known (yet). */
  meaning: Float32Array | null;
  /** Maximum number of hits. */
  limit: number;
}

/** A paper that was found, and the reasons. */
export interface Hit {
  paperId: PaperId;
  /** Fields that contain words of the query; empty if the paper was found by meaning only. */
  fields: SearchedField[];
  /** Terms of the paper that match, folded; `locateTerms` finds their positions. */
  words: string[];
  /** Whether it was found by meaning, alone or in addition to words. */
  byMeaning: boolean;
}

export interface SearchResult {
  /** Best first; for a query without words, last saved first. */
  hits: Hit[];
  /** Number of papers found, of which `hits` are the first. */
  total: number;
  /** Operators that were ignored, as typed. */
  unknownOperators: string[];
}

/** Reads what a query needs and the index does not keep in memory. */
export interface IndexSource {
  papers(ids: readonly PaperId[]): Promise<(Paper | undefined)[]>;
  /** Full vectors of the model in use. */
  vectors(ids: readonly PaperId[]): Promise<(Float32Array | undefined)[]>;
  /** Reads a chunk of a stored index. */
  chunk: ReadChunk;
  filterTexts(block: number): Promise<FilterTexts[]>;
}

/** A word of at least this many letters may have one wrong letter. */
const FORGIVING_LENGTH = 5;
/** Maximum number of papers that are listed because they have half of a sentence's words, if none has all. */
const BY_HALF = 50;
/**
 * A query of at least this many words may be a sentence. If no paper has all of its words, they do not name
 * something.
 */
const SENTENCE_WORDS = 3;
/** Number of papers found by words that are ranked; all others come after them. */
const RANKED = 1_000;
/** Number of papers that are read at a time to search for a phrase. */
const READ_AT_ONCE = 500;

/** How far a paper's similarity to a query must be above the mean of all papers, and the maximum number of papers. */
interface StandingOut {
  /** Standard deviations. */
  deviations: number;
  atMost: number;
}
/**
 * For words that name something. Measured with the headings of 46 real reading lists as queries (768 of them, each
 * over its own list): of the papers from 3 to 4 deviations, 46 % are under the heading, from 4 on 66 %, from 1.5 to
 * 2 only 22 %. The similarity itself says less, and its meaning depends on the model.
 */
const NAMED: StandingOut = { deviations: 3, atMost: 30 };
/**
 * For a question: the nearest papers, because a library may be about nothing else, and then no paper stands out. Of
 * the first ten results for seven questions to the sample library's 145 papers, the tenth was 1.3 to 1.7 deviations
 * above the mean.
 */
const ANSWERS: StandingOut = { deviations: 0.5, atMost: 10 };

/** The words of the query, and the rows that have them. */
interface Found extends MatchedRows {
  groups: SearchTerm[][];
}

/** The whole library, indexed for searches. It does not depend on where the papers are stored. */
export class LibraryIndex {
  readonly rows = new PaperRows();
  readonly words: WordIndex;
  vectors = new ByteVectors(0);
  /** Blocks of rows whose vectors have changed since they were stored. */
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

  /** Adds the paper, or replaces it if it is known. Fast if its texts are unchanged. */
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

  /** Drops all vectors, because the next ones are of another model. */
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
    const isLost = byWords.length === 0 || query.words.some(isQuestionWord);
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
   * Papers that have every word, or a word that begins with it. If there are none, the words that only form a
   * question are left out; then one letter may be wrong; then half of the words of a sentence are enough.
   */
  private async findWords(query: ParsedQuery): Promise<Found> {
    const { words } = query;
    const significant = words.filter((word) => !isCommon(word));
    // A common word alone may be the beginning of another word.
    const all = significant.length > 0 ? significant : words;
    const subject = all.filter((word) => !isQuestionWord(word));
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

  /** Papers that have half of the words, in any of their forms; those with more of the words first. */
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

  /** For a query without words, only the filters count; an empty query finds nothing. */
  private all({ filters, without }: ParsedQuery): Found {
    const isAsked = filters.length > 0 || without.length > 0;
    const rows = isAsked ? Array.from({ length: this.rows.count }, (_, row) => row) : [];
    return { rows, scores: this.rows.savedAt, counts: new Uint8Array(0), groups: [] };
  }

  /** The rows whose texts contain the query's phrases and none of its excluded words. */
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

  /** Rows that may contain these words next to each other; all other rows do not. */
  private async mayHave(words: readonly string[]): Promise<number[]> {
    const kept = words.filter((word) => !isCommon(word));
    if (kept.length === 0) return this.rows.ids.map((_, row) => row);
    const { rows } = await this.words.find(
      kept.map((word) => exactly(canonicalSpelling(word))),
      this.branches,
    );
    return rows;
  }

  /** Rows of the papers whose vectors are clearly near, nearest first. */
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
    // The nearest rows by byte vectors, and all rows that may be nearer than these; the full vectors decide.
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

/**
 * A group for each of the `wanted` words, with the forms in which it is searched for. `words` are all words of the query
 * in order.
 */
function everyWord(words: readonly string[], wanted: readonly string[]): SearchTerm[][] {
  const needed = new Set(wanted);
  return words.flatMap((word, nth) => (needed.has(word) ? [exactly(...termsFor(words, nth))] : []));
}

function exactly(...texts: string[]): SearchTerm[] {
  return texts.map((text) => ({ text, fuzzy: false }));
}
