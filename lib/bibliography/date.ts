const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = `(${months.join('|')})[a-z]*\\.?`;
const written = [
  // 2024-01-31T…, 2024/1/31, 2024/01, 2024
  /^(?<year>\d{4})(?:[/-](?<month>\d{1,2})(?:[/-](?<day>\d{1,2}))?)?(?![\d/-])/,
  // 31 January, 2024
  new RegExp(`^(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<name>${month}),? (?<year>\\d{4})(?!\\d)`, 'i'),
  // Dec 20, 2006 and Dec 2006
  new RegExp(`^(?<name>${month})(?: (?<day>\\d{1,2})(?:st|nd|rd|th)?)?,? (?<year>\\d{4})(?!\\d)`, 'i'),
];
// 2012 Nov 26
const yearFirst = new RegExp(`^(?<year>\\d{4}) (?<name>${month})(?: (?<day>\\d{1,2}))?(?!\\d)`, 'i');

/**
 * Reads a date in figures or English as `YYYY-MM-DD`, or as `YYYY-MM` or `YYYY` if that is all it gives. `undefined`
 * if the text starts with no date, or with one that does not exist.
 */
export function parseDate(raw: string): string | undefined {
  const text = raw.slice(0, 60).trim();
  for (const pattern of [yearFirst, ...written]) {
    const parts = pattern.exec(text)?.groups;
    if (parts) return calendarDate(parts);
  }
  return undefined;
}

function calendarDate(parts: Record<string, string | undefined>): string | undefined {
  const named = parts.name ? months.indexOf(parts.name.slice(0, 3).toLowerCase()) + 1 : undefined;
  const inMonth = (named ?? parts.month)?.toString().padStart(2, '0');
  const date = [parts.year, inMonth, parts.day?.padStart(2, '0')].filter(Boolean).join('-');
  const first = new Date(date);
  // `Date` turns a day after the end of a month into one of the next month.
  const exists = !Number.isNaN(first.getTime()) && first.toISOString().startsWith(date);
  return exists ? date : undefined;
}
