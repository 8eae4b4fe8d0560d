import { parseAuthors } from '@/lib/bibliography/author';
import { splitNames } from '@/lib/bibliography/author-list';
import { cleanText } from '@/lib/bibliography/clean-text';
import { arxivNamedIn } from '@/lib/bibliography/identifiers-in-text';
import { isPaperPage } from '@/lib/importers/entry/canonical-address';
import { type Description, describePaper } from '@/lib/importers/entry/describe-paper';
import { linkTitle } from '@/lib/importers/entry/title-of-link';
import { medlineTitle } from '@/lib/importers/formats/pubmed/medline-fields';
import type { Importer, Reading, TopicNames } from '@/lib/importers/importer';
import { listedAuthors } from '@/lib/importers/text/clean-names';
import { splitEscaped } from '@/lib/importers/text/escaped-list';
import { columnsOf, readTable } from '@/lib/importers/text/parse-csv';
import { plainNote } from '@/lib/importers/text/strip-jats-and-html';
import { timeOf } from '@/lib/importers/text/typed-dates';
import { cleanName } from '@/lib/importers/topics/clean-topic-name';

/** Names of the columns that are read, as various programs write them. */
const columns = {
  title: ['title', 'name', 'article title', 'document title', 'paper title'],
  address: ['url', 'link', 'href', 'address', 'website'],
  doi: ['doi'],
  authors: ['author full names', 'authors', 'author', 'creators'],
  date: ['date', 'publication date', 'year', 'publication year', 'pubyear', 'published'],
  venue: [
    'venue',
    'journal',
    'publication title',
    'source title',
    'journal/book',
    'publication',
    'container-title',
  ],
  volume: ['volume'],
  issue: ['issue'],
  pages: ['pages', 'pagination'],
  firstPage: ['page start', 'start page', 'art. no.'],
  lastPage: ['page end', 'end page'],
  publisher: ['publisher'],
  abstract: ['abstract', 'abstract note'],
  keywords: ['keywords', 'author keywords', 'automatic tags'],
  tags: ['tags', 'manual tags', 'labels'],
  folder: ['folder', 'collection', 'folders'],
  notes: ['note', 'notes', 'selection', 'comment'],
  saved: ['created', 'time_added', 'timestamp', 'date added', 'saved', 'added', 'created_at'],
  favourite: ['favorite', 'favourite', 'starred'],
  arxiv: ['arxiv', 'arxiv id', 'arxiv_id'],
  pubmed: ['pubmed id', 'pmid'],
  key: ['key', 'citation key', 'citekey', 'bibtex key'],
} as const;

/**
 * Tables of links or papers, separated by commas, semicolons or tabs and recognised by the names of their columns: from
 * Raindrop, Pocket, Instapaper, Zotero, Scopus and Papertree. Links that do not lead to a paper are listed as unread.
 */
export const table: Importer = {
  name: 'table',
  matches: (text) => separatorOf(text) !== null,
  read(text) {
    const reading: Reading = { entries: [], topics: [], unread: [] };
    for (const { cells, line } of readTable(text, separatorOf(text) ?? ',')) {
      // Our tables write a ' before texts that a spreadsheet would evaluate as formulas.
      const read = (name: keyof typeof columns) =>
        columns[name].map((each) => cells.get(each)?.replace(/^'(?=[=+@-])/, '')).find(Boolean);
      // Notes in our tables are plain text; Zotero's are HTML.
      const isOwn = cells.has('further topics');
      const notes = isOwn ? read('notes') : plainNote(read('notes') ?? '');
      const paper = isPaper(read) ? describePaper({ ...descriptionOf(read), notes }) : null;
      if (paper)
        reading.entries.push({
          paper,
          topics: topicsOf(read('folder'), cells.get('topic'), cells.get('further topics')),
        });
      else
        reading.unread.push({
          line,
          reason: 'not-a-paper',
          text: cleanText(read('title') ?? read('address') ?? [...cells.values()].join(' '), 100),
        });
    }
    return reading;
  },
};

type ReadCell = (name: keyof typeof columns) => string | undefined;

/**
 * The separator of a table that has a title column and either an address, a DOI, an arXiv number, or authors and dates.
 */
function separatorOf(text: string): string | null {
  for (const separator of [',', '\t', ';']) {
    const names = new Set(columnsOf(text, separator));
    const has = (name: keyof typeof columns) => columns[name].some((each) => names.has(each));
    const namesPapers = has('address') || has('doi') || has('arxiv') || (has('authors') && has('date'));
    if (names.size > 1 && has('title') && namesPapers) return separator;
  }
  return null;
}

/** A row is a paper if it has authors, a DOI or an arXiv number, or if its link leads to a paper. */
function isPaper(read: ReadCell): boolean {
  const address = read('address');
  if (read('authors') || read('doi') || read('arxiv')) return true;
  return address !== undefined && (isPaperPage(address) || 'arxiv' in arxivNamedIn(read('title') ?? ''));
}

function descriptionOf(read: ReadCell): Description {
  const words = (list: string | undefined) =>
    list && splitEscaped(list, list.includes(';') ? ';' : ',|', ';').map((word) => word.trim());
  const saved = read('saved') ?? '';
  return {
    title: linkTitle(read('pubmed') ? (medlineTitle(read('title')) ?? '') : (read('title') ?? '')),
    abstract: read('abstract'),
    authors: authorsOf(read('authors')),
    published: read('date'),
    venue: read('venue'),
    volume: read('volume'),
    issue: read('issue'),
    pages: read('pages') ?? [read('firstPage'), read('lastPage')].filter(Boolean).join('-'),
    publisher: read('publisher'),
    keywords: words(read('keywords')) || [],
    tags: words(read('tags')) || [],
    doi: read('doi'),
    arxiv: read('arxiv'),
    pubmed: read('pubmed'),
    addresses: read('address')?.split(/\s+/),
    // Zotero's item keys are not citation keys.
    citationKey: /^[A-Z\d]{8}$/.test(read('key') ?? '') ? undefined : read('key'),
    favourite: /^(?:true|yes|1)$/i.test(read('favourite') ?? ''),
    savedAt: /^\d+$/.test(saved) ? timeOf(saved) : Date.parse(saved),
  };
}

/**
 * Authors separated by semicolons, or full names separated by commas; `Alder M.` and `Alder MK` have the family name
 * first.
 */
function authorsOf(list = '') {
  const unnumbered = list.replace(/\s*\(\d+\)/g, '').trim();
  // PubMed ends its lists with a full stop.
  const plain = /[;]|\.[\s,]/.test(unnumbered) ? unnumbered : unnumbered.replace(/\.$/, '');
  const names = plain.includes(';')
    ? splitEscaped(plain, ';').map((name) => name.trim())
    : splitNames(plain, true);
  const withInitials = names.map((name) => /^(.*\p{Ll}) ((?:\p{Lu}\.-?)+)$/u.exec(name.trim()));
  return withInitials.every((parts) => parts !== null)
    ? parseAuthors(withInitials.map((parts) => `${parts[1]}, ${parts[2]}`))
    : listedAuthors(names.filter((name) => name.trim() !== ''));
}

/**
 * Topics from a folder, nested by slashes (`ML/Walls`), and from the columns of our tables. `Unsorted` is not a topic.
 */
function topicsOf(folder = '', topic = '', further = ''): TopicNames[] {
  const written = [topic, ...splitEscaped(further, ';', ';')].map((path) => splitEscaped(path, '/'));
  return [folder.split(/\s+\/\s+|(?<=\S)\/(?=\S)/), ...written]
    .map((path) => path.map(cleanName).filter(Boolean))
    .filter(
      ([first, ...rest]) => first && !(rest.length === 0 && /^(?:unsorted|unread|archive)$/i.test(first)),
    );
}
