import type { ParserReport } from '@/lib/domain/pages/parser-report';
import { checkParser } from './check-parser';
import { type PapersOfPage, readPageAt } from './read-page-at';
import type { MarkedPages } from './site';

/** A page that a content script marks. */
export interface MarkedPage {
  document: Document;
  /** Its papers as they are now. */
  read(): PapersOfPage;
  /** What is wrong with what was read, if anything is. */
  check(reading: Parameters<typeof checkParser>[2]): ParserReport | null;
}

/** @param address of the page, which may change while it is open */
export function markedPage(
  document: Document,
  address: { readonly href: string },
  { parsers, paperLink }: MarkedPages,
): MarkedPage {
  return {
    document,
    read: () => readPageAt(document, new URL(address.href), parsers),
    check: (reading) => checkParser(document, new URL(address.href), reading, paperLink),
  };
}
