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

/** Milliseconds of reading after which the page gets its turn. */
const SLICE_MS = 16;

/**
 * Reads the page, with pauses, so that a long list does not block it. If a parser throws, which a page can provoke, the
 * page is left alone.
 */
export async function readSafely(read: () => Generator<undefined, PageReading>): Promise<PageReading> {
  try {
    const steps = read();
    for (let started = performance.now(); ; ) {
      const { done, value } = steps.next();
      if (done) return value;
      if (performance.now() - started < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      started = performance.now();
    }
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
