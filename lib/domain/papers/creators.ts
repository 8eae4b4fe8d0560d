import type { Author, Bibliography } from './paper';

/** Whom a bibliography names first: those who wrote it, and of a volume that has no author, those who edited it. */
export function creatorsOf({ authors, editors = [] }: Pick<Bibliography, 'authors' | 'editors'>): Author[] {
  return authors.length > 0 ? authors : editors;
}
