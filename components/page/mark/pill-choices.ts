import type { Destination, SaveChoices } from '@/lib/domain/pages/save-choices';

/** A choice for a paper by one key: 1, 2, 3, or `n` for a new topic. */
export interface PillChoice {
  /** The key. */
  key: string;
  destination: Destination;
  /** The topic's path, names from the top down. */
  path: string[];
  isNew: boolean;
}

/** The most likely topics, and the new topic if it has a name. */
export function pillChoices({ topics, newTopic }: SaveChoices): PillChoice[] {
  const choices = topics.slice(0, 3).map(({ topicId, path }, index): PillChoice => {
    return { key: `${index + 1}`, destination: { topicId }, path, isNew: false };
  });
  if (newTopic?.name)
    choices.push({
      key: 'n',
      destination: { newTopic: newTopic.name, parentId: newTopic.parentId },
      path: [...newTopic.parentPath, newTopic.name],
      isNew: true,
    });
  return choices;
}
