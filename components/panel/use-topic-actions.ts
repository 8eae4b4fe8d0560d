import type { Acts } from '@/components/feedback/use-acts';
import { usePanelClient } from '@/components/hooks/panel-client';
import { topicPathText } from '@/components/tree/TopicPath';
import type { TopicActions, TopicEdit } from '@/components/tree/topic-actions';
import type { TopicForest, TopicNode } from '@/components/tree/topic-forest';
import { papersInWords } from '@/components/words/papers-in-words';
import { UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import type { TreeView } from './use-tree-view';

interface TopicActionsOptions {
  forest: TopicForest;
  acts: Acts;
  view: TreeView;
  setEditing(edit: TopicEdit | null): void;
  setMenu(menu: { node: TopicNode; anchor: DOMRect } | null): void;
}

/** What the tree asks for, put to the background and told in words. */
export function useTopicActions({
  forest,
  acts,
  view,
  setEditing,
  setMenu,
}: TopicActionsOptions): TopicActions {
  const client = usePanelClient();
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
    async nest({ topic }, parentId) {
      const sentence = parentId
        ? message('act_nested', [topic.name, topicPathText(forest, parentId)])
        : message('act_raised', [topic.name]);
      const moved = await acts.perform(client.moveTopic({ topicId: topic.id, parentId }), sentence);
      if (moved && parentId) view.setOpen([parentId], true);
    },
    openMenu: (node, anchor) => setMenu({ node, anchor }),
  };
}
