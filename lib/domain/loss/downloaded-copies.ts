/** A copy of the library in the downloads folder. */
export interface DownloadedCopy {
  /** Path in the downloads folder. */
  path: string;
  /** Milliseconds since 1970. */
  at: number;
  papers: number;
  topics: number;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * The path of a weekday's copy. It replaces the copy of a week ago, unless that one is more than twice as large: a
 * library that shrank so much may have lost something, so its copies get other names.
 * @param device id of this browser profile: copies of other profiles are never overwritten
 * @param weekday from 0, Sunday
 */
export function pathOfCopy(
  known: readonly DownloadedCopy[],
  { device, weekday, papers, topics }: { device: string; weekday: number; papers: number; topics: number },
): string {
  const sizes = new Map(known.map((copy) => [copy.path, copy.papers + copy.topics]));
  for (let nth = 1; ; nth++) {
    const number = nth === 1 ? '' : `-${nth}`;
    const path = `Papertree/papertree-${device.slice(0, 8)}-${weekdays[weekday]}${number}.json.gz`;
    if ((papers + topics) * 2 >= (sizes.get(path) ?? 0)) return path;
  }
}
