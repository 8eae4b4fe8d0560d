import { useState } from 'preact/hooks';
import { useTopicCommands } from '@/components/features/tree/topic-commands-context';
import { type TopicMove, topicSteps } from '@/components/features/tree/topic-moves';
import type { TopicNode } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { Menu, type MenuItem } from '@/components/ui/menu/Menu';
import { topicColours } from '@/lib/domain/topics/topic';
import { type MessageKey, message } from '@/lib/platform/messages';

interface TopicMenuProps {
  node: TopicNode;
  anchor: DOMRect;
  onClose(): void;
}

/** The menu of all actions on one topic. Every action that can be done by dragging is in it too. */
export function TopicMenu({ node, anchor, onClose }: TopicMenuProps) {
  const tree = useTopicNodes();
  const commands = useTopicCommands();
  const [isColouring, setColouring] = useState(false);
  const { topic } = node;
  const { id: topicId, pinned = false } = topic;
  const steps = topicSteps(node, tree);
  const step = (label: MessageKey, keys: string, move: TopicMove | null): MenuItem[] =>
    move ? [{ label: message(label), keys, onSelect: () => commands.move(topicId, move) }] : [];

  if (isColouring)
    return (
      <Menu
        key="colours"
        label={message('tree_colour_label', [topic.name])}
        anchor={anchor}
        onClose={onClose}
        items={[null, ...topicColours].map((colour) => ({
          label: message(colour ? `colour_${colour}` : 'colour_none'),
          colour,
          isChecked: (topic.colour ?? null) === colour,
          onSelect: () => commands.colour(node, colour),
        }))}
      />
    );
  return (
    <Menu
      key="all"
      label={message('tree_menu', [topic.name])}
      anchor={anchor}
      onClose={onClose}
      items={[
        {
          label: message('tree_new_inside'),
          onSelect: () => commands.edit({ do: 'create', parentId: topicId }),
        },
        {
          label: message('tree_rename'),
          keys: 'F2',
          onSelect: () => commands.edit({ do: 'rename', topicId }),
        },
        { label: message('tree_move'), startsGroup: true, onSelect: () => commands.askMove(node) },
        ...step('tree_move_up', message('key_control_up'), steps.up),
        ...step('tree_move_down', message('key_control_down'), steps.down),
        { label: message('tree_merge'), startsGroup: true, onSelect: () => commands.askMerge(node) },
        { label: message('tree_split'), onSelect: () => commands.previewSplit(node) },
        {
          label: message(pinned ? 'tree_unpin' : 'tree_pin'),
          startsGroup: true,
          onSelect: () => commands.pin(node, !pinned),
        },
        {
          label: message(topic.locked ? 'tree_unlock' : 'tree_lock'),
          onSelect: () => commands.lock(node, !topic.locked),
        },
        { label: message('tree_rules'), onSelect: () => commands.openRules(node) },
        { label: message('tree_colour'), staysOpen: true, onSelect: () => setColouring(true) },
        {
          label: message('tree_cite'),
          keys: 'C',
          startsGroup: true,
          onSelect: () => commands.cite(node),
        },
        {
          label: message('citation_copy_as'),
          keys: message('key_shift_c'),
          onSelect: () => commands.askCitation(node, anchor),
        },
        { label: message('tree_export'), onSelect: () => commands.openExport(node) },
        {
          label: message('tree_delete'),
          keys: message('key_delete'),
          startsGroup: true,
          isDangerous: true,
          onSelect: () => commands.remove(node),
        },
      ]}
    />
  );
}
