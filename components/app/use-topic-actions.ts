import { usePanelClient } from '@/components/data/panel-client';
import type { Acts } from '@/components/features/acts/use-acts';
import { topicPathText } from '@/components/features/tree/TopicPath';
import type { TopicActions, TopicEdit } from '@/components/features/tree/topic-actions';
import type { TopicForest, TopicNode } from '@/components/features/tree/topic-forest';
import { papersInWords } from '@/components/i18n/papers-in-words';
import { type PaperId, type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import type { TreeView } from './use-tree-view';

interface TopicActionsOptions {
  forest: TopicForest;
  acts: Acts;
  view: TreeView;
  setEditing(edit: TopicEdit | null): void;
  setMenu(menu: { node: TopicNode; anchor: DOMRect } | null): void;
  setRuled(topicId: TopicId): void;
  file(papers: PaperId[], place: Place): void;
}

/** What the tree asks for, put to the background and told in words. */
export function useTopicActions({
  forest,
  acts,
  view,
  setEditing,
  setMenu,
  setRuled,
  file,
}: TopicActionsOptions): TopicActions {
  const client = usePanelClient();

  function movedInWords({ topic, parent }: TopicNode, parentId: TopicId | null, before: TopicId | null) {
    if (parentId !== (parent?.topic.id ?? null))
      return parentId
        ? message('act_nested', [topic.name, topicPathText(forest, parentId)])
        : message('act_raised', [topic.name]);
    const next = before && forest.byId.get(before);
    return next
      ? message('act_reordered', [topic.name, next.topic.name])
      : message('act_reordered_last', [topic.name]);
  }

  return {
    edit(edit) {
      if (edit?.do === 'create' && edit.parentId) view.setOpen([edit.parentId], true);
      setEditing(edit);
    },
    async create(name, parentId) {
      const made = await acts.perform(client.createTopic({ name, parentId }), message('act_created', [name]));
      if (made) view.chooseOnceThere(made.topicId);
      setEditing(null);
    },
    async rename(topicId, name) {
      setEditing(null);
      await acts.perform(client.renameTopic({ topicId, name }), message('act_renamed', [name]));
    },
    async remove({ topic, parent, own }) {
      view.choose(parent?.topic.id ?? UNSORTED);
      const where = parent ? topicPathText(forest, parent.topic.id) : message('panel_unsorted');
      const sentence =
        own === 0
          ? message('act_deleted', [topic.name])
          : papersInWords('act_deleted', own, [topic.name, where]);
      await acts.perform(client.deleteTopic({ topicId: topic.id }), sentence);
    },
    async move(topicId, { parentId, before }) {
      const node = forest.byId.get(topicId);
      // It may have gone, in another window, while it hung on the pointer.
      if (!node) return acts.fail('unknown-topic');
      const moved = await acts.perform(
        client.moveTopic({ topicId, parentId, before }),
        movedInWords(node, parentId, before),
      );
      if (moved && parentId) view.setOpen([parentId], true);
    },
    async merge({ topic }, into) {
      const sentence = message('act_merged', [topic.name, topicPathText(forest, into)]);
      if (await acts.perform(client.mergeTopics({ from: topic.id, into }), sentence)) view.choose(into);
    },
    async split({ topic }, topics) {
      const sentence = message('act_split', [topic.name]);
      if (await acts.perform(client.splitTopic({ topicId: topic.id, topics }), sentence))
        view.setOpen([topic.id], true);
    },
    async pin({ topic }, isPinned) {
      const sentence = message(isPinned ? 'act_pinned' : 'act_unpinned', [topic.name]);
      await acts.perform(client.pinTopic({ topicId: topic.id, isPinned }), sentence);
    },
    async lock({ topic }, locked) {
      const sentence = message(locked ? 'act_locked' : 'act_unlocked', [topic.name]);
      await acts.perform(client.lockTopic({ topicId: topic.id, locked }), sentence);
    },
    openRules: ({ topic }) => setRuled(topic.id),
    async colour({ topic }, colour) {
      const sentence = colour
        ? message('act_coloured', [topic.name, message(`colour_${colour}`)])
        : message('act_uncoloured', [topic.name]);
      await acts.perform(client.colourTopic({ topicId: topic.id, colour }), sentence);
    },
    file,
    openMenu: (node, anchor) => setMenu({ node, anchor }),
  };
}
