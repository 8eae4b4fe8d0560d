import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Paper } from '@/lib/domain/papers/paper';
import type { Placement } from '@/lib/domain/placements/placement';
import type { Filter, Query } from '@/lib/search/query/parse-query';
import type { TopicBranches } from './topic-branches';
import { fold, wordsOf } from './words';

/** What of a paper is kept in memory, so that it can be told from others without asking the database. */
export interface SoughtPaper {
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

export function soughtPaper(paper: Paper, placement: Placement): SoughtPaper {
  const { title, abstract, notes = '', tags = [], publishedVersion } = paper;
  const names = paper.authors.map(({ given, family }) => `${given} ${family}`);
  const parts = [title, abstract, ...names, notes, ...tags];
  const venues = [paper.venue, paper.journalReference, publishedVersion?.venue];
  const { topicId } = placement;
  return {
    text: ` ${parts.map((part) => wordsOf(part).join(' ')).join(' | ')} `,
    authors: fold(names.join(' | ')),
    venue: fold(venues.filter(Boolean).join(' | ')),
    categories: paper.categories.map((category) => category.toLowerCase()),
    tags: tags.map(fold),
    year: Number.parseInt(paper.published ?? publishedVersion?.published ?? '', 10) || null,
    reading: paper.reading,
    isFavourite: paper.favourite === true,
    hasNotes: notes.trim() !== '',
    place: topicId,
    topics: topicId === UNSORTED ? placement.also : [topicId, ...placement.also],
    savedAt: paper.savedAt,
  };
}

/** A test for all that a query demands besides its words; topics are looked up once. */
export function demandsOf(query: Query, branches: TopicBranches): (paper: SoughtPaper) => boolean {
  const tests = query.filters.map((filter) => {
    const test = testOf(filter, branches);
    return (paper: SoughtPaper) => test(paper) !== filter.not;
  });
  const phrases = query.phrases.map((words) => ` ${words.join(' ')} `);
  const without = query.without.map((words) => ` ${words.join(' ')} `);
  return (paper) =>
    tests.every((test) => test(paper)) &&
    phrases.every((phrase) => paper.text.includes(phrase)) &&
    !without.some((phrase) => paper.text.includes(phrase));
}

function testOf(filter: Filter, branches: TopicBranches): (paper: SoughtPaper) => boolean {
  switch (filter.field) {
    case 'author': {
      const sought = fold(filter.value);
      return ({ authors }) => authors.includes(sought);
    }
    case 'venue': {
      const sought = fold(filter.value);
      return ({ venue }) => venue.includes(sought);
    }
    case 'cat': {
      // `cs` is all of cs.
      const sought = filter.value.toLowerCase();
      return ({ categories }) =>
        categories.some((category) => category === sought || category.startsWith(`${sought}.`));
    }
    case 'tag': {
      const sought = fold(filter.value);
      return ({ tags }) => tags.includes(sought);
    }
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

function isIn(state: Extract<Filter, { field: 'is' }>['state'], paper: SoughtPaper): boolean {
  if (state === 'favourite') return paper.isFavourite;
  if (state === 'unsorted') return paper.place === UNSORTED;
  // What nobody began to read is unread, whether or not it was put on the list.
  if (state === 'unread') return paper.reading === undefined || paper.reading === 'to-read';
  return paper.reading === state;
}
