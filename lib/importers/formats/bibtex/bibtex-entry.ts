import type { Creator, Entry } from '@retorquere/bibtex-parser';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { type Author, type PublicationType, publicationTypes } from '@/lib/domain/papers/paper';
import { type Description, thesisType } from '@/lib/importers/describe-paper';

const types: Partial<Record<string, PublicationType>> = {
  ...Object.fromEntries(publicationTypes.map((type) => [type, type])),
  ...{ conference: 'inproceedings', inbook: 'incollection', report: 'techreport', proceedings: 'book' },
  ...{ mvbook: 'book', collection: 'book', periodical: 'article' },
};
/** What came out by itself is in no venue but a series. */
const ownSeries: ReadonlySet<string> = new Set(['book', 'techreport', 'phdthesis', 'mastersthesis']);
/** What no entry has from another one. */
const ownFields: ReadonlySet<string> = new Set(
  'author title subtitle abstract keywords pages doi url eprint ids crossref groups note annotation annote'.split(
    ' ',
  ),
);

/** What an entry of BibTeX or BibLaTeX says, as the parser read it. */
export function descriptionOf(entry: Entry): Description {
  const text = (...names: string[]) =>
    names.map((name) => textOf(entry, name)).find((value) => value !== undefined);
  const plain = (...names: string[]) => withoutHtml(text(...names));
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

/** The entry with what it has from the one that it refers to: proceedings and books say once what their papers share. */
export function withParent(entry: Entry, byKey: ReadonlyMap<string, Entry>): Entry {
  const parent = byKey.get(textOf(entry, 'crossref')?.toLowerCase() ?? '');
  if (!parent || parent === entry) return entry;
  const { title: booktitle, subtitle: _, ...shared } = parent.fields;
  const inherited = Object.entries({ booktitle, ...shared }).filter(
    ([name]) => !ownFields.has(name) && !Object.hasOwn(entry.fields, name),
  );
  return { ...entry, fields: { ...Object.fromEntries(inherited), ...entry.fields } as Entry['fields'] };
}

/** A field's text; the parser makes a list of one that has `and` between its parts. */
export function textOf({ fields }: Entry, name: string): string | undefined {
  const value: unknown = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const between = name === 'mendeley-tags' || name === 'groups' ? ', ' : ' and ';
  const text = Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(between) : value;
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

function typeOf(entry: Entry): PublicationType | undefined {
  const type = entry.type.toLowerCase();
  return type === 'thesis' ? thesisType(textOf(entry, 'type')) : types[type];
}

/** The parser says in HTML what a title says in LaTeX. */
function withoutHtml(text: string | undefined): string | undefined {
  return text
    ?.replace(/<\/?(?:a|i|b|sub|sup|span|sc|u|tt|pre|code)(?:\s[^<>]*)?>/g, '')
    .replace(/<br\/?>/g, ' ');
}

function authorOf({ name, lastName, firstName, prefix, suffix }: Creator): Author {
  if (name) return { family: name, given: '' };
  return {
    family: [prefix, lastName].filter(Boolean).join(' '),
    given: [firstName, suffix].filter(Boolean).join(', '),
  };
}

/** Months are macros, figures or words, with a day or a second month beside them: `jan # "~15"`, `May--June`. */
function dateOf(year = '', months = '', separateDay = ''): string {
  const [first = '', second] = months.split(/[\s,~–—-]+/);
  const [month, ownDay] =
    /^\d/.test(first) && second && !/^0?\d$|^1[0-2]$/.test(first) ? [second, first] : [first, second];
  const day = separateDay || (/^\d{1,2}$/.test(ownDay ?? '') ? ownDay : undefined);
  if (!/^\d{4}$/.test(year) || !month) return year;
  if (!/^\d{1,2}$/.test(month)) return [day, month, year].filter(Boolean).join(' ');
  return [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
}

/** JabRef's words. */
function readingOf(status: string | undefined): Description['reading'] {
  if (status === 'read') return 'read';
  return status === 'skimmed' ? 'reading' : undefined;
}
