import MiniSearch, { type Query, type SearchResult as WordMatch } from 'minisearch';
import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import type { Topic } from '@/lib/domain/topics/topic';
import { stem } from '@/lib/engine/text/stem';
import type { ParsedQuery } from '@/lib/search/query/parse-query';
import { fuseRanks } from './fuse-ranks';
import { type IndexedPaper, indexedPaper, queryFilter } from './indexed-paper';
import { canonicalSpelling } from './spellings';
import { type TermOptions, termsFor, termsOf } from './terms';
import { TopicBranches } from './topic-branches';
import { VectorIndex } from './vector-index';
import { isAsking, isCommon } from './words';

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
/** Papers that have half of a sentence's words, at most: they are listed for want of better ones. */
const BY_HALF = 50;
/** A query of as many words as this may be a sentence: where no paper has all of them, its words are no names. */
const SENTENCE_WORDS = 3;

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

/** The whole library in memory, indexed for searches. Knows nothing of where it comes from. */
export class LibraryIndex {
  private readonly lexical = new MiniSearch<Record<SearchedField | 'id', string>>({
    fields: [...searchedFields],
    // Fields come as terms with spaces between.
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
      paper.topics.some((topic) => before.pathTerms(topic) !== this.branches.pathTerms(topic)),
    );
    return stale.map(([id]) => id);
  }

  /** Adds the paper, or replaces what was known of it. */
  put(paper: Paper, placement: Placement): void {
    const indexed = indexedPaper(paper, placement);
    const line = (text: string, options: TermOptions = { joinsSpaced: true }) =>
      termsOf(text, options).join(' ');
    const document = {
      id: paper.id,
      title: line(paper.title),
      abstract: line(paper.abstract, { joinsSpaced: false }),
      authors: line(indexed.authors),
      notes: line(paper.notes ?? '', { joinsSpaced: false }),
      tags: line((paper.tags ?? []).join(' ')),
      topics: indexed.topics.map((topic) => this.branches.pathTerms(topic)).join(' '),
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
    const isLost = byWords.length === 0 || query.words.some(isAsking);
    const standsOut = isSentence(query) && isLost ? ANSWERS : NAMED;
    const byMeaning =
      meaning && query.words.length > 0 ? this.findMeaning(meaning, isAllowed, standsOut) : [];
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
    return { hits, total: ids.length, unknownOperators: query.unknownOperators };
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

  /**
   * Papers that have every word, or a word that it begins. Where none has, the words that only put a question are left
   * out, then a letter may be wrong, and of a sentence half of the words is enough. Best first.
   */
  private findWords(query: ParsedQuery): Map<PaperId, WordMatch> {
    const { words } = query;
    const significant = words.filter((word) => !isCommon(word));
    // A common word alone may be the beginning of another.
    const all = significant.length > 0 ? significant : words;
    const subject = all.filter((word) => !isAsking(word));
    const wanted = subject.length > 0 ? subject : all;
    const fuzzy = (word: string) => (word.length >= FORGIVING_LENGTH ? 1 : false);
    const attempts = [
      () => this.lexical.search(everyWord(words, all)),
      () => this.lexical.search(everyWord(words, wanted)),
      () => this.lexical.search(wanted.map(canonicalSpelling).join(' '), { fuzzy }),
      () => (isSentence(query) ? this.findHalf(wanted) : []),
    ];
    for (const attempt of attempts) {
      const results = attempt();
      if (results.length > 0) return new Map(results.map((result) => [result.id as PaperId, result]));
    }
    return new Map();
  }

  /** Papers that have half of the words, in any of their forms: more of the words first. */
  private findHalf(words: readonly string[]): WordMatch[] {
    const forms = (word: string) => ({
      combineWith: 'OR' as const,
      queries: [...new Set([word, canonicalSpelling(word), stem(canonicalSpelling(word))])],
    });
    const found = new Map<PaperId, { count: number; match: WordMatch }>();
    for (const word of new Set(words))
      for (const match of this.lexical.search(forms(word))) {
        const before = found.get(match.id);
        if (!before) found.set(match.id, { count: 1, match });
        else {
          before.count++;
          before.match.score += match.score;
          before.match.terms.push(...match.terms);
          Object.assign(before.match.match, match.match);
        }
      }
    return [...found.values()]
      .filter(({ count }) => count * 2 >= words.length)
      .sort((a, b) => b.count - a.count || b.match.score - a.match.score)
      .slice(0, BY_HALF)
      .map(({ match }) => match);
  }

  private findMeaning(
    meaning: Float32Array,
    isAllowed: (id: PaperId) => boolean,
    { deviations, atMost }: StandingOut,
  ): PaperId[] {
    const compared = this.vectors.compare(meaning);
    const mean = compared.reduce((sum, { similarity }) => sum + similarity, 0) / compared.length;
    const variance =
      compared.reduce((sum, { similarity }) => sum + (similarity - mean) ** 2, 0) / compared.length;
    const least = mean + deviations * Math.sqrt(variance);
    return compared
      .filter(({ similarity }) => similarity >= least)
      .sort((a, b) => b.similarity - a.similarity)
      .filter(({ id }) => isAllowed(id))
      .slice(0, atMost)
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

function isSentence({ words }: ParsedQuery): boolean {
  return words.length >= SENTENCE_WORDS;
}

/** A query for papers that have each of the `wanted` words in one of its forms; `words` are all in a row. */
function everyWord(words: readonly string[], wanted: readonly string[]): Query {
  const needed = new Set(wanted);
  const groups = words.flatMap((word, nth) =>
    needed.has(word) ? [{ combineWith: 'OR' as const, queries: termsFor(words, nth) }] : [],
  );
  return { combineWith: 'AND', queries: groups };
}
