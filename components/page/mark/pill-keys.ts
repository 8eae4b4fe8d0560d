import type { Destination, SaveChoices } from '@/lib/domain/pages/save-choices';

/** What can be chosen for a paper by one press, in the order of its keys: 1, 2, 3, and `n` for a new topic. */
export interface PillChoice {
  /** As it is typed. */
  key: string;
  destination: Destination;
  /** Names from the top down. */
  path: string[];
  isNew: boolean;
}

/** The likeliest topics, and the new one that is offered where its name is known. */
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
