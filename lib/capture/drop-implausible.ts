import { plainAbstract } from '@/lib/bibliography/abstract';
import type { CapturedPaper } from '@/lib/domain/papers/paper';

/** The first journals are of 1665. */
const EARLIEST_YEAR = 1600;

/**
 * A paper without what cannot be true: authors without letters, dates out of range, an abstract that repeats the
 * title or the journal. What is left out can be completed; what is wrong would stay.
 * @param thisYear Papers are dated up to the year after it; any later year is taken where it is left out.
 */
export function plausible(paper: CapturedPaper, thisYear = Number.POSITIVE_INFINITY): CapturedPaper {
  const isDate = (date: string | undefined) => {
    const year = Number(date?.slice(0, 4));
    return year >= EARLIEST_YEAR && year <= thisYear + 1;
  };
  const names = [paper.title, paper.venue ?? ''].map(plain);
  const checked = {
    ...paper,
    authors: paper.authors.filter(({ family }) => /\p{L}/u.test(family)),
    abstract: names.includes(plain(paper.abstract)) ? '' : plainAbstract(paper.abstract),
  };
  if (!isDate(paper.published)) delete checked.published;
  if (!isDate(paper.updated)) delete checked.updated;
  return checked;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
