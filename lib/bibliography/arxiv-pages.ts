import type { PaperLinks } from '@/lib/domain/papers/paper';
import { isCategory } from './arxiv-categories';
import { type ArxivId, parseArxivId } from './arxiv-id';
import { BOUNDS } from './bounds';

/** arXiv, its copies by country (`de.arxiv.org`), and its first address. */
const host = /^(?:(?:www|export|lanl|xxx|[a-z]{2})\.)?arxiv\.org$|^xxx\.lanl\.gov$/;
/** Path segments that precede an identifier on arXiv and on sites that use the same addresses. */
export const paperParts: readonly string[] = ['abs', 'pdf', 'html', 'overview', 'format', 'ps'];

/** Whether the address is one of arXiv's own hosts. */
export function isArxiv(url: URL): boolean {
  return host.test(url.hostname);
}

/** The paper that an address names after `/abs/`, `/html/` and the like. */
export function namedPaper(url: URL, part: string): ArxivId | null {
  const start = `/${part}/`;
  return url.pathname.startsWith(start)
    ? parseArxivId(url.pathname.slice(start.length).replace(/(?:\.pdf|\/)$/, ''))
    : null;
}

/** Links to the latest version of a paper on arXiv. */
export function arxivLinks(id: string): PaperLinks {
  return { abs: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}` };
}

/** Categories in "Machine Learning (cs.LG); Optics (physics.optics)". */
export function readSubjects(subjects: string): string[] {
  const codes = subjects.slice(0, BOUNDS.note).matchAll(/\(([\w.-]+)\)/g);
  return readCategories([...codes].map((match) => match[1] ?? ''));
}

/** The texts that are categories of arXiv, without duplicates. */
export function readCategories(codes: Iterable<string>): string[] {
  const found = [...codes].map((code) => code.trim()).filter(isCategory);
  return [...new Set(found)].slice(0, BOUNDS.categories);
}
