import { cleanText } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import type { PublicationType } from '@/lib/domain/papers/paper';
import { type Description, describePaper, thesisType } from '@/lib/importers/entry/describe-paper';
import { medlineTitle, meshHeading } from '@/lib/importers/formats/pubmed/medline-fields';
import type { Importer, Reading } from '@/lib/importers/importer';
import { pubmedNumber } from '@/lib/importers/text/clean-identifiers';
import { listedAuthors } from '@/lib/importers/text/clean-names';
import { splitEscaped } from '@/lib/importers/text/escaped-list';
import {
  plainNote,
  withoutEntities,
  withoutPrograms,
  withoutRichText,
} from '@/lib/importers/text/strip-jats-and-html';
import { typedDate } from '@/lib/importers/text/typed-dates';
import { partKeywords } from '@/lib/importers/topics/topic-keywords';

const types: Partial<Record<string, PublicationType>> = {
  ...{ JOUR: 'article', JFULL: 'article', MGZN: 'article', EJOUR: 'article' },
  ...{ CONF: 'inproceedings', CPAPER: 'inproceedings', CHAP: 'incollection', ECHAP: 'incollection' },
  ...{ BOOK: 'book', EBOOK: 'book', EDBOOK: 'book', RPRT: 'techreport' },
};
const tag = /^([A-Z][A-Z0-9]) {0,2}- ?(.*)$/s;
const foreignTag = /^[A-Z]{3,4} {0,2}- /;
const smallTag = /^[a-z][a-z0-9] {2}- /;
const begins = /^\s{0,40}ty {0,2}- ?\w/i;
/** Tags of notes, which keep their line breaks. */
const noteTags = ['N1', 'RN'];
const authorTags = ['AU', 'A1'];

/** RIS as written by reference managers and publishers. Format: https://en.wikipedia.org/wiki/RIS_(file_format) */
export const ris: Importer = {
  name: 'ris',
  matches: (text) => /^[ \t]{0,40}ty {0,2}- ?\w+/im.test(text),
  read(text) {
    const reading: Reading = { entries: [], topics: [], unread: [] };
    let record: Record<string, string[]> | null = null;
    let [begun, last] = [0, ''];
    // Some programs never write `ER`. If only the last record lacks it, the file was cut.
    let hasEnds = true;
    const lines = text.split(/\r\n|\n|\r/);
    const refuse = (reason: 'broken' | 'no-title') =>
      reading.unread.push({
        line: begun,
        reason,
        text: cleanText(lines[begun] ?? lines[begun - 1] ?? '', 100),
      });
    const add = (record: Record<string, string[]>) => {
      const paper = describePaper(descriptionOf(record));
      if (paper) reading.entries.push({ paper, topics: partKeywords(keywordsOf(record)).topics });
      else refuse('no-title');
    };
    // Some files are indented throughout, or have lower-case tags.
    let indent = '';
    for (const [index, raw] of lines.entries()) {
      const whole = raw.replace(/^\ufeff/, '');
      if (begins.test(whole)) [indent = ''] = /^\s*/.exec(whole) ?? [];
      const unindented = indent && whole.startsWith(indent) ? whole.slice(indent.length) : whole;
      const line = smallTag.test(unindented)
        ? unindented.slice(0, 2).toUpperCase() + unindented.slice(2)
        : unindented;
      const [, name = '', value = ''] = tag.exec(line) ?? [];
      if (name === 'TY') {
        if (record) {
          hasEnds = false;
          add(record);
        }
        record = Object.assign(Object.create(null), { TY: [value] }) as Record<string, string[]>;
        [begun, last] = [index + 1, ''];
      } else if (name === 'ER' && record) {
        add(record);
        record = null;
      } else if (name && record) {
        // Authors keep their order in the file, whichever of the two tags they have.
        last = authorTags.includes(name) ? 'AU' : name;
        const values = record[last];
        if (values) values.push(value);
        else record[last] = [value];
      } else if (record && noteTags.includes(last)) {
        const values = record[last] ?? [];
        values.push(`${values.pop() ?? ''}\n${line}`);
      } else if (foreignTag.test(line)) {
        last = '';
      } else if (record && last && line.trim() !== '') {
        // A continued value; EndNote writes one keyword per line after a single tag.
        const values = record[last] ?? [];
        if (last === 'KW') values.push(line.trim());
        else values.push(`${values.pop() ?? ''} ${line.trim()}`);
      }
    }
    if (record && hasEnds) refuse('broken');
    else if (record) add(record);
    return reading;
  },
};

function typeOf(type: string, kind: string | undefined): PublicationType | undefined {
  return type === 'THES' ? thesisType(kind) : types[type];
}

/** Some programs write all keywords after one tag. */
function keywordsOf(record: Record<string, string[]>): string[] {
  const { KW = [], DB = [], DP = [] } = record;
  const plain = readerOf(record);
  const isMedline = [...DB, ...DP].some((name) => /pubmed|medline/i.test(name));
  // A topic's name is kept as the person wrote it; keywords may contain entities, tags and separators.
  return KW.flatMap((words) => (/^topic\//.test(words) ? words : splitEscaped(plain(words) ?? '', ';'))).map(
    (word) => (isMedline ? meshHeading(word.trim()) : word.trim()),
  );
}

/** Returns a function that decodes entities and removes tags; in our own exports, it leaves texts unchanged. */
function readerOf({ DB = [] }: Record<string, string[]>) {
  return (text: string | undefined) =>
    text === undefined || DB[0] === 'Papertree' ? text : withoutRichText(withoutEntities(text));
}

function descriptionOf(record: Record<string, string[]>): Description {
  const plain = readerOf(record);
  const all = (...names: string[]) => names.flatMap((name) => record[name] ?? []);
  const first = (...names: string[]) => all(...names).find((value) => value.trim() !== '');
  const hasOwnTitle = first('TI', 'T1', 'CT') !== undefined;
  return {
    title: /pubmed|medline/i.test(first('DB', 'DP') ?? '')
      ? medlineTitle(plain(first('TI', 'T1')))
      : plain(first('TI', 'T1', 'CT', 'BT')),
    abstract: plain(first('AB', 'N2')),
    ...peopleOf(record),
    published: dateOf(all('DA', 'PY', 'Y1')),
    // Full names before abbreviations. For a book without another title, `BT` is the title and not the venue.
    venue: plain(first('JF', 'T2', ...(hasOwnTitle ? ['BT'] : []), 'JO', 'JA', 'J2', 'C3')),
    publicationType: typeOf(first('TY')?.trim() ?? '', first('M3')),
    volume: first('VL'),
    issue: first('IS'),
    pages: [...new Set([first('SP'), first('EP')])].filter(Boolean).join('-') || first('C7'),
    publisher: first('PB'),
    keywords: partKeywords(keywordsOf(record)).keywords,
    doi: first('DO', 'M3'),
    pubmed: pubmedNumber(first('AN'), first('DB', 'DP')),
    addresses: all('UR', 'L2', 'LK').flatMap((value) => value.split(/\s+|;(?=http)/)),
    pdf: first('L1'),
    mentions: all('M1', 'AN', 'IS', 'N1', 'JO', 'T2', 'C1', 'PB', 'SN'),
    notes: all('N1', 'RN')
      .map((note) => withoutPrograms(plainNote(note)))
      .filter(Boolean)
      .join('\n\n'),
    // EndNote's record numbers are not citation keys.
    citationKey: /^\d{1,6}$/.test(first('ID') ?? '') ? undefined : first('ID'),
  };
}

/** The most precise date in the year that is named first; EndNote writes a day and month without the year. */
function dateOf(dates: string[]): string | undefined {
  const plain = dates.map((date) =>
    date.replace(/\/+(?:[^/\d]*)$|(?<=^\d{4}\/[a-z]+(?:\/\d+)?)\/.*$/i, '').trim(),
  );
  const first = plain.find((date) => /\d{4}/.test(date));
  const year = /\d{4}/.exec(first ?? '')?.[0];
  if (!first || !year) return undefined;
  const whole = plain.flatMap((date) => {
    if (/\d{4}/.test(date)) return date.includes(year) ? date : [];
    return /^[a-z]{3,9}\.?(?: \d{1,2})?$/i.test(date) ? `${date} ${year}` : [];
  });
  const read = whole.map((date) => parseDate(typedDate(date)) ?? '');
  return read.sort((one, other) => other.length - one.length)[0] || first;
}

/**
 * Authors and editors. Editors are in A2 or ED; for a book in A3 or ED, since its A2 are the series editors. If a
 * record has neither authors nor editors there, A2 and A3 are taken as editors.
 */
function peopleOf(record: Record<string, string[]>): Pick<Description, 'authors' | 'editors'> {
  const { TY: [type = ''] = [], AU = [], A2 = [], A3 = [], ED = [] } = record;
  // An edited book has its editors in the tag for authors.
  if (type.trim() === 'EDBOOK') return { editors: listedAuthors([...AU, ...ED]) };
  const isBook = /^E?BOOK$/.test(type.trim());
  const named = isBook ? [...A3, ...ED] : [...A2, ...ED];
  const mixedUp = AU.length > 0 || named.length > 0 || type.trim() === 'THES' ? [] : [...A2, ...A3];
  return { authors: listedAuthors(AU), editors: listedAuthors([...named, ...mixedUp]) };
}
