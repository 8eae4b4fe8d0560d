import { foldText } from '@/lib/domain/text/fold-text';
import { wordsOf } from '@/lib/search/index/words-and-stop-words';

const states = ['unread', 'to-read', 'reading', 'read', 'favourite', 'unsorted'] as const;
export type FilterState = (typeof states)[number];

/** A condition that a paper must meet, or (`not`) must not meet; text values are folded. */
export type Filter = { not: boolean } & (
  | { field: 'author' | 'cat' | 'topic' | 'tag' | 'venue'; value: string }
  /** Years, both included. */
  | { field: 'year'; from: number; to: number }
  | { field: 'is'; state: FilterState }
  | { field: 'has'; part: 'notes' | 'tags' }
);

/**
 * A parsed query; a paper must match every part of it. It has only plain values, so that it can be sent to a
 * worker.
 */
export interface ParsedQuery {
  /**
   * Folded words; title, abstract, authors, notes, tags or topics must contain words that equal or begin with them.
   */
  words: string[];
  /** Sequences of adjacent words. */
  phrases: string[][];
  /** Words, or sequences of adjacent words, that must not occur. */
  without: string[][];
  filters: Filter[];
  /** Operators with an invalid value, as typed: they are ignored, and the panel says so. */
  unknownOperators: string[];
  /** The words and phrases without the operators, as typed: the text that is embedded. */
  text: string;
}

/** Names of operators, with their other spellings. */
const fields: Record<string, Filter['field']> = {
  author: 'author',
  year: 'year',
  cat: 'cat',
  category: 'cat',
  topic: 'topic',
  tag: 'tag',
  venue: 'venue',
  is: 'is',
  has: 'has',
};

/**
 * A part of a query: `-`, `field:` and a value with or without quotes. A quote that is not closed yet ends with the
 * text.
 */
const part = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]*))/giy;

/**
 * Parses what a person typed. Called once for each key press; all users of the query share the result. Never fails:
 * unknown operators are read as words, and operators without a value (still being typed) are ignored.
 * @example parseQuery('memory author:lee year:2020..2022 -"survey"')
 */
export function parseQuery(typed: string): ParsedQuery {
  const query: ParsedQuery = {
    words: [],
    phrases: [],
    without: [],
    filters: [],
    unknownOperators: [],
    text: '',
  };
  const texts: string[] = [];
  let at = 0;
  while (at < typed.length) {
    part.lastIndex = at;
    const [all = '', minus = '', name = '', quoted, bare] = part.exec(typed) ?? [];
    if (all === '') {
      at++;
      continue;
    }
    at += all.length;
    const not = minus === '-';
    const value = quoted ?? bare ?? '';
    const field = fields[foldText(name)];
    if (field) {
      const filter = value.trim() && filterOf(field, not, value.trim());
      if (filter) query.filters.push(filter);
      else if (value.trim()) query.unknownOperators.push(all);
    } else {
      const words = wordsOf(name ? `${name} ${value}` : value);
      if (words.length === 0) continue;
      if (not) query.without.push(words);
      else {
        if (quoted !== undefined) query.phrases.push(words);
        query.words.push(...words);
        texts.push(name ? `${name}:${value}` : value);
      }
    }
  }
  query.text = texts.join(' ');
  return query;
}

function filterOf(field: Filter['field'], not: boolean, value: string): Filter | null {
  const folded = foldText(value);
  switch (field) {
    case 'year':
      return yearsOf(not, folded);
    case 'is': {
      const state = states.find((known) => known === (folded === 'favorite' ? 'favourite' : folded));
      return state ? { not, field, state } : null;
    }
    case 'has':
      return folded === 'notes' || folded === 'tags' ? { not, field, part: folded } : null;
    case 'tag':
      return { not, field, value: folded.replace(/^#/, '') };
    default:
      return { not, field, value: folded };
  }
}

/** `2023`, `>2023`, `>=2023`, `<2023`, `<=2023`, `2020..2022`, `2020..`, `..2022`. */
function yearsOf(not: boolean, value: string): Filter | null {
  const [, sign, only] = /^([<>]=?)?(\d{4})$/.exec(value) ?? [];
  const [, first, last] = /^(\d{4})?\.\.(\d{4})?$/.exec(value) ?? [];
  const years = (from: number, to: number): Filter => ({ not, field: 'year', from, to });
  if (only) {
    const year = Number(only);
    if (!sign) return years(year, year);
    if (sign.startsWith('>')) return years(sign === '>' ? year + 1 : year, Number.POSITIVE_INFINITY);
    return years(Number.NEGATIVE_INFINITY, sign === '<' ? year - 1 : year);
  }
  if (!(first || last)) return null;
  return years(
    first ? Number(first) : Number.NEGATIVE_INFINITY,
    last ? Number(last) : Number.POSITIVE_INFINITY,
  );
}
