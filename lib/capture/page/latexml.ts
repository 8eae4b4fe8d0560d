import { pageAddress } from '@/lib/bibliography/address';
import { type ArxivId, parseArxivId } from '@/lib/bibliography/arxiv-id';
import { arxivLinks, readCategories } from '@/lib/bibliography/arxiv-pages';
import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { parseDate } from '@/lib/bibliography/date';
import type { Author, CapturedPaper } from '@/lib/domain/papers/paper';
import { textOf, writtenText } from './text-of-element';

/** Footnotes, affiliation marks and similar elements inside titles and names. */
const asides =
  '.ltx_note, .ltx_tag, .ltx_title_abstract, .ltx_ERROR, .ltx_author_notes, .ltx_contact, .ltx_role_affiliation, sup';

/** Characters and words of affiliations, or between names that could not be separated. */
const notInNames =
  /[\d@,&:;$]| and |\b(?:universit|institut|department|school|college|laborator|research|cent(?:er|re)\b|member\b|inc\b)/i;

/**
 * Reads a paper from a page that LaTeXML made of its source. Such a page has no dates and subjects, but arXiv's own
 * pages have a watermark with both.
 */
export function readLatexml(document: Document, url: URL, named: ArxivId, parser: string): CapturedPaper {
  const mark = readWatermark(document, named.id);
  const version = named.version ?? mark.version;
  return {
    identifiers: { arxiv: named.id },
    title: cleanText(textWithout(document.querySelector('.ltx_title_document')), BOUNDS.title),
    abstract: cleanText(textWithout(document.querySelector('.ltx_abstract')), BOUNDS.abstract),
    authors: readAuthors(document),
    categories: mark.categories,
    ...(mark.day && version === 1 && { published: mark.day }),
    ...(mark.day && { updated: mark.day }),
    ...(version && { version }),
    keywords: [],
    links: { ...arxivLinks(named.id), html: pageAddress(url) },
    pageUrl: pageAddress(url),
    parser,
  };
}

/** Reads the watermark in the margin of the first page: `arXiv:2401.00001v2 [cs.LG] 31 Jan 2024`. */
function readWatermark(
  document: Document,
  id: string,
): { version: number | undefined; categories: string[]; day: string | undefined } {
  const text = textOf(document, '#watermark-tr', BOUNDS.note);
  const [, raw = '', category = '', date = ''] = /^arXiv:(\S+)\s+\[([^\]]*)\]\s*(.*)$/.exec(text) ?? [];
  const stated = parseArxivId(raw);
  if (stated?.id !== id) return { version: undefined, categories: [], day: undefined };
  return { version: stated.version, categories: readCategories([category]), day: parseDate(date) };
}

/**
 * Reads names that are single or separated by commas. If there are affiliations between them, names cannot be told from
 * affiliations. The result is then empty, which is better than wrong names; arXiv's page of the paper has them all.
 */
function readAuthors(document: Document): Author[] {
  const names = [...document.querySelectorAll('.ltx_authors .ltx_personname')].slice(0, BOUNDS.authors);
  if (names.some((name) => name.querySelector('br, table'))) return [];
  const texts = names.flatMap((name) => splitAuthors(cleanText(textWithout(name), BOUNDS.abstract)));
  return texts.every((text) => text.split(' ').length <= 5 && !notInNames.test(text))
    ? parseAuthors(texts)
    : [];
}

/** Splits a text into names if each part has two words or more, unlike `Family, Given` and places. */
function splitAuthors(text: string): string[] {
  const parts = text
    .replace(/,(?=\s+[js]r\b)/gi, '')
    .split(/\s*[,;&](?:\s*and\b)?\s*|\s+and\s+/)
    .filter(Boolean);
  return parts.every((part) => part.includes(' ')) ? parts : [text];
}

/** The text of an element without footnotes and marks. */
function textWithout(element: Element | null): string {
  if (!element) return '';
  const copy = element.cloneNode(true) as Element;
  for (const aside of copy.querySelectorAll(asides)) aside.remove();
  return writtenText(copy);
}
