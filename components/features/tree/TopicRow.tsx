import { useRef } from 'preact/hooks';
import { pluralMessage } from '@/components/i18n/plural-message';
import { ChevronIcon, LockIcon, MoreIcon, PinIcon } from '@/components/ui/icons/icons';
import type { Place, TopicId } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { TopicCounts } from './TopicCounts';
import { TopicNameField } from './TopicNameField';
import { useTopicCommands } from './topic-commands-context';
import type { TopicNode } from './topic-nodes';
import { useTopicDrag } from './use-topic-drag';

interface TopicRowProps {
  node: TopicNode;
  /** Number of papers in the branch that were saved today. */
  savedToday: number;
  style: { transform: string };
  isChosen: boolean;
  isOpen: boolean;
  isRenaming: boolean;
  onChoose(place: Place): void;
  onOpen(topics: TopicId[], isOpen: boolean): void;
}

/** A topic in the tree: its name, its number of papers, and a menu of its actions. */
export function TopicRow(props: TopicRowProps) {
  const { node, savedToday, style, isChosen, isOpen, isRenaming, onChoose, onOpen } = props;
  const commands = useTopicCommands();
  const { topic } = node;
  const hasChildren = node.children.length > 0;
  const row = useRef<HTMLDivElement>(null);
  const { isDragged, mark } = useTopicDrag({
    row,
    node,
    isUnfolded: hasChildren && isOpen,
    isRenaming,
    onUnfold: () => onOpen([topic.id], true),
  });
  const { colour } = node;
  const label = [
    topic.name,
    pluralMessage('tree_count_here', node.own),
    ...(node.below > 0 ? [pluralMessage('tree_count_below', node.below)] : []),
    ...(topic.pinned ? [message('tree_pinned')] : []),
    ...(topic.locked ? [message('tree_locked')] : []),
  ].join(', ');
  return (
    <div
      ref={row}
      class="topic-row"
      data-dragged={isDragged}
      data-drop={mark}
      style={{ ...style, '--level': node.level }}
      role="treeitem"
      tabIndex={isChosen ? 0 : -1}
      aria-label={isRenaming ? undefined : label}
      aria-description={savedToday > 0 ? pluralMessage('tree_new_today', savedToday) : undefined}
      aria-level={node.level}
      aria-setsize={node.siblings}
      aria-posinset={node.order}
      aria-selected={isChosen}
      aria-expanded={hasChildren ? isOpen : undefined}
      onClick={(event) => {
        onChoose(topic.id);
        if (!isRenaming) event.currentTarget.focus();
      }}
      onDblClick={() => hasChildren && onOpen([topic.id], !isOpen)}
      onContextMenu={(event) => {
        event.preventDefault();
        onChoose(topic.id);
        commands.openMenu(node, new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
    >
      <span
        class="topic-twisty"
        data-open={isOpen}
        onClick={(event) => {
          event.stopPropagation();
          onOpen([topic.id], !isOpen);
        }}
        aria-hidden="true"
      >
        {hasChildren && <ChevronIcon />}
      </span>
      {isRenaming ? (
        <TopicNameField
          name={topic.name}
          label={message('tree_rename_field', [topic.name])}
          onName={(name) => commands.rename(topic.id, name)}
          onCancel={() => commands.edit(null)}
        />
      ) : (
        <>
          <span class="topic-colour" data-colour={colour} />
          <span class="topic-name" dir="auto" title={topic.name}>
            {topic.name}
          </span>
          {topic.pinned && <PinIcon />}
          {topic.locked && <LockIcon />}
          <TopicCounts own={node.own} below={node.below} savedToday={savedToday} />
          <button
            type="button"
            class="icon-button topic-menu-button"
            tabIndex={-1}
            aria-label={message('tree_menu', [topic.name])}
            aria-haspopup="menu"
            onClick={(event) => {
              event.stopPropagation();
              onChoose(topic.id);
              commands.openMenu(node, event.currentTarget.getBoundingClientRect());
            }}
          >
            <MoreIcon />
          </button>
        </>
      )}
    </div>
  );
}
