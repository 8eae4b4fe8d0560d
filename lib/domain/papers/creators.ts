import type { Author, Bibliography } from './paper';

/** The authors of a work, or the editors if it has no authors. */
export function creatorsOf({ authors, editors = [] }: Pick<Bibliography, 'authors' | 'editors'>): Author[] {
  return authors.length > 0 ? authors : editors;
}
