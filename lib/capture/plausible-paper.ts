import { dropImplausible } from '@/lib/bibliography/drop-implausible';
import { plainAbstract } from '@/lib/bibliography/plain-abstract';
import type { CapturedPaper } from '@/lib/domain/papers/paper';

/** The first journals appeared in 1665. */
const EARLIEST_YEAR = 1600;

/**
 * Removes implausible dates from a paper, and labels and notices around its abstract.
 * @param thisYear Dates up to the following year are plausible. If absent, all later years are.
 */
export function plausiblePaper(paper: CapturedPaper, thisYear = Number.POSITIVE_INFINITY): CapturedPaper {
  const checked = dropImplausible(paper, [EARLIEST_YEAR, thisYear + 1]);
  return { ...checked, abstract: plainAbstract(checked.abstract) };
}
