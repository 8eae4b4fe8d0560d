import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { creatorsOf } from '@/lib/domain/papers/creators';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import { foldText } from '@/lib/domain/text/fold-text';
import type { Filter, ParsedQuery } from '@/lib/search/query/parse-query';
import type { TopicBranches } from './topic-branches';
import { wordsOf } from './words';

/** What of a paper is kept in memory, so that a query's filters are tested without reading the database. */
export interface IndexedPaper {
  /** All its words, folded, a space around each, a bar between fields: ` hi agent | large language … `. */
  text: string;
  /** Folded, given name first, a bar between authors. */
  authors: string;
  venue: string;
  categories: string[];
  tags: string[];
  year: number | null;
  reading: Paper['reading'];
  isFavourite: boolean;
  hasNotes: boolean;
  place: Place;
  /** All its topics, the primary one included. */
  topics: TopicId[];
  savedAt: number;
}

/** The paper as the index keeps it. */
export function indexedPaper(paper: Paper, placement: Placement): IndexedPaper {
  const { title, abstract, notes = '', tags = [], publishedVersion } = paper;
  const names = creatorsOf(paper).map(({ given, family }) => `${given} ${family}`);
  const parts = [title, abstract, ...names, notes, ...tags];
  const venues = [paper.venue, paper.journalReference, publishedVersion?.venue];
  const { topicId } = placement;
  return {
    text: ` ${parts.map((part) => wordsOf(part).join(' ')).join(' | ')} `,
    authors: foldText(names.join(' | ')),
    venue: foldText(venues.filter(Boolean).join(' | ')),
    categories: paper.categories.map(foldText),
    tags: tags.map(foldText),
    year: Number.parseInt(paper.published ?? publishedVersion?.published ?? '', 10) || null,
    reading: paper.reading,
    isFavourite: paper.favourite === true,
    hasNotes: notes.trim() !== '',
    place: topicId,
    topics: topicId === UNSORTED ? placement.also : [topicId, ...placement.also],
    savedAt: paper.savedAt,
  };
}

/** A test for all that a query asks besides its words; topics are looked up once. */
export function queryFilter(query: ParsedQuery, branches: TopicBranches): (paper: IndexedPaper) => boolean {
  const tests = query.filters.map((filter) => {
    const test = testOf(filter, branches);
    return (paper: IndexedPaper) => test(paper) !== filter.not;
  });
  const phrases = query.phrases.map((words) => ` ${words.join(' ')} `);
  const without = query.without.map((words) => ` ${words.join(' ')} `);
  return (paper) =>
    tests.every((test) => test(paper)) &&
    phrases.every((phrase) => paper.text.includes(phrase)) &&
    !without.some((phrase) => paper.text.includes(phrase));
}

function testOf(filter: Filter, branches: TopicBranches): (paper: IndexedPaper) => boolean {
  switch (filter.field) {
    case 'author':
      return ({ authors }) => authors.includes(filter.value);
    case 'venue':
      return ({ venue }) => venue.includes(filter.value);
    case 'cat':
      // `cs` is all of cs.
      return ({ categories }) =>
        categories.some((category) => category === filter.value || category.startsWith(`${filter.value}.`));
    case 'tag':
      return ({ tags }) => tags.includes(filter.value);
    case 'topic': {
      const named = branches.named(filter.value);
      return ({ topics }) => topics.some((topic) => named.has(topic));
    }
    case 'year':
      return ({ year }) => year !== null && year >= filter.from && year <= filter.to;
    case 'has':
      return ({ hasNotes, tags }) => (filter.part === 'notes' ? hasNotes : tags.length > 0);
    case 'is':
      return (paper) => isIn(filter.state, paper);
  }
}

function isIn(state: Extract<Filter, { field: 'is' }>['state'], paper: IndexedPaper): boolean {
  if (state === 'favourite') return paper.isFavourite;
  if (state === 'unsorted') return paper.place === UNSORTED;
  // What nobody began to read is unread, whether or not it was put on the list.
  if (state === 'unread') return paper.reading === undefined || paper.reading === 'to-read';
  return paper.reading === state;
}
