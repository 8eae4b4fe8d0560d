/** A copy of the library in the downloads folder. */
export interface DownloadedCopy {
  /** In the downloads folder. */
  path: string;
  /** Milliseconds since 1970. */
  at: number;
  papers: number;
  topics: number;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Where the copy of that weekday goes: over the last one, unless that holds more than twice as much. A library that
 * shrank that far may have lost something, and its copies lie beside the others.
 * @param device names this browser profile: copies of another one, or of one that is lost, are never written over
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
