const percentage = new Intl.NumberFormat(undefined, { style: 'percent' });
const whole = new Intl.NumberFormat();
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

const megabytes = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'megabyte',
  maximumFractionDigits: 0,
});

/** @param bytes rounded up, so that nothing weighs nothing */
export function inMegabytes(bytes: number): string {
  return megabytes.format(Math.ceil(bytes / 1e6));
}

export function inCount(count: number): string {
  return whole.format(count);
}

/** @param share 0 to 1 */
export function inPercent(share: number): string {
  return percentage.format(share);
}

/** A day as people write it. @param date `YYYY-MM-DD`; anything else is returned as it is. */
export function inDays(date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? date : day.format(at);
}
