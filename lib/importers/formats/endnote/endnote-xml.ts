import type { Description } from '@/lib/importers/entry/describe-paper';
import { readXmlRecords } from '@/lib/importers/formats/xml/xml-records';
import type { Importer } from '@/lib/importers/importer';
import { pubmedNumber } from '@/lib/importers/text/clean-identifiers';
import { childrenNamed, type Element, elementAt, textOf } from '@/lib/importers/text/parse-xml';
import { withoutTypesetting } from '@/lib/importers/text/strip-jats-and-html';
import { dateOf, endNotePeople, endNoteType } from './enw';

/** EndNote XML as written by EndNote, Zotero and Mendeley. It does not contain groups. */
export const endnoteXml: Importer = {
  name: 'endnote-xml',
  matches: (text) => /<records?[\s>]/.test(text) && /<ref-type[\s>]/.test(text),
  read: (text) =>
    readXmlRecords(withoutTypesetting(text), /^record$/, descriptionOf, (record) =>
      textOf(record, 'rec-number'),
    ),
};

function descriptionOf(record: Element): Description {
  const all = (path: string[], name: string) => {
    const holder = elementAt(record, ...path);
    return holder ? childrenNamed(holder, name).flatMap((each) => textOf(each) ?? []) : [];
  };
  const text = (name: string) => textOf(record, name);
  const kind = elementAt(record, 'ref-type')?.attributes.name ?? '';
  const authors = all(['contributors', 'authors'], 'author');
  const second = all(['contributors', 'secondary-authors'], 'author');
  const [year] = all(['dates'], 'year');
  const [day] = all(['dates', 'pub-dates'], 'date');
  return {
    title: all(['titles'], 'title')[0],
    abstract: text('abstract'),
    ...endNotePeople(kind, authors, second, all(['contributors', 'tertiary-authors'], 'author')),
    published: dateOf(day, year),
    venue:
      all(['periodical'], 'full-title')[0] ??
      all(['titles'], 'secondary-title')[0] ??
      all(['periodical'], 'abbr-1')[0],
    publicationType: endNoteType(kind, text('work-type')),
    volume: text('volume'),
    issue: text('number') ?? text('issue'),
    pages: text('pages') ?? text('custom7'),
    publisher: text('publisher'),
    keywords: all(['keywords'], 'keyword').flatMap((words) => words.split(/\s*[;\r\n]\s*/)),
    doi: text('electronic-resource-num'),
    pubmed: pubmedNumber(
      text('accession-num'),
      `${text('remote-database-name') ?? ''} ${text('remote-database-provider') ?? ''}`,
    ),
    addresses: ['related-urls', 'web-urls', 'text-urls'].flatMap((urls) =>
      all(['urls', urls], 'url').flatMap((value) => value.split(/\s+/)),
    ),
    pdf: all(['urls', 'pdf-urls'], 'url').find((value) => /^https?:/i.test(value)),
    mentions: [
      ...all(['titles'], 'secondary-title'),
      ...['accession-num', 'number', 'volume', 'notes', 'custom1'].flatMap((name) => text(name) ?? []),
    ],
    notes: ['notes', 'research-notes'].flatMap((name) => text(name) ?? []).join('\n\n'),
    citationKey: text('label'),
  };
}
