import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { parsers } from './registry';

/** The paper that a page is about, on whatever site; `null` for lists and for pages that tell of none. */
export function onlyPaper(document: Document, url: URL): CapturedPaper | null {
  const parser = parsers.find((each) => each.matches(url));
  return parser?.kind === 'single' ? (parser.parse(document, url)[0]?.paper ?? null) : null;
}
