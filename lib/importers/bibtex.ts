import { type Creator, type Entry, parse } from '@retorquere/bibtex-parser';
import { BOUNDS } from '@/lib/capture/bounds';
import { cleanText } from '@/lib/capture/text';
import type { UnreadEntry } from '@/lib/domain/importing';
import { type Author, type PublicationType, publicationTypes } from '@/lib/domain/paper';
import { type Groups, readGroups, topicsOf } from './bibtex-groups';
import { takeMath, withMath } from './bibtex-math';
import { type Description, describePaper, thesisType } from './describe-paper';
import { type Importer, lineCounter, type Reading } from './reading';

/** Entries given to the parser at once: what one broken entry can take along is bounded, and so is its search. */
const AT_ONCE = 50;
/** UTF-16 units of one entry; the longest list of authors known takes 150,000. The parser takes seconds for a megabyte. */
const LONGEST = 300_000;
const types: Partial<Record<string, PublicationType>> = {
  ...Object.fromEntries(publicationTypes.map((type) => [type, type])),
  ...{ conference: 'inproceedings', inbook: 'incollection', report: 'techreport', proceedings: 'book' },
  ...{ mvbook: 'book', collection: 'book', periodical: 'article' },
};
/** What came out by itself is in no venue but a series. */
const ownSeries: ReadonlySet<string> = new Set(['book', 'techreport', 'phdthesis', 'mastersthesis']);
const start = /^[ \t]*@\s*(\w+)\s*[{(]/gm;

/** BibTeX and BibLaTeX, with the groups that JabRef keeps in the comments as topics. */
export const bibtex: Importer = {
  name: 'bibtex',
  matches: (text) => /^\s*@\s*(?:comment|string|preamble|[a-z]+)\s*[{(]/im.test(text),
  read(text) {
    const lineAt = lineCounter(text);
    const reading: Reading = { entries: [], topics: [], unread: [] };
    const blocks = splitBlocks(text);
    const groups = readGroups(blocks.filter(({ type }) => type === 'comment').map(({ text }) => text));
    reading.topics = [...groups.paths.values()];
    const strings = readStrings(blocks);
    const entries = blocks.filter(({ type }) => !/^(?:comment|string|preamble|xdata)$/.test(type));
    for (let at = 0; at < entries.length; at += AT_ONCE) {
      const part = entries.slice(at, at + AT_ONCE);
      for (const [index, entry] of parsePart(part, strings).entries()) {
        const block = part[index] as Block;
        const line = lineAt(block.position);
        if (!entry) reading.unread.push(unreadOf(block, line, isTooLong(block) ? 'too-long' : 'broken'));
        else addEntry(reading, entry, block, line, groups);
      }
    }
    return reading;
  },
};

interface Block {
  type: string;
  text: string;
  position: number;
}

/** The text from each `@type{` at the start of a line to the next. */
function splitBlocks(text: string): Block[] {
  const starts = [...text.matchAll(start)];
  return starts.map((match, index) => ({
    type: (match[1] ?? '').toLowerCase(),
    text: text.slice(match.index, starts[index + 1]?.index ?? text.length),
    position: match.index,
  }));
}

function readStrings(blocks: Block[]): Record<string, string> {
  const written = blocks.filter(({ type }) => type === 'string').map(({ text }) => text);
  return { ...tryParse(written.join('\n'), {})?.strings };
}

/** The entry of each block; `null` where it has none that is whole. */
function parsePart(part: Block[], strings: Record<string, string>): (Entry | null)[] {
  const whole = part.some(isTooLong) ? null : tryParse(part.map(({ text }) => text).join('\n'), strings);
  if (whole && whole.errors.length === 0 && whole.entries.length === part.length) return whole.entries;
  return part.map((block) => {
    const entry = isTooLong(block) ? undefined : tryParse(block.text, strings)?.entries[0];
    return entry && Object.keys(entry.fields).length > 0 ? entry : null;
  });
}

function isTooLong({ text }: Block): boolean {
  return text.length > LONGEST;
}

function tryParse(text: string, strings: Record<string, string>) {
  const math = takeMath(text);
  try {
    const { entries, ...rest } = parse(math.text, {
      strings,
      english: false,
      sentenceCase: false,
      caseProtection: false,
      unsupported: 'ignore',
    });
    return {
      ...rest,
      entries: entries.map((entry) => ({ ...entry, fields: withMath(entry.fields, math.taken) })),
    };
  } catch {
    // Braces nested by the thousand end the parser's stack; each entry is then tried by itself.
    return null;
  }
}

function addEntry(reading: Reading, entry: Entry, block: Block, line: number, groups: Groups): void {
  const paper = describePaper(descriptionOf(entry));
  if (!paper) reading.unread.push(unreadOf(block, line, 'no-title'));
  else {
    const field = (name: string) => textOf(entry, name) ?? '';
    reading.entries.push({ paper, topics: topicsOf(entry.key, field('groups'), groups) });
  }
}

function unreadOf(block: Block, line: number, reason: UnreadEntry['reason']): UnreadEntry {
  return { line, reason, text: cleanText(block.text.slice(0, 400), 100) };
}

function descriptionOf(entry: Entry): Description {
  const text = (...names: string[]) =>
    names.map((name) => textOf(entry, name)).find((value) => value !== undefined);
  const plain = (...names: string[]) => withoutMarkup(text(...names));
  const tags = text('mendeley-tags')?.split(/\s*[,;]\s*/) ?? [];
  const type = typeOf(entry);
  const preprint = /arxiv/i.test(text('archiveprefix', 'eprinttype') ?? '') || !text('eprinttype');
  return {
    title: [plain('title'), plain('subtitle')].filter(Boolean).join(': '),
    abstract: plain('abstract'),
    authors: (entry.fields.author ?? entry.fields.editor ?? []).slice(0, BOUNDS.authors).map(authorOf),
    published:
      text('date')?.replace(/^([\d-]+)\/(?!\d{1,2}(?!\d)).*/, '$1') ??
      dateOf(text('year'), text('month'), text('day')),
    venue: plain(
      'journaltitle',
      'journal',
      'booktitle',
      'maintitle',
      ...(ownSeries.has(type ?? '') ? ['series'] : []),
    ),
    publicationType: type,
    volume: plain('volume'),
    issue: plain('number', 'issue'),
    pages: plain('pages', 'eid'),
    publisher: plain('publisher', 'school', 'institution', 'organization'),
    comment: plain('note', 'howpublished'),
    categories: text('primaryclass', 'eprintclass')?.split(/[\s,;]+/),
    keywords: entry.fields.keywords?.filter((word) => !tags.includes(word)),
    tags,
    arxiv: preprint ? text('eprint', 'arxivid', 'arxiv') : text('arxivid', 'arxiv'),
    doi: text('doi'),
    pubmed: text('pmid'),
    addresses: [text('url'), text('howpublished')].flatMap((value) => value?.split(/\s+/) ?? []),
    mentions: [text('journal'), text('note'), text('number'), text('howpublished')].flatMap(
      (value) => value ?? [],
    ),
    version: Number(text('version')?.replace(/^v/i, '')),
    notes: plain('annotation', 'annote', 'comment', 'review'),
    citationKey: entry.key,
    reading: readingOf(text('readstatus')),
  };
}

function textOf({ fields }: Entry, name: string): string | undefined {
  const value: unknown = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const text = Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(', ') : value;
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

function typeOf(entry: Entry): PublicationType | undefined {
  const type = entry.type.toLowerCase();
  return type === 'thesis' ? thesisType(textOf(entry, 'type')) : types[type];
}

/** The parser says in HTML what a title says in LaTeX. */
function withoutMarkup(text: string | undefined): string | undefined {
  return text
    ?.replace(/<\/?(?:i|b|sub|sup|span|sc|u|tt|pre|code)(?:\s[^<>]*)?>/g, '')
    .replace(/<br\/?>/g, ' ');
}

function authorOf({ name, lastName, firstName, prefix, suffix }: Creator): Author {
  if (name) return { family: name, given: '' };
  return {
    family: [prefix, lastName].filter(Boolean).join(' '),
    given: [firstName, suffix].filter(Boolean).join(', '),
  };
}

function dateOf(year = '', month = '', day = ''): string {
  const numeric = /^\d{1,2}$/.test(month);
  if (!/^\d{4}$/.test(year)) return year;
  if (!numeric) return month ? `${day ? `${day} ` : ''}${month} ${year}` : year;
  return [year, month.padStart(2, '0'), ...(/^\d{1,2}$/.test(day) ? [day.padStart(2, '0')] : [])].join('-');
}

/** JabRef's words. */
function readingOf(status: string | undefined): Description['reading'] {
  if (status === 'read') return 'read';
  return status === 'skimmed' ? 'reading' : undefined;
}
