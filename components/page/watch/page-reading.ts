import type { PaperEntry } from '@/components/page/paper/page-paper';

/** What a parser found on the page. */
export interface PageReading {
  kind: 'single' | 'list';
  /** The parser's name; empty where no parser knows the address. */
  parser: string;
  entries: readonly (PaperEntry & { anchor: Element | null })[];
}

/** Reads the page. A page can be made so that reading it fails: then it is left alone. */
export function readSafely(read: () => PageReading): PageReading {
  try {
    return read();
  } catch (error) {
    console.debug('Papertree cannot read this page.', error);
    return { kind: 'list', parser: '', entries: [] };
  }
}
