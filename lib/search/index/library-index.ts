import MiniSearch, { type SearchResult as WordMatch } from 'minisearch';
import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import type { Topic } from '@/lib/domain/topics/topic';
import type { ParsedQuery } from '@/lib/search/query/parse-query';
import { fuseRanks } from './fuse-ranks';
import { type IndexedPaper, indexedPaper, queryFilter } from './indexed-paper';
import { TopicBranches } from './topic-branches';
import { VectorIndex } from './vector-index';
import { isCommon, wordsOf } from './words';

export const searchedFields = [
  'title',
  'abstract',
  'authors',
  'notes',
  'tags',
  'topics',
  'identifiers',
] as const;
export type SearchedField = (typeof searchedFields)[number];

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
  /** Words of the paper that match, folded. */
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
  misunderstood: string[];
}

/** What a field counts for against the abstract: a word of the title says most. */
const BOOST: Record<SearchedField, number> = {
  title: 4,
  abstract: 1,
  authors: 3,
  notes: 2,
  tags: 3,
  topics: 1.5,
  identifiers: 1,
};

/** One letter may be wrong in a word of at least this many. */
const FORGIVING_LENGTH = 5;
/** Papers that are found by their meaning, at most: beyond them it is guessing. */
const BY_MEANING = 30;
/**
 * How far a paper's similarity to the query must stand out from all papers', in standard deviations. Headings of 46 real
 * reading lists as queries (768 of them, each over its own list): of the papers from 3 to 4 on 46 % stand under the
 * heading, from 4 on 66 %, from 1.5 to 2 only 22 %. A similarity by itself says less, and means something else under another model.
 */
const STANDS_OUT = 3;

/** The whole library in memory, indexed for searches. Knows nothing of where it comes from. */
export class LibraryIndex {
  private readonly lexical = new MiniSearch<Record<SearchedField | 'id', string>>({
    fields: [...searchedFields],
    // Fields come as folded words with spaces between.
    tokenize: (text) => text.split(' '),
    processTerm: (word) => (word === '' || isCommon(word) ? null : word),
    searchOptions: { boost: BOOST, combineWith: 'AND', prefix: true, processTerm: (word) => word },
  });
  private readonly papers = new Map<PaperId, IndexedPaper>();
  private branches = new TopicBranches([]);
  private vectors = new VectorIndex(0);

  get size(): number {
    return this.papers.size;
  }

  has(id: PaperId): boolean {
    return this.papers.has(id);
  }

  ids(): Iterable<PaperId> {
    return this.papers.keys();
  }

  /** Sets the tree. @returns papers under a topic whose path has changed; to be put again. */
  setTopics(topics: readonly Topic[]): PaperId[] {
    const before = this.branches;
    this.branches = new TopicBranches(topics);
    const stale = [...this.papers].filter(({ 1: paper }) =>
      paper.topics.some((topic) => before.pathWords(topic) !== this.branches.pathWords(topic)),
    );
    return stale.map(([id]) => id);
  }

  /** Adds the paper, or replaces what was known of it. */
  put(paper: Paper, placement: Placement): void {
    const indexed = indexedPaper(paper, placement);
    const line = (text: string) => wordsOf(text).join(' ');
    const document = {
      id: paper.id,
      title: line(paper.title),
      abstract: line(paper.abstract),
      authors: line(indexed.authors),
      notes: line(paper.notes ?? ''),
      tags: line((paper.tags ?? []).join(' ')),
      topics: indexed.topics.map((topic) => this.branches.pathWords(topic)).join(' '),
      identifiers: line(Object.values(paper.identifiers).join(' ')),
    };
    if (this.papers.has(paper.id)) this.lexical.discard(paper.id);
    this.lexical.add(document);
    this.papers.set(paper.id, indexed);
  }

  remove(id: PaperId): void {
    if (!this.papers.delete(id)) return;
    this.lexical.discard(id);
    this.vectors.remove(id);
  }

  /** Drops all vectors: those to come are of another model. */
  expectVectors(dimensions: number): void {
    this.vectors = new VectorIndex(dimensions);
  }

  putVector(id: PaperId, vector: Float32Array): void {
    if (this.papers.has(id)) this.vectors.put(id, vector);
  }

  search({ query, within, meaning, limit }: SearchRequest): SearchResult {
    const isAllowed = this.allowed(query, within);
    const found = query.words.length > 0 ? this.findWords(query) : new Map<PaperId, WordMatch>();
    const byWords = [...found.keys()].filter(isAllowed);
    const byMeaning = meaning && query.words.length > 0 ? this.findMeaning(meaning, isAllowed) : [];
    const ids = query.words.length > 0 ? fuseRanks(byWords, byMeaning) : this.all(query, isAllowed);
    const alike = new Set(byMeaning);
    const hits = ids.slice(0, limit).map((paperId): Hit => {
      const result = found.get(paperId);
      const fields = new Set(Object.values(result?.match ?? {}).flat()) as Set<SearchedField>;
      return {
        paperId,
        fields: searchedFields.filter((field) => fields.has(field)),
        words: result?.terms ?? [],
        byMeaning: alike.has(paperId),
      };
    });
    return { hits, total: ids.length, misunderstood: query.misunderstood };
  }

  private allowed(query: ParsedQuery, within: Place | null): (id: PaperId) => boolean {
    const passes = queryFilter(query, this.branches);
    const branch = within === null || within === UNSORTED ? null : this.branches.branch(within as TopicId);
    return (id) => {
      const paper = this.papers.get(id);
      if (!paper || !passes(paper)) return false;
      if (within === UNSORTED) return paper.place === UNSORTED;
      return branch === null || paper.topics.some((topic) => branch.has(topic));
    };
  }

  /** Papers that have every word, or a word that it begins; where none has, a letter may be wrong. Best first. */
  private findWords({ words }: ParsedQuery): Map<PaperId, WordMatch> {
    const telling = words.filter((word) => !isCommon(word));
    // A common word alone may be the beginning of another.
    const text = (telling.length > 0 ? telling : words).join(' ');
    const exact = this.lexical.search(text);
    const fuzzy = (word: string) => (word.length >= FORGIVING_LENGTH ? 1 : false);
    const results = exact.length > 0 ? exact : this.lexical.search(text, { fuzzy });
    return new Map(results.map((result) => [result.id as PaperId, result]));
  }

  private findMeaning(meaning: Float32Array, isAllowed: (id: PaperId) => boolean): PaperId[] {
    const compared = this.vectors.compare(meaning);
    const mean = compared.reduce((sum, { similarity }) => sum + similarity, 0) / compared.length;
    const variance =
      compared.reduce((sum, { similarity }) => sum + (similarity - mean) ** 2, 0) / compared.length;
    const least = mean + STANDS_OUT * Math.sqrt(variance);
    return compared
      .filter(({ similarity }) => similarity >= least)
      .sort((a, b) => b.similarity - a.similarity)
      .filter(({ id }) => isAllowed(id))
      .slice(0, BY_MEANING)
      .map(({ id }) => id);
  }

  /** Without words only the filters count; nothing typed finds nothing. */
  private all({ filters, without }: ParsedQuery, isAllowed: (id: PaperId) => boolean): PaperId[] {
    if (filters.length === 0 && without.length === 0) return [];
    return [...this.papers]
      .filter(([id]) => isAllowed(id))
      .sort(([, a], [, b]) => b.savedAt - a.savedAt)
      .map(([id]) => id);
  }
}
