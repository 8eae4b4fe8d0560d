/** MEDLINE's titles end in a full stop, and stand in brackets where they are translated. */
export function medlineTitle(title: string | undefined): string | undefined {
  const plain = title?.trim().replace(/(?<!\.)\.$/, '');
  const [, translated] = /^\[(.*)\]$/s.exec(plain ?? '') ?? [];
  return translated?.replace(/(?<!\.)\.$/, '') ?? plain;
}

/** `2019 May-Jun` and `1999 Dec 28-2000 Jan 4` from their beginning, and `20190517`. */
export function medlineDate(date: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(date?.trim() ?? '') ?? [];
  return year ? `${year}-${month}-${day}` : date?.replace(/\s*[-–/].*$/, '');
}

/** A subject heading without its qualifiers and the star of a main one: `Walls/*chemistry`. */
export function meshHeading(heading: string): string {
  return heading.replace(/^\*/, '').replace(/\/.*$/, '');
}
