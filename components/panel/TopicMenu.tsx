import { Menu } from '@/components/menu/Menu';
import type { TopicActions } from '@/components/tree/topic-actions';
import type { TopicNode } from '@/components/tree/topic-forest';
import { message } from '@/lib/platform/messages';

interface TopicMenuProps {
  node: TopicNode;
  anchor: DOMRect;
  actions: TopicActions;
  onMove(node: TopicNode): void;
  onClose(): void;
}

/** Everything that can be done with one topic. */
export function TopicMenu({ node, anchor, actions, onMove, onClose }: TopicMenuProps) {
  const topicId = node.topic.id;
  return (
    <Menu
      label={message('tree_menu', [node.topic.name])}
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
        { label: message('tree_move'), onSelect: () => onMove(node) },
        {
          label: message('tree_delete'),
          keys: message('key_delete'),
          isDangerous: true,
          onSelect: () => actions.remove(node),
        },
      ]}
    />
  );
}
