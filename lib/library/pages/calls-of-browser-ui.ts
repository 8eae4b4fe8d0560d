import type { CapturedPaper } from '@/lib/domain/papers/paper';
import type { LibraryContext } from '@/lib/library/context';
import { savePaper } from '@/lib/library/papers/save-paper';
import { findTitles } from '@/lib/library/papers/search-address-bar';
import { lookUpMarks } from './look-up-marks';

/** Calls from the browser's own UI: the badge, the context menu, the address bar. */
export function browserUiCalls(context: LibraryContext) {
  return {
    lookUp: (papers: Parameters<typeof lookUpMarks>[1]) => lookUpMarks(context.db, papers),
    save: (paper: CapturedPaper) => savePaper(context, paper),
    find: (query: string) => findTitles(context.db, query),
  };
}
