import { useState } from 'preact/hooks';
import type { TopicActions } from '@/components/features/tree/topic-actions';
import type { TopicForest, TopicNode } from '@/components/features/tree/topic-forest';
import { type TopicMove, topicSteps } from '@/components/features/tree/topic-moves';
import { Menu, type MenuItem } from '@/components/ui/menu/Menu';
import { topicColours } from '@/lib/domain/topics/topic';
import { message } from '@/lib/platform/messages';

interface TopicMenuProps {
  node: TopicNode;
  forest: TopicForest;
  anchor: DOMRect;
  actions: TopicActions;
  onMove(node: TopicNode): void;
  onExport(node: TopicNode): void;
  onMerge(node: TopicNode): void;
  onSplit(node: TopicNode): void;
  onClose(): void;
}

/** Everything that can be done with one topic: for all that the mouse drags, there is a word here. */
export function TopicMenu(props: TopicMenuProps) {
  const { node, forest, anchor, actions, onExport, onMove, onMerge, onSplit, onClose } = props;
  const [isColouring, setColouring] = useState(false);
  const { topic } = node;
  const { id: topicId, pinned = false } = topic;
  const steps = topicSteps(node, forest);
  const step = (label: string, keys: string, move: TopicMove | null): MenuItem[] =>
    move ? [{ label: message(label), keys, onSelect: () => actions.move(topicId, move) }] : [];

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
          onSelect: () => actions.colour(node, colour),
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
          onSelect: () => actions.edit({ do: 'create', parentId: topicId }),
        },
        {
          label: message('tree_rename'),
          keys: 'F2',
          onSelect: () => actions.edit({ do: 'rename', topicId }),
        },
        { label: message('tree_move'), startsGroup: true, onSelect: () => onMove(node) },
        ...step('tree_move_up', message('key_control_up'), steps.up),
        ...step('tree_move_down', message('key_control_down'), steps.down),
        { label: message('tree_merge'), startsGroup: true, onSelect: () => onMerge(node) },
        { label: message('tree_split'), onSelect: () => onSplit(node) },
        {
          label: message(pinned ? 'tree_unpin' : 'tree_pin'),
          startsGroup: true,
          onSelect: () => actions.pin(node, !pinned),
        },
        {
          label: message(topic.locked ? 'tree_unlock' : 'tree_lock'),
          onSelect: () => actions.lock(node, !topic.locked),
        },
        { label: message('tree_rules'), onSelect: () => actions.openRules(node) },
        { label: message('tree_colour'), staysOpen: true, onSelect: () => setColouring(true) },
        { label: message('tree_export'), onSelect: () => onExport(node) },
        {
          label: message('tree_delete'),
          keys: message('key_delete'),
          startsGroup: true,
          isDangerous: true,
          onSelect: () => actions.remove(node),
        },
      ]}
    />
  );
}
