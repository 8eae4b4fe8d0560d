import type { PaperMark } from '@/lib/domain/pages/paper-mark';
import type { Destination, PaperChoices, TopicChoice } from '@/lib/domain/pages/save-choices';
import { foldCase } from '@/lib/domain/text/fold-text';
import type { TopicPath } from '@/lib/domain/topics/topic-path';

/** An option of the menu. */
export interface PlaceOption {
  destination: Destination;
  path: TopicPath;
  /** The engine's confidence, 0 to 1; `null` if the engine was not asked. */
  share: number | null;
}

/**
 * The options of the menu: the engine's guesses while nothing is typed, then the topics found and the typed name as a
 * new topic, at the top of the tree and under the most likely topic. The paper's present place is left out.
 */
export function placeOptions(
  query: string,
  found: readonly TopicChoice[],
  { ranked }: Pick<PaperChoices, 'ranked'>,
  mark: PaperMark,
): PlaceOption[] {
  const isHere = (path: TopicPath) => mark.state === 'filed' && isSamePath(mark.path, path);
  const name = query.trim().replace(/\s+/g, ' ');
  if (!name) {
    return ranked
      .filter(({ path }) => !isHere(path))
      .map(({ topicId, path, confidence }) => ({ destination: { topicId }, path, share: confidence }));
  }
  const options: PlaceOption[] = found
    .filter(({ path }) => !isHere(path))
    .map(({ topicId, path }) => ({ destination: { topicId }, path, share: null }));
  const isThere = (path: TopicPath) => found.some((topic) => isSamePath(topic.path, path));
  const parents = [{ topicId: null, path: [] as TopicPath }, ...ranked.slice(0, 1)];
  for (const { topicId, path } of parents) {
    const made = [...path, name];
    if (!isThere(made))
      options.push({ destination: { newTopic: name, parentId: topicId }, path: made, share: null });
  }
  return options;
}

/** Whether both paths name the same topic. Names that differ by an accent are different topics. */
function isSamePath(one: TopicPath, other: TopicPath): boolean {
  const text = (path: TopicPath) => foldCase(path.join('\n'));
  return text(one) === text(other);
}
