import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import type { Destination, PaperChoices, TopicChoice } from '@/lib/domain/pages/save-choices';
import { foldCase } from '@/lib/domain/text/fold-text';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** A line of the menu. */
export interface PlaceOption {
  destination: Destination;
  path: TopicPath;
  /** How sure the engine is, 0 to 1; `null` where it was not asked. */
  share: number | null;
}

/**
 * What the menu offers: the engine's guesses as long as nothing is typed, then the topics that were found, and the
 * typed name as a new topic, at the top of the tree and under the likeliest one. Where the paper stands is not offered.
 */
export function placeOptions(
  query: string,
  found: readonly TopicChoice[],
  { ranked }: Pick<PaperChoices, 'ranked'>,
  mark: PaperMark,
): PlaceOption[] {
  const isHere = (path: TopicPath) => mark.state === 'filed' && deepEqual(mark.path, path);
  const name = query.trim().replace(/\s+/g, ' ');
  if (!name) {
    return ranked
      .filter(({ path }) => !isHere(path))
      .map(({ topicId, path, confidence }) => ({ destination: { topicId }, path, share: confidence }));
  }
  const options: PlaceOption[] = found
    .filter(({ path }) => !isHere(path))
    .map(({ topicId, path }) => ({ destination: { topicId }, path, share: null }));
  const isThere = (path: TopicPath) => found.some((topic) => deepEqual(topic.path, path));
  const parents = [{ topicId: null, path: [] as TopicPath }, ...ranked.slice(0, 1)];
  for (const { topicId, path } of parents) {
    const made = [...path, name];
    if (!isThere(made))
      options.push({ destination: { newTopic: name, parentId: topicId }, path: made, share: null });
  }
  return options;
}

/** Whether both are one topic, or would be: what differs by an accent may stand beside it as another. */
function deepEqual(one: TopicPath, other: TopicPath): boolean {
  const text = (path: TopicPath) => foldCase(path.join('\n'));
  return text(one) === text(other);
}
