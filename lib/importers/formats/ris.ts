import { parseAuthor } from '@/lib/bibliography/author';
import { cleanText } from '@/lib/bibliography/text';
import type { Author, PublicationType } from '@/lib/domain/papers/paper';
import { type Description, describePaper, thesisType } from '@/lib/importers/describe-paper';
import type { Importer, Reading } from '@/lib/importers/importer';
import { isOrganisation } from '@/lib/importers/text/organisation';
import { plainNote, withoutEntities, withoutRichText } from '@/lib/importers/text/rich-text';
import { partKeywords } from '@/lib/importers/topic-keywords';

const types: Partial<Record<string, PublicationType>> = {
  ...{ JOUR: 'article', JFULL: 'article', MGZN: 'article', EJOUR: 'article' },
  ...{ CONF: 'inproceedings', CPAPER: 'inproceedings', CHAP: 'incollection', ECHAP: 'incollection' },
  ...{ BOOK: 'book', EBOOK: 'book', RPRT: 'techreport' },
};
const tag = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/s;
const authorTags = ['AU', 'A1'];

/** RIS, as reference managers and publishers write it. Format: https://en.wikipedia.org/wiki/RIS_(file_format) */
export const ris: Importer = {
  name: 'ris',
  matches: (text) => /^TY {1,2}- ?\w+/m.test(text),
  read(text) {
    const reading: Reading = { entries: [], topics: [], unread: [] };
    let record: Record<string, string[]> | null = null;
    let [begun, last] = [0, ''];
    // Some programs end no record; where one is cut, only the last has no end.
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
    for (const [index, line] of lines.entries()) {
      const [, name = '', value = ''] = tag.exec(line.replace(/^\ufeff/, '')) ?? [];
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
        // Authors stand in the order of the file, whichever of the two tags each has.
        last = authorTags.includes(name) ? 'AU' : name;
        const values = record[last];
        if (values) values.push(value);
        else record[last] = [value];
      } else if (record && last && line.trim() !== '') {
        // A value goes on in the next line; EndNote writes one keyword a line after a single tag.
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
function keywordsOf({ KW = [] }: Record<string, string[]>): string[] {
  return KW.flatMap((words) => (/^topic\//.test(words) ? words : words.split(';'))).map((word) =>
    word.trim(),
  );
}

/** A comma at the end says that the name is whole. */
function authorOf(name: string): Author {
  const [, whole] = /^([^,]+),\s*$/.exec(name) ?? [];
  if (whole) return { family: whole, given: '' };
  return isOrganisation(name.trim()) && !name.includes(',')
    ? { family: name.trim(), given: '' }
    : parseAuthor(name);
}

function descriptionOf(record: Record<string, string[]>): Description {
  const all = (...names: string[]) => names.flatMap((name) => record[name] ?? []);
  const first = (...names: string[]) => all(...names).find((value) => value.trim() !== '');
  return {
    title: plain(first('TI', 'T1', 'CT', 'BT')),
    abstract: plain(first('AB', 'N2')),
    authors: (all('AU').length > 0 ? all('AU') : all('A2', 'A3', 'ED')).map(authorOf),
    published: all('DA', 'PY', 'Y1')
      .find((date) => /\d{4}/.test(date))
      ?.replace(/\/+[^/\d]*$/, ''),
    // Names in full before short ones.
    venue: plain(first('JF', 'T2', 'JO', 'JA', 'J2', 'C3')),
    publicationType: typeOf(first('TY')?.trim() ?? '', first('M3')),
    volume: first('VL'),
    issue: first('IS'),
    pages: [first('SP'), first('EP')].filter(Boolean).join('-'),
    publisher: first('PB'),
    keywords: partKeywords(keywordsOf(record)).keywords,
    doi: first('DO', 'M3'),
    pubmed: pubmedOf(first('AN'), first('DB', 'DP')),
    addresses: all('UR', 'L2', 'LK').flatMap((value) => value.split(/\s+|;(?=http)/)),
    pdf: first('L1'),
    mentions: all('M1', 'AN', 'IS', 'N1', 'JO', 'T2', 'C1', 'PB', 'SN'),
    notes: all('N1', 'RN').map(plainNote).join('\n\n'),
    citationKey: first('ID'),
  };
}

/** Every database writes its own accession numbers into the same field. */
function pubmedOf(number: string | undefined, database = ''): string | undefined {
  const [, labelled] = /^\s*PMID:?\s*(\d+)\s*$/i.exec(number ?? '') ?? [];
  return labelled ?? (/pubmed|medline/i.test(database) ? number : undefined);
}

function plain(text: string | undefined): string | undefined {
  return text === undefined ? undefined : withoutEntities(withoutRichText(text) ?? '');
}
