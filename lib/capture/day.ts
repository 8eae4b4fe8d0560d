const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = `(${months.join('|')})[a-z]*\\.?`;
const written = [
  // 2024-01-31T…, 2024/1/31, 2024/01, 2024
  /^(?<year>\d{4})(?:[/-](?<month>\d{1,2})(?:[/-](?<day>\d{1,2}))?)?(?![\d/-])/,
  // 31 January, 2024
  new RegExp(`^(?<day>\\d{1,2}) (?<name>${month}),? (?<year>\\d{4})(?!\\d)`, 'i'),
  // Dec 20, 2006 and Dec 2006
  new RegExp(`^(?<name>${month})(?: (?<day>\\d{1,2}))?,? (?<year>\\d{4})(?!\\d)`, 'i'),
];
// 2012 Nov 26
const yearFirst = new RegExp(`^(?<year>\\d{4}) (?<name>${month})(?: (?<day>\\d{1,2}))?(?!\\d)`, 'i');

/**
 * `YYYY-MM-DD` out of a date as pages write it in figures or English; the first day where only a month or a year
 * is given. `undefined` where the text starts with no such date, or with one that no calendar has.
 */
export function parseDay(raw: string): string | undefined {
  const text = raw.slice(0, 60).trim();
  for (const pattern of [yearFirst, ...written]) {
    const parts = pattern.exec(text)?.groups;
    if (parts) return calendarDay(parts);
  }
  return undefined;
}

function calendarDay(parts: Record<string, string | undefined>): string | undefined {
  const named = parts.name ? months.indexOf(parts.name.slice(0, 3).toLowerCase()) + 1 : undefined;
  const inMonth = String(named ?? parts.month ?? 1).padStart(2, '0');
  const day = (parts.day ?? '1').padStart(2, '0');
  const date = new Date(`${parts.year}-${inMonth}-${day}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
  return exists ? `${parts.year}-${inMonth}-${day}` : undefined;
}
