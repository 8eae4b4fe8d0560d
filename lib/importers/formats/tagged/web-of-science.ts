import { cleanText } from '@/lib/bibliography/clean-text';
import type { PublicationType } from '@/lib/domain/papers/paper';
import type { Description } from '@/lib/importers/entry/describe-paper';
import { describePaper } from '@/lib/importers/entry/describe-paper';
import type { Importer, Reading } from '@/lib/importers/importer';
import { listedAuthors } from '@/lib/importers/text/clean-names';
import { readTable } from '@/lib/importers/text/parse-csv';
import { readRecords } from './papers-of-records';
import { allOf, firstOf, type TaggedForm, type TaggedRecord } from './tagged-records';

const form: TaggedForm = {
  tag: /^([A-Z][A-Z0-9])(?: (.*))?$/s,
  first: 'PT',
  last: 'ER',
  listed: new Set(['AU', 'AF', 'BA', 'BF', 'BE', 'CR', 'C1']),
};
const tabbed = /^\ufeff?PT\t[A-Z][A-Z0-9]\t/;

/**
 * Web of Science, as tagged text and as a tab-separated table. A paper's references are not read. Format:
 * https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html
 */
export const webOfScience: Importer = {
  name: 'web-of-science',
  matches: (text) =>
    tabbed.test(text) || (/^(?:FN |VR |PT [A-Z]\s*$)/m.test(text) && /^PT [A-Z]\s*$/m.test(text)),
  read: (text) => (tabbed.test(text) ? readRows(text) : readRecords(text, form, descriptionOf)),
};

function readRows(text: string): Reading {
  const reading: Reading = { entries: [], topics: [], unread: [] };
  // Its cells are not quoted.
  for (const { cells, line } of readTable(text, '\t')) {
    const parted = (name: string, value: string) => (form.listed?.has(name) ? value.split(/;\s*/) : [value]);
    const values = new Map(
      [...cells].map(([name, value]) => [name.toUpperCase(), parted(name.toUpperCase(), value)]),
    );
    const paper = describePaper(descriptionOf({ values }));
    if (paper) reading.entries.push({ paper, topics: [] });
    else
      reading.unread.push({ line, reason: 'no-title', text: cleanText([...cells.values()].join(' '), 100) });
  }
  return reading;
}

function descriptionOf(record: Pick<TaggedRecord, 'values'>): Description {
  const first = (...names: string[]) => firstOf(record, ...names);
  const full = allOf(record, 'AF', 'BF');
  const people = full.length > 0 ? full : allOf(record, 'AU', 'BA');
  const pages = [first('BP'), first('EP')].filter(Boolean).join('-');
  return {
    title: first('TI'),
    abstract: first('AB'),
    authors: [...listedAuthors(people), ...allOf(record, 'CA').map((family) => ({ family, given: '' }))],
    editors: listedAuthors(allOf(record, 'BE')),
    published: [first('PD')?.replace(/^([A-Z]+)-[A-Z]+/i, '$1'), first('PY')].filter(Boolean).join(' '),
    venue: first('SO'),
    publicationType: typeOf(first('DT'), first('PT')),
    volume: first('VL'),
    issue: first('IS'),
    pages: pages || first('AR'),
    publisher: first('PU'),
    keywords: allOf(record, 'DE', 'ID').flatMap((words) => words.split(/;\s*/)),
    doi: first('DI'),
    pubmed: first('PM'),
    addresses: allOf(record, 'UR'),
    mentions: allOf(record, 'AR', 'SO'),
  };
}

function typeOf(documentType = '', kind = 'J'): PublicationType | undefined {
  if (/proceedings/i.test(documentType) && !/^article;/i.test(documentType)) return 'inproceedings';
  if (/chapter/i.test(documentType)) return 'incollection';
  if (kind === 'C') return 'inproceedings';
  return kind === 'B' ? 'book' : 'article';
}
