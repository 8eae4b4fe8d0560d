import type { PanelClient } from '@/components/data/panel-client-context';
import type { Acts } from '@/components/features/acts/acts-context';
import type { Citing } from '@/components/features/citation/use-citing';
import { topicPathText } from '@/components/features/tree/TopicPath';
import type { TopicCommands } from '@/components/features/tree/topic-commands-context';
import type { TopicNode, TopicNodes } from '@/components/features/tree/topic-nodes';
import { pluralMessage } from '@/components/i18n/plural-message';
import { type TopicId, UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import type { OverlayState } from './use-overlay';
import type { TreeView } from './use-tree-view';

interface TopicCommandsOptions extends Pick<TopicCommands, 'previewSplit' | 'openExport' | 'file'> {
  client: PanelClient;
  tree: TopicNodes;
  acts: Acts;
  view: TreeView;
  overlays: OverlayState;
  citing: Citing;
}

/**
 * Creates the commands for topics. Each sends a request to the background and reports the result, or opens a dialog.
 */
export function createTopicCommands(options: TopicCommandsOptions): TopicCommands {
  const { client, tree, acts, view, overlays, citing, previewSplit, openExport, file } = options;

  function formatMove({ topic, parent }: TopicNode, parentId: TopicId | null, before: TopicId | null) {
    if (parentId !== (parent?.topic.id ?? null))
      return parentId
        ? message('act_nested', [topic.name, topicPathText(tree, parentId)])
        : message('act_raised', [topic.name]);
    const next = before && tree.byId.get(before);
    return next
      ? message('act_reordered', [topic.name, next.topic.name])
      : message('act_reordered_last', [topic.name]);
  }

  return {
    edit(edit) {
      if (edit?.do === 'create' && edit.parentId) view.setOpen([edit.parentId], true);
      view.setEditing(edit);
    },
    async create(name, parentId) {
      const made = await acts.perform(client.createTopic({ name, parentId }), message('act_created', [name]));
      if (made) view.chooseOnceThere(made.topicId);
      view.setEditing(null);
    },
    async rename(topicId, name) {
      view.setEditing(null);
      await acts.perform(client.renameTopic({ topicId, name }), message('act_renamed', [name]));
    },
    async remove({ topic, parent, own }) {
      view.choose(parent?.topic.id ?? UNSORTED);
      const where = parent ? topicPathText(tree, parent.topic.id) : message('panel_unsorted');
      const sentence =
        own === 0
          ? message('act_deleted', [topic.name])
          : pluralMessage('act_deleted', own, [topic.name, where]);
      await acts.perform(client.deleteTopic({ topicId: topic.id }), sentence);
    },
    async move(topicId, { parentId, before }) {
      const node = tree.byId.get(topicId);
      // The topic may have been deleted in another window during the drag.
      if (!node) return acts.fail({ error: 'unknown-topic' });
      const moved = await acts.perform(
        client.moveTopic({ topicId, parentId, before }),
        formatMove(node, parentId, before),
      );
      if (moved && parentId) view.setOpen([parentId], true);
    },
    async merge({ topic }, into) {
      const sentence = message('act_merged', [topic.name, topicPathText(tree, into)]);
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
    async colour({ topic }, colour) {
      const sentence = colour
        ? message('act_coloured', [topic.name, message(`colour_${colour}`)])
        : message('act_uncoloured', [topic.name]);
      await acts.perform(client.colourTopic({ topicId: topic.id, colour }), sentence);
    },
    file,
    previewSplit,
    openExport,
    askMove: (node) => overlays.open({ show: 'move-topic', node }),
    askMerge: (node) => overlays.open({ show: 'merge-topic', node }),
    openRules: ({ topic }) => overlays.open({ show: 'rules', topicId: topic.id }),
    cite: (topic) => citing.copy({ topic }),
    askCitation: (topic, anchor) => overlays.open({ show: 'citation', cited: { topic }, anchor }),
    openMenu: (node, anchor) => overlays.open({ show: 'topic-menu', node, anchor }),
  };
}
