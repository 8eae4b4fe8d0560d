import type { Author } from '@/lib/domain/papers/paper';
import { message } from '@/lib/platform/messages';

/** Up to this many are named in a list; of more, the first alone. */
const NAMED = 3;

/** The authors as a list names them: family names, and "et al." where they are many. */
export function abbreviateAuthors(authors: readonly Author[]): string {
  const first = authors[0];
  if (!first) return '';
  if (authors.length > NAMED) return message('paper_authors_more', [first.family]);
  return authors.map(({ family }) => family).join(', ');
}

/** All of them, in full. */
export function formatAuthors(authors: readonly Author[]): string {
  return authors.map(({ given, family }) => [given, family].filter(Boolean).join(' ')).join(', ');
}
