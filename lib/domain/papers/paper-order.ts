import type { Paper } from './paper';

/** Orders of the papers of a place: last filed first, last published first, by title, by first author. */
export const paperOrders = ['filed', 'published', 'title', 'author'] as const;
export type PaperOrder = (typeof paperOrders)[number];

/**
 * Compares two papers; returns 0 for `filed`, which only placements know. Papers without the value come last.
 * `collate` compares two names as the reader's language does.
 */
export function byPaperOrder(
  order: PaperOrder,
  collate: (a: string, b: string) => number,
): (a: Paper, b: Paper) => number {
  const key = keys[order];
  const direction = order === 'published' ? -1 : 1;
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    if (!left || !right) return Number(!left) - Number(!right);
    return direction * (order === 'published' ? compare(left, right) : collate(left, right));
  };
}

const keys: Record<PaperOrder, (paper: Paper) => string> = {
  filed: () => '',
  published: ({ published, publishedVersion }) => published ?? publishedVersion?.published ?? '',
  title: ({ title }) => title,
  author: ({ authors }) => authors[0]?.family ?? '',
};

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
