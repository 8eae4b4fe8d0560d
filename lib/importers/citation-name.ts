import { BOUNDS } from '@/lib/bibliography/bounds';
import type { ReadPaper } from './importer';

/** Author, year and title as a name that is the same in every file: for papers that no other identifier names. */
export function citationName({
  authors,
  published,
  title,
}: Pick<ReadPaper, 'authors' | 'published' | 'title'>): string {
  const words = [authors[0]?.family ?? '', published?.slice(0, 4) ?? '', title].join(' ');
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const citation = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return citation.slice(0, BOUNDS.identifier - 10) || encodeURIComponent(title).slice(0, 200);
}
