import { plainAbstract } from '@/lib/bibliography/abstract';
import { plausible } from '@/lib/bibliography/drop-implausible';
import type { CapturedPaper } from '@/lib/domain/papers/paper';

/** The first journals are of 1665. */
const EARLIEST_YEAR = 1600;

/**
 * A paper of a page without what cannot be true, and without what stands around its abstract.
 * @param thisYear Papers are dated up to the year after it; any later year is taken where it is left out.
 */
export function plausiblePaper(paper: CapturedPaper, thisYear = Number.POSITIVE_INFINITY): CapturedPaper {
  const checked = plausible(paper, [EARLIEST_YEAR, thisYear + 1]);
  return { ...checked, abstract: plainAbstract(checked.abstract) };
}
