import type { Author } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

/** A list with more authors names only the first and the last. */
const NAMED = 2;

/**
 * The authors as a list names them, by family names. Of many, it names the first (who did the work) and the last (who
 * leads the group).
 */
export function abbreviateAuthors(authors: readonly Author[]): string {
  const [first, last] = [authors[0], authors.at(-1)];
  if (!first || !last) return '';
  if (authors.length > NAMED) return message('paper_authors_more', [first.family, last.family]);
  return authors.map(({ family }) => family).join(', ');
}

/** All authors, with full names. */
export function formatAuthors(authors: readonly Author[]): string {
  return authors.map(({ given, family }) => [given, family].filter(Boolean).join(' ')).join(', ');
}
