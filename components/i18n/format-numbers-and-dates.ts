const whole = /* @__PURE__ */ new Intl.NumberFormat();
const day = /* @__PURE__ */ new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

const month = /* @__PURE__ */ new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

const moment = /* @__PURE__ */ new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'short',
});

/** A date and time as people write them. @param at milliseconds since 1970 */
export function formatDateTime(at: number): string {
  return moment.format(at);
}

const megabytes = /* @__PURE__ */ new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'megabyte',
  maximumFractionDigits: 0,
});

/** A size in megabytes. @param bytes rounded up, so that a small file is not shown as 0 */
export function formatMegabytes(bytes: number): string {
  return megabytes.format(Math.ceil(bytes / 1e6));
}

export function formatCount(count: number): string {
  return whole.format(count);
}

/**
 * A day, month or year as people write it. @param date `YYYY-MM-DD` or a prefix of it; any other text is returned
 * unchanged.
 */
export function formatDate(date: string): string {
  const at = Date.parse(date);
  if (Number.isNaN(at) || date.length === 4) return date;
  return (date.length === 7 ? month : day).format(at);
}

const time = /* @__PURE__ */ new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const fullDay = /* @__PURE__ */ new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });
const nearDay = /* @__PURE__ */ new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** The time of day. @param at milliseconds since 1970 */
export function formatTime(at: number): string {
  return time.format(at);
}

/** The day in words: "today", "yesterday", otherwise the full date. @param at milliseconds since 1970 */
export function formatRelativeDay(at: number, now: number): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
  return days > -2 ? nearDay.format(days, 'day') : fullDay.format(at);
}

/** The last midnight in the local time zone; milliseconds since 1970. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

const seconds = new Intl.NumberFormat(undefined, { style: 'unit', unit: 'second', unitDisplay: 'long' });
const minutes = new Intl.NumberFormat(undefined, { style: 'unit', unit: 'minute', unitDisplay: 'long' });

/** A waiting time, rounded up: in seconds below two minutes, otherwise in minutes. @param milliseconds not negative */
export function formatDuration(milliseconds: number): string {
  const left = Math.ceil(milliseconds / 1_000);
  return left < 120 ? seconds.format(left) : minutes.format(Math.ceil(left / 60));
}
