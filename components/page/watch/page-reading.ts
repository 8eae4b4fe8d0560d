import type { OfferedReading } from '@/components/data/offered-page';
import type { PaperEntry } from '@/components/page/paper/paper-state-and-actions';
import { SHOWN_PAPERS } from '@/lib/domain/pages/shown-page';
import { paperNames } from '@/lib/domain/papers/paper';

/** The papers that a parser found on the page. */
export interface PageReading {
  kind: 'single' | 'list';
  /** The parser's name; empty if no parser matches the address. */
  parser: string;
  entries: readonly (PaperEntry & { anchor: Element | null })[];
}

/** Reads the page. If a parser throws, which a page can provoke, the page is left alone. */
export function readSafely(read: () => PageReading): PageReading {
  try {
    return read();
  } catch (error) {
    console.debug('Papertree cannot read this page.', error);
    return { kind: 'list', parser: '', entries: [] };
  }
}

/** The description of the page that a panel gets. */
export function shownPage({ kind, entries }: Pick<PageReading, 'kind' | 'entries'>): OfferedReading {
  const shown = entries.slice(0, SHOWN_PAPERS);
  return {
    key: [kind, ...shown.map(({ identifiers }) => paperNames(identifiers)[0])].join(' '),
    read: () => ({ kind, papers: shown.map(({ paper }) => paper) }),
  };
}
