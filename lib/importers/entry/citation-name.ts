import { BOUNDS } from '@/lib/bibliography/bounds';
import { creatorsOf } from '@/lib/domain/papers/creators';
import type { ReadPaper } from '@/lib/importers/importer';

/**
 * A name made of author or editor, year and title, the same in every file; used for papers without other identifiers.
 */
export function citationName({
  authors,
  editors,
  published,
  title,
}: Pick<ReadPaper, 'authors' | 'editors' | 'published' | 'title'>): string {
  const words = [
    creatorsOf({ authors, ...(editors && { editors }) })[0]?.family ?? '',
    published?.slice(0, 4) ?? '',
    title,
  ].join(' ');
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const citation = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return citation.slice(0, BOUNDS.identifier - 10) || encodeURIComponent(title).slice(0, 200);
}
