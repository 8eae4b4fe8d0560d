import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { creatorsOf } from '@/lib/domain/papers/creators';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import { foldText } from '@/lib/domain/text/fold-text';
import type { Filter, ParsedQuery } from '@/lib/search/query/parse-query';
import type { TopicBranches } from './topic-branches';
import { wordsOf } from './words-and-stop-words';

/** The values that filters compare and that can change while a paper's texts stay the same. */
export interface PaperFacts {
  savedAt: number;
  year: number | null;
  reading: Paper['reading'];
  isFavourite: boolean;
  place: Place;
  /** Secondary topics. */
  also: readonly TopicId[];
}

/** The texts of a paper that filters compare, folded. */
export interface FilterTexts {
  /** Given name first, authors separated by a bar. */
  authors: string;
  venue: string;
  categories: string[];
  tags: string[];
  hasNotes: boolean;
}

export function paperFacts(paper: Paper, { topicId, also }: Placement): PaperFacts {
  return {
    savedAt: paper.savedAt,
    year: Number.parseInt(paper.published ?? paper.publishedVersion?.published ?? '', 10) || null,
    reading: paper.reading,
    isFavourite: paper.favourite === true,
    place: topicId,
    also,
  };
}

export function filterTexts(paper: Paper): FilterTexts {
  const venues = [paper.venue, paper.journalReference, paper.publishedVersion?.venue];
  return {
    authors: foldText(authorNames(paper).join(' | ')),
    venue: foldText(venues.filter(Boolean).join(' | ')),
    categories: paper.categories.map(foldText),
    tags: (paper.tags ?? []).map(foldText),
    hasNotes: (paper.notes ?? '').trim() !== '',
  };
}

/** Authors, or editors, given name first. */
export function authorNames(paper: Paper): string[] {
  return creatorsOf(paper).map(({ given, family }) => `${given} ${family}`);
}

/** A test for the conditions of a query other than its words and phrases. */
export interface QueryFilter {
  /** Whether `passes` needs the texts. */
  readsTexts: boolean;
  passes(facts: PaperFacts, texts: FilterTexts | null): boolean;
}

const textFilters = new Set<Filter['field']>(['author', 'venue', 'cat', 'tag', 'has']);

/** Combines a query's filters into one test. Topics are looked up once. */
export function queryFilter({ filters }: ParsedQuery, branches: TopicBranches): QueryFilter {
  const tests = filters.map((filter) => {
    const test = testOf(filter, branches);
    return (facts: PaperFacts, texts: FilterTexts | null) => test(facts, texts ?? noTexts) !== filter.not;
  });
  return {
    readsTexts: filters.some(({ field }) => textFilters.has(field)),
    passes: (facts, texts) => tests.every((test) => test(facts, texts)),
  };
}

const noTexts: FilterTexts = { authors: '', venue: '', categories: [], tags: [], hasNotes: false };

type Test = (facts: PaperFacts, texts: FilterTexts) => boolean;

function testOf(filter: Filter, branches: TopicBranches): Test {
  switch (filter.field) {
    case 'author':
      return (_, { authors }) => authors.includes(filter.value);
    case 'venue':
      return (_, { venue }) => venue.includes(filter.value);
    case 'cat':
      // `cs` matches all of its subclasses.
      return (_, { categories }) =>
        categories.some((category) => category === filter.value || category.startsWith(`${filter.value}.`));
    case 'tag':
      return (_, { tags }) => tags.includes(filter.value);
    case 'topic': {
      const named = branches.named(filter.value);
      return ({ place, also }) => named.has(place as TopicId) || also.some((topic) => named.has(topic));
    }
    case 'year':
      return ({ year }) => year !== null && year >= filter.from && year <= filter.to;
    case 'has':
      return (_, { hasNotes, tags }) => (filter.part === 'notes' ? hasNotes : tags.length > 0);
    case 'is':
      return (facts) => isIn(filter.state, facts);
  }
}

function isIn(state: Extract<Filter, { field: 'is' }>['state'], facts: PaperFacts): boolean {
  if (state === 'favourite') return facts.isFavourite;
  if (state === 'unsorted') return facts.place === UNSORTED;
  // A paper is unread until someone begins to read it, whether or not it is on the reading list.
  if (state === 'unread') return facts.reading === undefined || facts.reading === 'to-read';
  return facts.reading === state;
}

/** A test whether a paper contains the phrases of a query and none of its excluded words. */
export function phraseFilter({ phrases, without }: ParsedQuery): (paper: Paper) => boolean {
  const wanted = phrases.map(spaced);
  const unwanted = without.map(spaced);
  return (paper) => {
    const text = allWords(paper);
    return (
      wanted.every((phrase) => text.includes(phrase)) && !unwanted.some((phrase) => text.includes(phrase))
    );
  };
}

function spaced(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

/**
 * All words of a paper's texts, folded, separated by spaces, with a bar between fields: ` hi agent | large language
 * … `.
 */
function allWords(paper: Paper): string {
  const { title, abstract, notes = '', tags = [] } = paper;
  const parts = [title, abstract, ...authorNames(paper), notes, ...tags];
  return ` ${parts.map((part) => wordsOf(part).join(' ')).join(' | ')} `;
}
