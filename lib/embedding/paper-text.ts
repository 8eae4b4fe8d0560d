import type { Bibliography } from '@/lib/domain/papers/paper';
import type { EmbeddingModel } from './embedder';

/** The text of a paper that a model embeds: the title, repeated as often as the model requires, and the abstract. */
export function paperText(
  { title, abstract }: Pick<Bibliography, 'title' | 'abstract'>,
  { titles }: Pick<EmbeddingModel, 'titles'>,
): string {
  return abstract ? `${`${title}. `.repeat(titles)}${abstract}` : title;
}
