import type { CapturedPaper } from '@/lib/domain/papers/paper';
import { parsers } from './parser-list';
import { readPage } from './read-page';

/**
 * The paper that a page of any site is about; `null` for lists and for pages about something else.
 * @param thisYear See `readPage`.
 */
export function onlyPaper(document: Document, url: URL, thisYear?: number): CapturedPaper | null {
  const { kind, entries } = readPage(document, url, parsers, thisYear);
  return kind === 'single' ? (entries[0]?.paper ?? null) : null;
}
