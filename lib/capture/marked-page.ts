import type { ParserReport } from '@/lib/domain/pages/parser-report';
import { checkParser } from './check-parser';
import { type PapersOfPage, parseInSteps } from './parse-page';
import type { MarkedPages } from './site';

/** A page that a content script marks. */
export interface MarkedPage {
  document: Document;
  /** Reads the papers that the page currently shows, step by step. */
  read(): Generator<undefined, PapersOfPage>;
  /** Reports what is wrong with a reading; `null` if nothing is. */
  check(reading: Parameters<typeof checkParser>[2]): ParserReport | null;
}

/** @param address The address of the page, which may change while the page is open. */
export function markedPage(
  document: Document,
  address: { readonly href: string },
  { parsers, paperLink }: MarkedPages,
): MarkedPage {
  return {
    document,
    read: () => parseInSteps(document, new URL(address.href), parsers),
    check: (reading) => checkParser(document, new URL(address.href), reading, paperLink),
  };
}
