import type { Bibliography } from '@/lib/domain/papers/paper';

/**
 * A record without what cannot be true: authors without letters, dates out of range, an abstract that repeats the
 * title or the journal. What is left out can be completed; what is wrong would stay.
 * @param years The first and the last year of which a record can be.
 */
export function plausible<Record extends Bibliography>(paper: Record, years: [number, number]): Record {
  const isDate = (date: string | undefined) => {
    const year = Number(date?.slice(0, 4));
    return year >= years[0] && year <= years[1];
  };
  const names = [paper.title, paper.venue ?? ''].map(plain);
  const checked = {
    ...paper,
    authors: paper.authors.filter(({ family }) => /\p{L}/u.test(family)),
    abstract: names.includes(plain(paper.abstract)) ? '' : paper.abstract,
  };
  if (!isDate(paper.published)) delete checked.published;
  if (!isDate(paper.updated)) delete checked.updated;
  return checked;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
