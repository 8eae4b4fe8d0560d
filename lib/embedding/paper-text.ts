import type { Bibliography } from '@/lib/domain/papers/paper';
import type { EmbeddingModel } from './embedder';

/** The text that a model reads of a paper: its title, as often as the model wants it, and its abstract. */
export function paperText(
  { title, abstract }: Pick<Bibliography, 'title' | 'abstract'>,
  { titles }: Pick<EmbeddingModel, 'titles'>,
): string {
  return abstract ? `${`${title}. `.repeat(titles)}${abstract}` : title;
}
