import type { Bibliography } from '@/lib/domain/papers/paper';

/**
 * A record without implausible values: authors without letters, dates out of range, an abstract that repeats the
 * title or the journal. Missing values can be completed later; wrong ones would stay.
 * @param years The first and the last plausible year.
 */
export function dropImplausible<Record extends Bibliography>(paper: Record, years: [number, number]): Record {
  const isDate = (date: string | undefined) => {
    const year = Number(date?.slice(0, 4));
    return year >= years[0] && year <= years[1];
  };
  const names = [paper.title, paper.venue ?? ''];
  // A much longer text cannot be a name, and most abstracts are.
  const isShort = names.some((name) => paper.abstract.length < 2 * name.length + 100);
  const isName = isShort && names.map(plain).includes(plain(paper.abstract));
  const checked = {
    ...paper,
    authors: paper.authors.filter(({ family }) => /\p{L}/u.test(family)),
    abstract: isName ? '' : paper.abstract,
  };
  if (!isDate(paper.published)) delete checked.published;
  if (!isDate(paper.updated)) delete checked.updated;
  return checked;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
