import { parseAuthors } from '@/lib/bibliography/author';
import { cleanText } from '@/lib/bibliography/clean-text';
import type { Author, PublicationType } from '@/lib/domain/papers/paper';
import { type Description, describePaper, thesisType } from '@/lib/importers/entry/describe-paper';
import type { Importer, Reading } from '@/lib/importers/importer';
import { splitEscaped } from '@/lib/importers/text/escaped-list';
import { type Fields, isObject, objects, parseJson, textIn, textsIn } from '@/lib/importers/text/parse-json';
import {
  plainNote,
  withoutEntities,
  withoutJats,
  withoutRichText,
} from '@/lib/importers/text/strip-jats-and-html';
import { partKeywords } from '@/lib/importers/topics/topic-keywords';

/** CSL-JSON as written by pandoc and Zotero. Format: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html */
export const cslJson: Importer = {
  name: 'csl-json',
  matches: (text) =>
    /^\s*[[{]/.test(text) &&
    /"(?:container-title|issued|citation-key|type)"\s*:/.test(text) &&
    !/"(?:itemType|format)"\s*:/.test(text),
  read(text) {
    const reading: Reading = { entries: [], topics: [], unread: [] };
    const value = parseJson(text);
    const items = itemsIn(value);
    for (const [index, item] of (Array.isArray(items) ? items : []).entries()) {
      const paper = isObject(item) ? describePaper(descriptionOf(item)) : null;
      if (paper) reading.entries.push({ paper, topics: partKeywords(keywordsIn(item)).topics });
      else
        reading.unread.push({
          line: index + 1,
          reason: isObject(item) ? 'no-title' : 'broken',
          text: cleanText(isObject(item) ? (textIn(item, 'id') ?? '') : String(item), 100),
        });
    }
    return reading;
  },
};

/** The items of a file: a list, an object with a list, a single item, or one of these inside an answer of Crossref. */
function itemsIn(value: unknown): unknown {
  if (Array.isArray(value) || !isObject(value)) return value;
  const held = isObject(value.message) ? value.message : value;
  return 'items' in held ? held.items : [held];
}

function descriptionOf(item: Fields): Description {
  const text = (...names: string[]) => textIn(item, ...names);
  const isOwn = isObject(item.custom) && item.custom.exporter === 'Papertree';
  const plain = isOwn ? (text: string | undefined) => text : withoutMarkup;
  const inNote = (name: string) =>
    new RegExp(`^${name}:\\s*(\\S+)\\s*$`, 'im').exec(text('note')?.slice(0, 10_000) ?? '')?.[1];
  const id = text('citation-key', 'id');
  return {
    title: [plain(text('title')), subtitleOf(item)].filter(Boolean).join(': '),
    abstract: plain(text('abstract')),
    authors: authorsOf(item.author),
    editors: authorsOf(item.editor),
    published: dateIn(item.issued),
    venue: plain(text('container-title', 'container-title-short', 'event-title', 'collection-title')),
    publicationType: typeOf(item),
    volume: text('volume'),
    issue: text('issue') ?? (text('type') === 'report' ? text('number') : undefined),
    pages: text('page'),
    publisher: text('publisher'),
    keywords: partKeywords(keywordsIn(item)).keywords,
    doi: text('DOI') ?? inNote('DOI'),
    pubmed: text('PMID') ?? inNote('PMID'),
    addresses: [text('URL')].flatMap((value) => value ?? []),
    mentions: [text('number'), text('note'), text('archive_location'), text('container-title')].flatMap(
      (value) => value ?? [],
    ),
    notes: [text('annote'), isOwn ? text('note') : ownWords(text('note'))].filter(Boolean).join('\n\n'),
    // Zotero uses the address of an item as its id, which is not a citation key.
    citationKey: /^https?:/i.test(id ?? '') ? undefined : id,
  };
}

function keywordsIn(item: unknown): string[] {
  if (!isObject(item)) return [];
  if (Array.isArray(item.keyword)) return textsIn(item.keyword);
  const list = textIn(item, 'keyword') ?? '';
  const byCommas = splitEscaped(list, ',', ',;');
  return byCommas.length > 1 ? byCommas : splitEscaped(list, ';', ',;');
}

/** Lines for fields that CSL lacks and Zotero therefore writes into the note. */
const extraField =
  /^(?:arxiv|doi|pmid|pmcid|pmc|isbn|issn|oclc|lccn|mr|zbl|jstor|qid|url|citation key|bibtex\*?|tex\.[\w-]+|type|version|license|genre|status|medium|place|event(?:-|\s)(?:place|title|date)|original-?\s?(?:date|title|author|publisher(?:[-\s]place)?)|publisher(?:[-\s]place)?|page version id|titleTranslation|_eprint|\w+ citations)[^:\n]{0,40}:\s*\S/i;

/** The note, or `undefined` if it consists only of such fields. */
function ownWords(note: string | undefined): string | undefined {
  const lines = note?.split('\n') ?? [];
  return lines.every((line) => line.trim() === '' || extraField.test(line))
    ? undefined
    : plainNote(note ?? '');
}

function withoutMarkup(text: string | undefined): string | undefined {
  return text === undefined ? undefined : withoutEntities(withoutRichText(withoutJats(text)) ?? '');
}

const types: Partial<Record<string, PublicationType>> = {
  ...{ 'article-journal': 'article', 'article-magazine': 'article', 'paper-conference': 'inproceedings' },
  ...{ chapter: 'incollection', book: 'book', thesis: 'phdthesis', report: 'techreport' },
  // Crossref's own types, which it keeps in CSL-JSON too.
  ...{ 'journal-article': 'article', 'proceedings-article': 'inproceedings', 'book-chapter': 'incollection' },
  ...{ 'book-section': 'incollection', 'edited-book': 'book', monograph: 'book', dissertation: 'phdthesis' },
};

function typeOf(item: Fields): PublicationType | undefined {
  const type = types[textIn(item, 'type') ?? ''];
  return type === 'phdthesis' ? thesisType(textIn(item, 'genre')) : type;
}

/** Crossref gives the subtitle in a separate field. */
function subtitleOf(item: Fields): string | undefined {
  const [title, subtitle] = [textIn(item, 'title'), withoutMarkup(textIn(item, 'subtitle'))];
  return subtitle && !title?.includes(subtitle) ? subtitle : undefined;
}

/** Authors as objects, which the format prescribes, or as one text or several, which some programs write. */
function authorsOf(authors: unknown): Author[] {
  const names = typeof authors === 'string' ? authors.split(/\s+and\s+|\s*;\s*/) : textsIn(authors);
  return names.length > 0 ? parseAuthors(names) : objects(authors).map(authorOf);
}

function authorOf(name: Fields): Author {
  const text = (field: string) => textIn(name, field);
  const family = [text('non-dropping-particle'), text('family')].filter(Boolean).join(' ');
  const called = [text('given'), text('dropping-particle')].filter(Boolean).join(' ');
  const given = [called, text('suffix')].filter(Boolean).join(', ');
  return family ? { family, given } : { family: text('literal') ?? text('name') ?? given, given: '' };
}

function dateIn(issued: unknown): string | undefined {
  if (typeof issued === 'string' || typeof issued === 'number') return String(issued);
  if (!isObject(issued)) return undefined;
  const [parts] = Array.isArray(issued['date-parts']) ? issued['date-parts'] : [];
  if (!Array.isArray(parts) || !parts[0]) return textIn(issued, 'raw', 'literal', 'edtf');
  const numbers = parts.slice(0, 3).map((part: unknown) => Number(part));
  const unknown = numbers.findIndex((part) => !Number.isInteger(part) || part <= 0);
  return numbers.slice(0, unknown < 0 ? 3 : unknown).join('-');
}
