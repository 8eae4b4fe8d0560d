/** The latest time at which a paper can have been saved: the year 2100. */
const LATEST = Date.UTC(2100, 0);

/**
 * Rewrites a date as people type it into reference managers for `parseDate`: `11/2011`, `24/11/2011`, `2012.09.27`, and
 * the start of a range. `5/4/2011` is ambiguous, so only its year is kept.
 */
export function typedDate(raw: string): string {
  // Zotero's database writes `2014-05-00 May 2014`: in figures, then as typed.
  const text = raw
    .slice(0, 100)
    .trim()
    .replace(/^(\d{4}(?:-\d\d)?)-00(?:-00)?(?=\s|$).*$/, '$1');
  const [, start] = /^(\d{4}(?:-\d{1,2}){0,2})\s*(?:\/|--|–|\.\.)\s*\d{4}(?!\d)/.exec(text) ?? [];
  if (start) return start;
  // `27-30 June 2016`, `June-July 2016`
  const [, day, monthName, ofYears] =
    /^(?:(\d{1,2})\s*[-–]\s*\d{1,2}\s+)?([a-z]{3,9}\.?)(?:\s*[-–/]\s*[a-z]{3,9}\.?)?,?\s+(\d{4})$/i.exec(
      text,
    ) ?? [];
  if (monthName && ofYears) return [day, monthName, ofYears].filter(Boolean).join(' ');
  const [, year, middle, end] = /^(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?\.?$/.exec(text) ?? [];
  if (year) return [year, middle, end].filter(Boolean).join('-');
  const [, inFigures, ofMonth, ofDay] = /^((?:1[4-9]|20)\d\d)(0[1-9]|1[0-2])(\d\d)$/.exec(text) ?? [];
  if (inFigures) return [inFigures, ofMonth, ofDay].join('-');
  const [, withName, name, dayOfName] = /^(\d{4})\/([a-z]{3,9})(?:\/(\d{1,2}))?$/i.exec(text) ?? [];
  if (withName) return [dayOfName, name, withName].filter(Boolean).join(' ');
  const [, month, ofYear] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (month && ofYear) return `${ofYear}-${month}`;
  const [, first, second, last] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (!first || !second || !last) return text;
  const [isDayFirst, isMonthFirst] = [Number(first) > 12, Number(second) > 12];
  if (isDayFirst !== isMonthFirst)
    return isDayFirst ? `${last}-${second}-${first}` : `${last}-${first}-${second}`;
  return first === second ? `${last}-${first}-${second}` : last;
}

/** Milliseconds from 1601, where Chrome's own times begin, to 1970. */
const FROM_1601 = 11_644_473_600_000;

/**
 * Converts seconds, milliseconds or microseconds since 1970, or microseconds since 1601, to milliseconds; browsers and
 * services use all four.
 * `undefined` if the value is not a number or not a plausible time.
 */
export function timeOf(raw: string | number | undefined): number | undefined {
  const number = Number(raw);
  if (!Number.isFinite(number) || number <= 0) return undefined;
  const inThousandths = number > 1e14 ? number / 1_000 : number > 1e11 ? number : number * 1_000;
  const milliseconds = inThousandths > FROM_1601 ? inThousandths - FROM_1601 : inThousandths;
  return isPlausibleTime(milliseconds) ? Math.floor(milliseconds) : undefined;
}

/** Whether a paper can have been saved at that time; a file may contain any number. */
export function isPlausibleTime(milliseconds: number): boolean {
  return milliseconds > 0 && milliseconds <= LATEST;
}
