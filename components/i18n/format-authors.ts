import type { Author } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

/** Up to this many are named in a list; of more, the first and the last. */
const NAMED = 2;

/** The authors as a list names them: family names; of many the first, who did the work, and the last, whose group it is. */
export function abbreviateAuthors(authors: readonly Author[]): string {
  const [first, last] = [authors[0], authors.at(-1)];
  if (!first || !last) return '';
  if (authors.length > NAMED) return message('paper_authors_more', [first.family, last.family]);
  return authors.map(({ family }) => family).join(', ');
}

/** All of them, in full. */
export function formatAuthors(authors: readonly Author[]): string {
  return authors.map(({ given, family }) => [given, family].filter(Boolean).join(' ')).join(', ');
}
