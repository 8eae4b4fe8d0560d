import type { Creator, Entry } from '@retorquere/bibtex-parser';
import { parseAuthor } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { identifiersOfAddress } from '@/lib/capture/identifiers-of-address';
import { type Author, type PublicationType, publicationTypes } from '@/lib/domain/papers/paper';
import { type Description, thesisType } from '@/lib/importers/entry/describe-paper';
import { partKeywords } from '@/lib/importers/topics/topic-keywords';
import { BETWEEN_KEYWORDS, KEYWORDS } from './keyword-fields';
import { LESS_THAN } from './protect-latex';

const types: Partial<Record<string, PublicationType>> = {
  ...Object.fromEntries(publicationTypes.map((type) => [type, type])),
  ...{ conference: 'inproceedings', inbook: 'incollection', report: 'techreport', proceedings: 'book' },
  ...{ mvbook: 'book', collection: 'book', periodical: 'article' },
};
const verbatimFields: ReadonlySet<string> = new Set('url doi eprint arxivid arxiv pmid'.split(' '));
const verbatimSigns: Partial<Record<string, string>> = {
  ...{ less: '<', greater: '>', underscore: '_', asciitilde: '~', asciicircum: '^', bar: '|' },
};
/** A note that contains only the arXiv number: `arXiv preprint arXiv:2401.00001`. It is not a comment. */
const saysArxiv = /^(?:arxiv(?: e-?prints?| preprint)?[,: ]*)?arxiv:\S+(?: \[[\w.-]+\])?\.?$/i;
/** Types of whole works, whose venue may be a series. */
const ownSeries: ReadonlySet<string> = new Set(['book', 'techreport', 'phdthesis', 'mastersthesis']);
/** The description in a parsed BibTeX or BibLaTeX entry. */
export function descriptionOf(entry: Entry): Description {
  const field = (...names: string[]) =>
    names.map((name) => textOf(entry, name)).find((value) => value !== undefined);
  const text = (...names: string[]) => field(...names)?.replaceAll(LESS_THAN, '<');
  const plain = (...names: string[]) => withoutHtml(field(...names));
  const tags = wordsOf(plain('mendeley-tags'));
  const keywords = [...new Set(keywordsOf(entry))].sort(byFoldedText);
  const type = typeOf(entry);
  const preprint = /arxiv/i.test(text('archiveprefix', 'eprinttype') ?? '') || !text('eprinttype');
  return {
    // A chapter that has only a number gets the title of its book.
    title:
      [plain('title'), plain('subtitle')].filter(Boolean).join(': ') ||
      (entry.type === 'inbook' ? plain('booktitle', 'maintitle') : undefined),
    abstract: plain('abstract'),
    authors: peopleOf(entry.fields.author),
    editors: peopleOf(entry.fields.editor),
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
    pages: plain('pages', 'eid', 'articleno', 'article-number'),
    publisher: plain('publisher', 'school', 'institution', 'organization'),
    comment: [plain('note'), plain('howpublished')?.replace(/^https?:\S+$/, '')].find(
      (field) => field && !saysArxiv.test(field),
    ),
    categories: text('primaryclass', 'eprintclass')?.split(/[\s,;]+/),
    keywords: partKeywords(keywords).keywords.filter((word) => !tags.includes(word)),
    tags,
    arxiv: preprint ? text('eprint', 'arxivid', 'arxiv') : text('arxivid', 'arxiv'),
    doi: text('doi') ?? labelledDoi(text('note', 'howpublished')),
    pubmed:
      text('pmid') ?? (/^(?:pubmed|pmid)$/i.test(text('eprinttype') ?? '') ? text('eprint') : undefined),
    pdf: text('pdf'),
    code: text('code'),
    addresses: [
      ...addressesIn(text('url'), text('howpublished'), text('link')),
      ...(/^\s*(www\.\S+)\s*$/.exec(text('url') ?? '')?.slice(1) ?? []),
      ...addressesIn(text('note'), text('journal')).filter(
        (address) => Object.keys(identifiersOfAddress(address)).length > 0,
      ),
    ],
    mentions: [
      text('volume')?.replace(/^abs\//, 'arXiv:'),
      ...[text('journal'), text('note'), text('number'), text('pages'), text('howpublished')],
    ].flatMap((value) => value ?? []),
    version: Number(text('version')?.replace(/^v/i, '')),
    notes: [
      ...new Set(['annotation', 'annote', 'comment', 'review'].flatMap((name) => plain(name) ?? [])),
    ].join('\n\n'),
    citationKey: entry.key,
    reading: readingOf(text('readstatus')),
    // From BibDesk and JabRef. `timestamp` is not used: it says when DBLP or another database wrote the entry.
    savedAt: savedAt(text('date-added', 'creationdate')),
  };
}

/** A field's text, `undefined` if blank. The parser splits some fields at `and` into lists; they are joined again. */
export function textOf({ fields }: Entry, name: string): string | undefined {
  const value: unknown = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const between = name === 'groups' ? ', ' : ' and ';
  const text = Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(between) : value;
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  return verbatimFields.has(name) ? verbatimText(text) : text;
}

/** An address or identifier without the LaTeX escapes that some programs add. */
function verbatimText(text: string): string {
  return text
    .replace(/\\url\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}/g, '$1')
    .replace(
      /\\text(less|greater|underscore|asciitilde|asciicircum|bar)\s*(?:\{\})?/g,
      (_, name) => verbatimSigns[name] ?? '',
    )
    .replace(/\\([~^])\{\}/g, '$1')
    .replace(/\\([_&%#$~{}/])/g, '$1')
    .replace(/\$\\sim\$/g, '~')
    .replace(/\$_\$/g, '_')
    .replace(/[{}]/g, '')
    .trim();
}

/** The keywords of an entry, including tags and the topics that our export writes as keywords. */
export function keywordsOf(entry: Entry): string[] {
  return wordsOf(withoutHtml(textOf(entry, KEYWORDS)));
}

function wordsOf(list: string | undefined): string[] {
  return list?.split(BETWEEN_KEYWORDS).map((word) => word.trim()) ?? [];
}

/** `2014-03-04 12:11:10 +0000`, `2021-02-03T10:11:12`. */
function savedAt(date: string | undefined): number | undefined {
  const [, day, time = '00:00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)\s*(Z|[+-]\d{4})?)?/.exec(date ?? '') ?? [];
  return day ? Date.parse(`${day}T${time}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`) : undefined;
}

/** A DOI in a text that labels it as one. */
function labelledDoi(text: string | undefined): string | undefined {
  return /\bdoi(?:\.org\/|:\s*)\s*(10\.\d{4,9}\/[^\s,;]+)/i.exec(text?.slice(0, 4_000) ?? '')?.[1];
}

/** Addresses in texts, without the punctuation that ends a sentence. */
function addressesIn(...texts: (string | undefined)[]): string[] {
  return texts.flatMap((text) =>
    [...(text?.matchAll(/https?:\/\/[^\s"<>]+/gi) ?? [])].map(([address]) => address.replace(/[.,;]+$/, '')),
  );
}

function typeOf(entry: Entry): PublicationType | undefined {
  const type = entry.type.toLowerCase();
  return type === 'thesis' ? thesisType(textOf(entry, 'type')) : types[type];
}

/** The parser turns LaTeX markup into HTML; this removes it. */
function withoutHtml(text: string | undefined): string | undefined {
  return text
    ?.replace(/<\/?(?:a|i|b|sub|sup|span|sc|u|tt|pre|code)(?:\s[^<>]*)?>/g, '')
    .replace(/<br\/?>/g, ' ')
    .replaceAll(LESS_THAN, '<');
}

function peopleOf(names: Creator[] | undefined): Author[] | undefined {
  return names
    ?.slice(0, BOUNDS.authors)
    .map(authorOf)
    .map(({ family, given }) => ({
      family: family.replaceAll(LESS_THAN, '<'),
      given: given.replaceAll(LESS_THAN, '<'),
    }));
}

function authorOf({ name, lastName, firstName, prefix, suffix }: Creator): Author {
  if (name) return { family: name, given: '' };
  // `Fulton, James E., Jr.`: BibTeX expects the suffix second, but people often write it last.
  if (firstName && suffix && isSuffix(firstName) && !isSuffix(suffix))
    return { family: [prefix, lastName].filter(Boolean).join(' '), given: `${suffix}, ${firstName}` };
  const family = [prefix, lastName].filter(Boolean).join(' ');
  // `Mira Alder, III`
  if (firstName && !suffix && isSuffix(firstName)) return parseAuthor(`${family} ${firstName}`);
  return { family, given: [firstName, suffix].filter(Boolean).join(', ') };
}

function isSuffix(name: string): boolean {
  return /^(?:jr|sr)\.?$|^(?:ii|iii|iv)$/i.test(name);
}

function byFoldedText(a: string, b: string): number {
  return a.toLowerCase().localeCompare(b.toLowerCase());
}

/** A date from its fields. A month is a macro, digits or words, possibly with a day or a second month: `May--June`. */
function dateOf(year = '', months = '', separateDay = ''): string {
  // `2004/05` and `2004-05` are two years.
  const inYears = /^\s*(\d{4})\s*[/–-]+\s*\d{2}(?:\d{2})?\s*$/.exec(year)?.[1] ?? year;
  const isRange = /^\s*\d{1,2}\s*[/–—-]+\s*\d{1,2}\s*$/.test(months);
  const [first = '', second] = months.split(/[\s,~/–—-]+/).slice(0, isRange ? 1 : undefined);
  const [month, ownDay] =
    /^\d/.test(first) && second && (!/^0?\d$|^1[0-2]$/.test(first) || /^\p{L}/u.test(second))
      ? [second, first]
      : [first, second];
  const day = separateDay || (/^\d{1,2}$/.test(ownDay ?? '') ? ownDay : undefined);
  if (!/^\d{4}$/.test(inYears) || !month) return inYears;
  if (!/^\d{1,2}$/.test(month)) return [day, month, inYears].filter(Boolean).join(' ');
  return [inYears, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
}

/** The reading state of JabRef's `readstatus`. */
function readingOf(status: string | undefined): Description['reading'] {
  if (status === 'read') return 'read';
  return status === 'skimmed' ? 'reading' : undefined;
}
