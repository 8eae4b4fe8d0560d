import type { Author, Paper } from '@/lib/domain/papers/paper';
import { foldCase } from '@/lib/domain/text/fold-text';
import { type Reference, referenceOf } from '@/lib/exporters/citation/reference-fields';
import { isSingleName } from '@/lib/exporters/text/name-parts';

type CreatorType = 'author' | 'editor';

export type ZoteroCreator =
  | { creatorType: CreatorType; firstName: string; lastName: string }
  | { creatorType: CreatorType; name: string };

/** A tag; Zotero marks automatic tags with type 1. */
export interface ZoteroTag {
  tag: string;
  type?: 1;
}

/** A Zotero item, without empty fields. */
export type ZoteroItem = { itemType: string; creators: ZoteroCreator[]; tags: ZoteroTag[] } & Partial<
  Record<string, unknown>
>;

/** Longer tags make the synchronisation of a Zotero library fail. */
const TAG_LENGTH_MAX = 255;

const kinds: Record<Reference['type'], string> = {
  ...{ preprint: 'preprint', article: 'journalArticle', inproceedings: 'conferencePaper' },
  ...{ incollection: 'bookSection', book: 'book', phdthesis: 'thesis', mastersthesis: 'thesis' },
  ...{ techreport: 'report', other: 'document' },
};
/** Fields whose name depends on the item type. */
const venueFields: Partial<Record<string, string>> = {
  ...{ journalArticle: 'publicationTitle', conferencePaper: 'proceedingsTitle', bookSection: 'bookTitle' },
};
const publisherFields: Partial<Record<string, string>> = {
  ...{ conferencePaper: 'publisher', bookSection: 'publisher', book: 'publisher', document: 'publisher' },
  ...{ thesis: 'university', report: 'institution' },
};
const issueFields: Partial<Record<string, string>> = { journalArticle: 'issue', report: 'reportNumber' };
const withVolume: readonly string[] = ['journalArticle', 'conferencePaper', 'bookSection', 'book'];
const withPages: readonly string[] = ['journalArticle', 'conferencePaper', 'bookSection', 'report'];
const withEditors: readonly string[] = [...withVolume, 'document', 'preprint'];
const withDoi: readonly string[] = ['preprint', 'journalArticle', 'conferencePaper'];

/** The paper in Zotero's fields; preprints are as Zotero's arXiv translator writes them. https://api.zotero.org/schema */
export function zoteroItem(paper: Paper): ZoteroItem {
  const reference = referenceOf(paper);
  const { venue, publisher, volume, issue, pages, doi, url, date, arxiv, type } = reference;
  const itemType = kinds[type];
  const fields: [string | undefined, string | undefined][] = [
    ['title', paper.title],
    ['abstractNote', paper.abstract],
    ['date', date],
    ['url', url],
    [venueFields[itemType], venue],
    [publisherFields[itemType], publisher],
    [issueFields[itemType], issue],
    [withVolume.includes(itemType) ? 'volume' : undefined, volume],
    [withPages.includes(itemType) ? 'pages' : undefined, pages],
    [withDoi.includes(itemType) ? 'DOI' : undefined, doi],
    [type === 'preprint' ? 'repository' : undefined, 'arXiv'],
    [type === 'preprint' ? 'archiveID' : undefined, arxiv && `arXiv:${arxiv}`],
    [type === 'mastersthesis' ? 'thesisType' : undefined, "Master's thesis"],
    [type === 'phdthesis' ? 'thesisType' : undefined, 'PhD thesis'],
    ['extra', extraOf(paper, reference, itemType)],
  ];
  return {
    itemType,
    creators: [
      ...paper.authors.map((author) => creatorOf(author, 'author')),
      ...(withEditors.includes(itemType) ? reference.editors : []).map((editor) =>
        creatorOf(editor, 'editor'),
      ),
    ],
    tags: tagsOf(paper),
    ...Object.fromEntries(fields.filter(([name, text]) => name && text)),
  };
}

/** Fields that the item type lacks, one per line, as Zotero and its plug-ins read them in `extra`. */
function extraOf({ citationKey }: Paper, { arxiv, category, doi }: Reference, itemType: string): string {
  return [
    arxiv && `arXiv:${arxiv}${category ? ` [${category}]` : ''}`,
    doi && !withDoi.includes(itemType) && `DOI: ${doi}`,
    citationKey && `Citation Key: ${citationKey}`,
  ]
    .filter(Boolean)
    .join('\n');
}

function creatorOf(author: Author, creatorType: CreatorType): ZoteroCreator {
  if (isSingleName(author)) return { creatorType, name: author.family };
  return { creatorType, firstName: author.given, lastName: author.family };
}

/** Keywords and tags without duplicates, ignoring case: an item can have a tag only once. */
function tagsOf({ tags = [], keywords }: Paper): ZoteroTag[] {
  const own = new Map<string, ZoteroTag>();
  for (const tag of keywords) if (tag.length <= TAG_LENGTH_MAX) own.set(foldCase(tag), { tag, type: 1 });
  for (const tag of tags) own.set(foldCase(tag), { tag });
  return [...own.values()];
}
