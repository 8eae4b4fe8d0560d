import type { PaperLinks } from '@/lib/domain/papers/paper';
import { type ArxivId, parseArxivId } from './arxiv-id';
import { BOUNDS } from './bounds';

const hosts = new Set(['arxiv.org', 'www.arxiv.org', 'export.arxiv.org']);
const category = '[a-z]{2,10}(?:-[a-z]{2,10})?(?:\\.[A-Za-z-]{2,20})?';
const wholeCategory = new RegExp(`^${category}$`);

/** What an identifier follows in the paths of arXiv, and of sites that take over its addresses. */
export const paperParts: readonly string[] = ['abs', 'pdf', 'html', 'overview', 'format', 'ps'];

/** Whether the address is one of arXiv's own hosts. */
export function isArxiv(url: URL): boolean {
  return hosts.has(url.hostname);
}

/** The paper that an address names after `/abs/`, `/html/` and the like. */
export function namedPaper(url: URL, part: string): ArxivId | null {
  const start = `/${part}/`;
  return url.pathname.startsWith(start)
    ? parseArxivId(url.pathname.slice(start.length).replace(/(?:\.pdf|\/)$/, ''))
    : null;
}

/** Where arXiv keeps a paper: its latest version. */
export function arxivLinks(id: string): PaperLinks {
  return { abs: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}` };
}

/** Categories out of "Machine Learning (cs.LG); Optics (physics.optics)". */
export function readSubjects(subjects: string): string[] {
  const codes = subjects.slice(0, BOUNDS.note).matchAll(new RegExp(`\\((${category})\\)`, 'g'));
  return distinct([...codes].map((match) => match[1] ?? ''));
}

/** Those of the texts that are categories, each once. */
export function readCategories(codes: Iterable<string>): string[] {
  return distinct([...codes].map((code) => code.trim()).filter((code) => wholeCategory.test(code)));
}

function distinct(categories: string[]): string[] {
  return [...new Set(categories)].slice(0, BOUNDS.categories);
}
