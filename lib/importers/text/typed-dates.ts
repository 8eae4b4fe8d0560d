/** The last moment that is taken for one at which a paper was saved: 2100. */
const LATEST = Date.UTC(2100, 0);

/**
 * A date as people type it into reference managers, in a form that `parseDate` reads: `11/2011`, `24/11/2011`,
 * `2012.09.27`, and of a range its beginning. `5/4/2011` names two days: what is sure is the year.
 */
export function typedDate(raw: string): string {
  const text = raw.slice(0, 100).trim();
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

/**
 * Milliseconds since 1970 out of a number of seconds, milliseconds or microseconds, which browsers and services write
 * into one attribute. `undefined` for what is no time, or none that a paper was saved at.
 */
export function timeOf(raw: string | number | undefined): number | undefined {
  const number = Number(raw);
  if (!Number.isFinite(number) || number <= 0) return undefined;
  const milliseconds = number > 1e14 ? number / 1_000 : number > 1e11 ? number : number * 1_000;
  return isMoment(milliseconds) ? Math.floor(milliseconds) : undefined;
}

/** Whether a paper may have been saved then; what a file says may be any number. */
export function isMoment(milliseconds: number): boolean {
  return milliseconds > 0 && milliseconds <= LATEST;
}
