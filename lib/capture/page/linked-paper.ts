import type { ArxivId } from '@/lib/bibliography/arxiv-id';
import { isArxiv, namedPaper } from '@/lib/bibliography/arxiv-pages';

/** The paper that a link on arXiv leads to. */
export function linkedPaper(link: Element | null | undefined, part: string, page: URL): ArxivId | null {
  const href = link?.getAttribute('href') ?? '';
  if (!URL.canParse(href, page)) return null;
  const target = new URL(href, page);
  return isArxiv(target) ? namedPaper(target, part) : null;
}
