import type { PaperId } from '@/lib/domain/ids';
import type { Author } from '@/lib/domain/papers/paper';
import { uniqueKey } from '@/lib/exporters/citation/citation-keys';
import { type Reference, referenceOf } from '@/lib/exporters/citation/reference-fields';
import type { ExportedFile } from '@/lib/exporters/exporter';
import type { SelectedPaper, Selection } from '@/lib/exporters/select-topics-and-papers';
import { toLatex, toLatexTitle } from '@/lib/exporters/text/latex';
import { isSingleName, namePartsOf } from '@/lib/exporters/text/name-parts';
import { biblatexFields, spareFieldsComment } from './biblatex-fields';
import { escapedGroup, groupNames, jabRefGroups } from './jabref-groups';

export type Dialect = 'bibtex' | 'biblatex';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The field for the venue by type; for other types it is `series`. */
const venueNames: Partial<Record<Reference['type'], string>> = {
  article: 'journal',
  inproceedings: 'booktitle',
  incollection: 'booktitle',
};
/** JabRef's values for the reading state. */
const readStatus = { 'to-read': undefined, reading: '{skimmed}', read: '{read}' } as const;
const publisherNames: Partial<Record<Reference['type'], string>> = {
  phdthesis: 'school',
  mastersthesis: 'school',
  techreport: 'institution',
};

/** The selected papers as one file. */
export function bibliography(selection: Selection, dialect: Dialect): ExportedFile[] {
  const names = groupNames(selection.roots);
  const keys = dialect === 'bibtex' ? keysForBibtex(selection.papers) : new Map<PaperId, string>();
  const spareFields = new Set<string>();
  const entries = selection.papers.map((selected) => {
    const { topicId, also } = selected.placement;
    const groups = [topicId, ...also].flatMap((place) => names.get(place) ?? []);
    const keyed = { ...selected, key: keys.get(selected.paper.id) ?? selected.key };
    return bibEntry(keyed, dialect, groups, spareFields);
  });
  const comments = jabRefGroups(selection.roots, names, dialect) + spareFieldsComment(spareFields);
  return [{ path: 'papers.bib', text: [...entries, comments].join('\n') }];
}

/** Appends letters to keys that differ only by case: BibTeX stops with an error at such a key (biber does not). */
function keysForBibtex(papers: SelectedPaper[]): Map<PaperId, string> {
  const all = new Set(papers.map(({ key }) => key.toLowerCase()));
  const taken = new Set<string>();
  const keys = new Map<PaperId, string>();
  for (const { paper, key } of papers) {
    const isTaken = taken.has(key.toLowerCase());
    const own = isTaken ? uniqueKey(key, all) : key;
    all.add(own.toLowerCase());
    taken.add(own.toLowerCase());
    keys.set(paper.id, own);
  }
  return keys;
}

/**
 * One entry. The fields follow arXiv (BibTeX) and the biblatex manual (3.14.7). Tags are also written as in Mendeley,
 * and the reading state as in JabRef.
 * @param groups Names of the JabRef groups that contain the paper.
 * @param spareFields Receives the names of the fields that were written under a spare name; see `biblatexFields`.
 */
export function bibEntry(
  { paper, key }: SelectedPaper,
  dialect: Dialect,
  groups: string[] = [],
  spareFields = new Set<string>(),
): string {
  const reference = referenceOf(paper);
  const type = entryType(reference, dialect);
  const fields: [string, string | undefined][] = [
    ['title', `{${toLatexTitle(paper.title)}}`],
    ['author', braced(bibNames(paper.authors))],
    ['editor', braced(bibNames(reference.editors))],
    ...dateFields(reference, dialect),
    ...venueFields(reference, dialect),
    ...arxivFields(reference, dialect),
    ['version', dialect === 'biblatex' && paper.version ? `{${paper.version}}` : undefined],
    // Verbatim in both dialects: the style escapes special characters in these fields.
    ['doi', braced(verbatim(reference.doi))],
    ['url', braced(verbatim(reference.url))],
    ['abstract', latexField(paper.abstract)],
    ['keywords', braced(keywordList([...(paper.tags ?? []), ...paper.keywords]))],
    ['mendeley-tags', braced(keywordList(paper.tags ?? []))],
    ['readstatus', paper.reading && readStatus[paper.reading]],
    // BibTeX's styles print the note, so arXiv's comments on pages and figures are left out.
    ['note', dialect === 'bibtex' && reference.arxiv ? undefined : latexField(paper.comment)],
    ['annotation', braced(paper.notes && latexLines(paper.notes))],
    ['groups', braced(groups.map(escapedGroup).join(', '))],
  ];
  const named = dialect === 'biblatex' ? biblatexFields(type, fields, spareFields) : fields;
  const lines = named.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`;
}

function entryType({ type, authors, editors }: Reference, dialect: Dialect): string {
  // In BibLaTeX, a book has authors and a collection has editors.
  if (type === 'book' && dialect === 'biblatex' && authors.length === 0 && editors.length > 0)
    return 'collection';
  if (type === 'incollection' && dialect === 'biblatex' && editors.length === 0) return 'inbook';
  if (type === 'preprint') return dialect === 'biblatex' ? 'online' : 'misc';
  return type === 'other' ? 'misc' : type;
}

/** Keywords separated by commas; a keyword that contains a separator is in braces, as in biblatex. */
function keywordList(words: string[]): string {
  const [first = '', ...others] = words.map((each) =>
    /[,;]/.test(each) ? `{${toLatex(each)}}` : toLatex(each),
  );
  // Braces around the only keyword would read as those of the field; the comma prevents that.
  return others.length === 0 && first.startsWith('{') ? `${first},` : [first, ...others].join(', ');
}

function dateFields({ date }: Reference, dialect: Dialect): [string, string | undefined][] {
  if (!date) return [];
  if (dialect === 'biblatex') return [['date', `{${date}}`]];
  const [year, month, day] = date.split('-');
  return [
    ['year', `{${year}}`],
    ['month', month && months[Number(month) - 1]],
    ['day', braced(day)],
  ];
}

function venueFields(reference: Reference, dialect: Dialect): [string, string | undefined][] {
  const { type, venue, volume, issue, pages, publisher } = reference;
  const name = venueNames[type] ?? 'series';
  return [
    [name === 'journal' && dialect === 'biblatex' ? 'journaltitle' : name, latexField(venue)],
    ['volume', latexField(volume)],
    ['number', latexField(issue)],
    ['pages', pages && `{${pages.split('-').map(toLatex).join('--')}}`],
    [publisherName(type, dialect), latexField(publisher)],
  ];
}

function publisherName(type: Reference['type'], dialect: Dialect): string {
  const isAlone = type === 'preprint' || type === 'other';
  return publisherNames[type] ?? (isAlone && dialect === 'biblatex' ? 'organization' : 'publisher');
}

function arxivFields({ type, arxiv, category }: Reference, dialect: Dialect): [string, string | undefined][] {
  if (!arxiv) return [];
  const className = braced(verbatim(category));
  if (dialect === 'bibtex') {
    return [
      ['eprint', `{${arxiv}}`],
      ['archivePrefix', '{arXiv}'],
      ['primaryClass', className],
    ];
  }
  return [
    ['eprint', `{${arxiv}}`],
    ['eprinttype', '{arxiv}'],
    ['eprintclass', className],
    ['pubstate', type === 'preprint' ? '{prepublished}' : undefined],
  ];
}

/** Names joined by `and`. A shortened list ends in `others`, which is not a name. */
function bibNames(authors: Author[]): string {
  const goesOn = authors.length > 1 && authors.at(-1)?.family === 'others';
  const names = authors.slice(0, goesOn ? -1 : undefined).map(bibName);
  return [...names, ...(goesOn ? ['others'] : [])].join(' and ');
}

/** `Family, Given` or `Family, Jr., Given`; braces keep names of groups whole. */
function bibName(author: Author): string {
  if (isSingleName(author)) return `{${toLatex(author.family)}}`;
  const { family, given, suffix } = namePartsOf(author);
  return [family, suffix, given].flatMap((part) => (part ? bibNamePart(part) : [])).join(', ');
}

function bibNamePart(name: string): string {
  return /\band\b|[,;]| & /i.test(name) ? `{${toLatex(name)}}` : toLatex(name);
}

/** A note whose lines and paragraphs LaTeX keeps. `\newline{}`, since pandoc reads the brace in `\\{}` as escaped. */
function latexLines(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').map(toLatex).join('\\newline{}\n'))
    .join('\n\n');
}

function latexField(text: string | undefined): string | undefined {
  return braced(text && toLatex(text));
}

function braced(text: string | undefined): string | undefined {
  return text ? `{${text}}` : undefined;
}

/** Percent-encodes braces, blanks and backslashes, since an unpaired brace would end the field. */
function verbatim(text: string | undefined): string | undefined {
  return text?.replace(/[{}\s\\]/g, encodeURIComponent);
}
