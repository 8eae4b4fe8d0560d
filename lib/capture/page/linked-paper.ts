import type { ArxivId } from '@/lib/bibliography/arxiv-id';
import { isArxiv, namedPaper } from '@/lib/bibliography/arxiv-pages';

/** The arXiv paper that a link leads to; `null` if none. @param part The first part of its path, such as `abs`. */
export function linkedPaper(link: Element | null | undefined, part: string, page: URL): ArxivId | null {
  const href = link?.getAttribute('href') ?? '';
  if (!URL.canParse(href, page)) return null;
  const target = new URL(href, page);
  return isArxiv(target) ? namedPaper(target, part) : null;
}
