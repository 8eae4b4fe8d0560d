import type { PublicationType } from '@/lib/domain/papers/paper';
import { type Description, thesisType } from '@/lib/importers/entry/describe-paper';
import { readRecords } from '@/lib/importers/formats/tagged/papers-of-records';
import {
  allOf,
  firstOf,
  type TaggedForm,
  type TaggedRecord,
} from '@/lib/importers/formats/tagged/tagged-records';
import type { Importer } from '@/lib/importers/importer';
import { pubmedNumber } from '@/lib/importers/text/clean-identifiers';
import { listedAuthors } from '@/lib/importers/text/clean-names';

const form: TaggedForm = { tag: /^%(\S)(?:\s+(.*))?$/s, first: '0', listed: new Set(['K']) };

/** EndNote's tagged format (`.enw`), the same as that of refer. Format: https://en.wikipedia.org/wiki/Refer_(software) */
export const enw: Importer = {
  name: 'enw',
  matches: (text) => /^%0 [A-Z]/m.test(text) && /^%[TABDJ] /m.test(text),
  read: (text) => readRecords(text, form, descriptionOf),
};

function descriptionOf(record: TaggedRecord): Description {
  const all = (...names: string[]) => allOf(record, ...names);
  const first = (...names: string[]) => firstOf(record, ...names);
  const type = endNoteType(first('0') ?? '', first('9'));
  return {
    title: first('T'),
    abstract: first('X'),
    ...endNotePeople(first('0') ?? '', all('A'), all('E'), all('Y')),
    published: dateOf(first('8'), first('D')),
    venue: first('J', 'B'),
    publicationType: type,
    volume: first('V'),
    issue: first('N'),
    pages: first('P', ']'),
    publisher: first('I'),
    keywords: all('K').flatMap((words) => words.split(/\s*[;\r\n]\s*/)),
    doi: first('R'),
    pubmed: pubmedNumber(first('M'), first('~', 'W')),
    addresses: all('U').flatMap((value) => value.split(/\s+/)),
    pdf: all('>').find((value) => /^https?:/i.test(value)),
    mentions: all('M', 'R', 'J', 'N', 'Z', 'V'),
    notes: all('Z', '<').join('\n\n'),
    citationKey: first('F'),
  };
}

/** A date from a day such as `May 17` and its year, or from a day that contains the year. */
export function dateOf(day = '', year = ''): string | undefined {
  if (!day || !/\d{4}/.test(year)) return day || year || undefined;
  return /\d{4}/.test(day) ? day : `${day} ${year}`;
}

/**
 * Authors and editors from EndNote's three lists of people. The first list of an edited book holds its editors. Of
 * other books, the second list holds the series editors and the third the editors. Of all other kinds, the second list
 * holds the editors. If an entry has neither authors nor editors there, the first list that is not empty is taken as
 * editors.
 */
export function endNotePeople(
  kind: string,
  first: string[],
  second: string[],
  third: string[],
): Pick<Description, 'authors' | 'editors'> {
  if (/^edited book/i.test(kind)) return { editors: listedAuthors(first.length > 0 ? first : second) };
  const isBook = /^(?:electronic )?book$/i.test(kind);
  const named = isBook ? third : second;
  const mixedUp =
    first.length > 0 || /^thesis/i.test(kind) ? [] : [second, third].find((people) => people.length > 0);
  return {
    authors: listedAuthors(first),
    editors: listedAuthors(named.length > 0 ? named : (mixedUp ?? [])),
  };
}

/** The publication type for EndNote's reference type; `kind` is the type of a thesis. */
export function endNoteType(name: string, kind: string | undefined): PublicationType | undefined {
  if (/^thesis/i.test(name)) return thesisType(kind);
  if (/^(?:conference (?:paper|proceedings?))/i.test(name)) return 'inproceedings';
  if (/^(?:electronic )?book section|^book chapter/i.test(name)) return 'incollection';
  if (/^(?:edited |electronic )?book|^ebook/i.test(name)) return 'book';
  if (/^report/i.test(name)) return 'techreport';
  return /article/i.test(name) ? 'article' : undefined;
}
