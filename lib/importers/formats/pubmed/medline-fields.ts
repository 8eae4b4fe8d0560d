/** A title without the full stop at its end and the brackets around translated titles. */
export function medlineTitle(title: string | undefined): string | undefined {
  const plain = title?.trim().replace(/(?<!\.)\.$/, '');
  const [, translated] = /^\[(.*)\]$/s.exec(plain ?? '') ?? [];
  return translated?.replace(/(?<!\.)\.$/, '') ?? plain;
}

/** A date from `20190517`, or the start of a range such as `2019 May-Jun` or `1999 Dec 28-2000 Jan 4`. */
export function medlineDate(date: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(date?.trim() ?? '') ?? [];
  return year ? `${year}-${month}-${day}` : date?.replace(/\s*[-–/].*$/, '');
}

/** A subject heading without its qualifiers and the star that marks a major topic: `Walls/*chemistry`. */
export function meshHeading(heading: string): string {
  return heading.replace(/^\*/, '').replace(/\/.*$/, '');
}

/** Pages with the last one written out: PubMed leaves out the digits that it shares with the first (`121-9`). */
export function medlinePages(pages: string | undefined): string | undefined {
  const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(pages?.trim() ?? '') ?? [];
  if (!first || last.length >= first.length) return pages;
  return `${first}-${first.slice(0, -last.length)}${last}`;
}
