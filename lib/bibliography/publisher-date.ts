import { parseDate } from './date';

/**
 * A date as publishers write it in figures too: `20240131`, `19/03/2009`, `03/19/2009`; the year alone where day and
 * month cannot be told apart. Else as `parseDate`.
 */
export function parsePublisherDate(raw: string): string | undefined {
  const text = raw.slice(0, 60).trim();
  const [, y = '', m = '', d = ''] = /^([12]\d{3})(\d\d)(\d\d)(?!\d)/.exec(text) ?? [];
  if (y) return parseDate(`${y}-${m}-${d}`);
  const [, first = '', second = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/.exec(text) ?? [];
  if (!year) return parseDate(text);
  if (Number(first) > 12) return parseDate(`${year}-${second}-${first}`);
  return Number(second) > 12 || first === second ? parseDate(`${year}-${first}-${second}`) : year;
}
