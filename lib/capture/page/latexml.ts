import { pageAddress } from '@/lib/bibliography/address';
import { type ArxivId, parseArxivId } from '@/lib/bibliography/arxiv-id';
import { arxivLinks, readCategories } from '@/lib/bibliography/arxiv-pages';
import { parseAuthors } from '@/lib/bibliography/author';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { parseDate } from '@/lib/bibliography/date';
import { cleanText } from '@/lib/bibliography/text';
import type { Author, CapturedPaper } from '@/lib/domain/papers/paper';
import { textOf, writtenText } from './text-of-element';

/** Footnotes, affiliation marks and the like, which stand within titles and names. */
const asides =
  '.ltx_note, .ltx_tag, .ltx_title_abstract, .ltx_ERROR, .ltx_author_notes, .ltx_contact, .ltx_role_affiliation, sup';

/** What appears in affiliations, and between names that could not be separated. */
const notInNames =
  /[\d@,&:;$]| and |\b(?:universit|institut|department|school|college|laborator|research|cent(?:er|re)\b|member\b|inc\b)/i;

/**
 * A paper as LaTeXML draws it from its source, which says nothing of dates and subjects; arXiv's own pages have a
 * watermark that does.
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

/** `arXiv:2401.00001v2 [cs.LG] 31 Jan 2024` down the margin of the first page. */
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
 * Names where each stands alone, or with commas between. Where affiliations stand between them they cannot be told
 * apart: no name is better than a wrong one, and arXiv's page of the paper has them all.
 */
function readAuthors(document: Document): Author[] {
  const names = [...document.querySelectorAll('.ltx_authors .ltx_personname')].slice(0, BOUNDS.authors);
  if (names.some((name) => name.querySelector('br, table'))) return [];
  const texts = names.flatMap((name) => splitAuthors(cleanText(textWithout(name), BOUNDS.abstract)));
  return texts.every((text) => text.split(' ').length <= 5 && !notInNames.test(text))
    ? parseAuthors(texts)
    : [];
}

/** One name as it is; several where each has two words or more, which `Family, Given` and places do not. */
function splitAuthors(text: string): string[] {
  const parts = text
    .replace(/,(?=\s+[js]r\b)/gi, '')
    .split(/\s*[,;&](?:\s*and\b)?\s*|\s+and\s+/)
    .filter(Boolean);
  return parts.every((part) => part.includes(' ')) ? parts : [text];
}

/** Text of an element without its asides. */
function textWithout(element: Element | null): string {
  if (!element) return '';
  const copy = element.cloneNode(true) as Element;
  for (const aside of copy.querySelectorAll(asides)) aside.remove();
  return writtenText(copy);
}
