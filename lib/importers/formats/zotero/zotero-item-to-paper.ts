import { parseAuthor } from '@/lib/bibliography/author';
import { isOrganisation } from '@/lib/bibliography/organisation';
import type { Author, PublicationType } from '@/lib/domain/papers/paper';
import { describePaper, thesisType } from '@/lib/importers/entry/describe-paper';
import type { ReadPaper } from '@/lib/importers/importer';
import { type Fields, objects, textIn, textsIn } from '@/lib/importers/text/parse-json';
import { plainNote, withoutRichText } from '@/lib/importers/text/strip-jats-and-html';

/** Types of items that are not papers but belong to one, or stand alone. */
export const attachedTypes = ['attachment', 'note', 'annotation', 'linkAttachment'];

/** Reads a paper from an item with Zotero's field names; `null` if it has no title or identifier. Format: https://api.zotero.org/schema */
export function zoteroPaper(item: Fields): ReadPaper | null {
  const text = (...names: string[]) => textIn(item, ...names);
  const extra = text('extra') ?? '';
  const inExtra = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(extra.slice(0, 10_000))?.[1];
  const tags = [...objects(item.tags), ...textsIn(item.tags).map((tag): Fields => ({ tag }))];
  const named = (automatic: boolean) =>
    tags
      .filter(({ type }) => (Number(type) === 1) === automatic)
      .flatMap((tag) => textIn(tag, 'tag', 'name') ?? []);
  const [, category] = /arxiv:\S+ \[([\w.-]+)\]/i.exec(extra.slice(0, 10_000)) ?? [];
  return describePaper({
    title: withoutRichText(text('title', 'shortTitle')),
    abstract: text('abstractNote'),
    authors: authorsOf(objects(item.creators)),
    editors: namesOf(objects(item.creators).filter((creator) => textIn(creator, 'creatorType') === 'editor')),
    published: text('date'),
    venue: text('publicationTitle', 'proceedingsTitle', 'conferenceName', 'bookTitle', 'websiteTitle'),
    publicationType: typeOf(item),
    volume: text('volume'),
    issue: text('issue', 'reportNumber'),
    pages: text('pages'),
    publisher: text('publisher', 'university', 'institution', 'repository'),
    categories: category ? [category] : [],
    keywords: named(true),
    tags: named(false),
    doi: text('DOI') ?? inExtra('DOI'),
    pubmed: text('PMID') ?? inExtra('PMID'),
    addresses: [text('url')].flatMap((value) => value ?? []),
    mentions: [
      text('archiveID', 'archiveLocation'),
      extra,
      text('reportNumber'),
      text('publicationTitle'),
    ].flatMap((value) => value ?? []),
    comment: remarkIn(extra),
    version: Number(inExtra('version')),
    // Better BibTeX writes notes as strings, Zotero as objects.
    notes: [...textsIn(item.notes), ...objects(item.notes).flatMap((note) => textIn(note, 'note') ?? [])]
      .map(plainNote)
      .join('\n\n'),
    citationKey: text('citationKey', 'citekey') ?? inExtra('Citation Key'),
    savedAt: Date.parse(text('dateAdded') ?? ''),
  });
}

/** `original-date: 1999`, `Citation Key: alder2015`: names of fields have no small words after the first. */
const isField = /^[^\s:]{1,40}(?: \p{Lu}[^\s:]{0,20}| of){0,3}:/u;

/** The lines in `extra` that are not fields: the person's own words. */
function remarkIn(extra: string): string {
  const own = (line: string) =>
    line.trim() !== '' && !isField.test(line.trim()) && !/^\d+ citations?\b/i.test(line.trim());
  return extra.slice(0, 10_000).split('\n').filter(own).join(' ');
}

const types: Partial<Record<string, PublicationType>> = {
  ...{ journalArticle: 'article', magazineArticle: 'article', conferencePaper: 'inproceedings' },
  ...{ bookSection: 'incollection', book: 'book', thesis: 'phdthesis', report: 'techreport' },
};

function typeOf(item: Fields): PublicationType | undefined {
  const type = types[textIn(item, 'itemType') ?? ''];
  return type === 'phdthesis' ? thesisType(textIn(item, 'thesisType', 'type')) : type;
}

/** Roles of people who made the volume and not the paper in it. */
const volumeRoles: readonly string[] = ['editor', 'seriesEditor', 'translator', 'bookAuthor'];

function authorsOf(creators: Fields[]): Author[] {
  const authors = creators.filter((creator) => (textIn(creator, 'creatorType') ?? 'author') === 'author');
  // For example the inventor of a patent or the presenter of a talk.
  const others = creators.filter((creator) => !volumeRoles.includes(textIn(creator, 'creatorType') ?? ''));
  return namesOf(authors.length > 0 ? authors : others);
}

function namesOf(creators: Fields[]): Author[] {
  return creators.map((creator) => {
    const [family = '', given = ''] = [textIn(creator, 'lastName', 'name'), textIn(creator, 'firstName')];
    // The family field may hold a full name, `Family, Given`.
    const isWhole = given === '' && /^[^,]+, [^,]+$/.test(family) && !isOrganisation(family);
    return isWhole ? parseAuthor(family) : { family, given };
  });
}
