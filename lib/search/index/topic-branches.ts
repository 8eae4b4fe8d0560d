import type { TopicId } from '@/lib/domain/ids';
import { foldText } from '@/lib/domain/text/fold-text';
import type { Topic } from '@/lib/domain/topics/topic';
import { topicPath } from '@/lib/domain/topics/topic-path';
import { selfAndDescendants } from '@/lib/domain/topics/walk-tree';
import { termsOf } from './terms';

/** The tree as a search needs it: the terms of each topic's path, and the topics below each topic. */
export class TopicBranches {
  private readonly byId: ReadonlyMap<TopicId, Topic>;
  private readonly children = new Map<TopicId, TopicId[]>();
  private readonly paths = new Map<TopicId, string>();

  constructor(topics: readonly Topic[]) {
    this.byId = new Map(topics.map((topic) => [topic.id, topic]));
    for (const { id, parentId } of topics) {
      this.paths.set(id, termsOf(topicPath(id, this.byId).join(' › '), { joinsSpaced: true }).join(' '));
      if (parentId === null) continue;
      const siblings = this.children.get(parentId);
      if (siblings) siblings.push(id);
      else this.children.set(parentId, [id]);
    }
  }

  /** The terms of all names from the top down to the topic; empty if the topic does not exist. */
  pathTerms(id: TopicId): string {
    return this.paths.get(id) ?? '';
  }

  /** The topic and all topics below it. */
  branch(id: TopicId): Set<TopicId> {
    return new Set(selfAndDescendants(id, (topic) => this.children.get(topic) ?? []));
  }

  /** Every topic whose name contains the folded text, with all topics below it. */
  named(text: string): Set<TopicId> {
    const found = [...this.byId.values()].filter(({ name }) => foldText(name).includes(text));
    return new Set(found.flatMap(({ id }) => [...this.branch(id)]));
  }
}
