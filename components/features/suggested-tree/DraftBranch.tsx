import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'preact/hooks';
import { TopicNameField } from '@/components/features/tree/TopicNameField';
import { pluralMessage } from '@/components/i18n/plural-message';
import { draggedIn } from '@/components/ui/drag/dragged';
import { IconButton } from '@/components/ui/icons/IconButton';
import { ChevronIcon, MoreIcon } from '@/components/ui/icons/icons';
import { Menu, type MenuItem } from '@/components/ui/menu/Menu';
import { message } from '@/lib/platform/messages';
import { DraftPaper } from './DraftPaper';
import { useDraft } from './draft-context';
import { childrenOf, countTicked, type DraftTopic, mergeTargets } from './tree-draft';

/** Papers shown while the topic is collapsed: enough to see its subject. */
const FIRST_PAPERS = 3;

/** A suggested topic with its subtopics: its name, its papers, and its actions. */
export function DraftBranch({ topic }: { topic: DraftTopic }) {
  const { draft, change } = useDraft();
  const [isRenaming, setRenaming] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const [menu, setMenu] = useState<{ of: 'topic' | 'merge'; anchor: DOMRect } | null>(null);
  const { element, isOver } = useDrop(topic.id);
  const more = topic.papers.length - FIRST_PAPERS;
  const children = childrenOf(draft, topic.id);
  return (
    <li class="planned-branch draft-branch" ref={element} data-drop={isOver ? 'into' : undefined}>
      <div class="planned-name">
        {isRenaming ? (
          <TopicNameField
            name={topic.name}
            label={message('tree_rename_field', [topic.name])}
            onName={(name) => {
              change({ do: 'rename', topic: topic.id, name });
              setRenaming(false);
            }}
            onCancel={() => setRenaming(false)}
          />
        ) : (
          <button
            type="button"
            class="draft-name"
            title={message('tree_rename')}
            onClick={() => setRenaming(true)}
          >
            <bdi>{topic.name}</bdi>
          </button>
        )}
        <span class="branch-count">{countTicked(draft, topic)}</span>
        <IconButton
          label={message('tree_menu', [topic.name])}
          aria-haspopup="menu"
          onClick={(event) => setMenu({ of: 'topic', anchor: event.currentTarget.getBoundingClientRect() })}
        >
          <MoreIcon />
        </IconButton>
      </div>
      <ul class="draft-papers">
        {(isUnfolded ? topic.papers : topic.papers.slice(0, FIRST_PAPERS)).map((paper) => (
          <DraftPaper key={paper} paper={paper} topic={topic.id} />
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          class="text-button draft-more"
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <ChevronIcon />
          {isUnfolded ? message('paper_less') : pluralMessage('offer_more', more)}
        </button>
      )}
      {children.length > 0 && (
        <ul class="planned-branches">
          {children.map((child) => (
            <DraftBranch key={child.id} topic={child} />
          ))}
        </ul>
      )}
      {menu && (
        <Menu
          key={menu.of}
          label={message(menu.of === 'merge' ? 'tree_merge' : 'tree_menu', [topic.name])}
          anchor={menu.anchor}
          items={menu.of === 'merge' ? mergeItems() : topicItems(menu.anchor)}
          onClose={() => setMenu((current) => (current === menu ? null : current))}
        />
      )}
    </li>
  );

  function topicItems(anchor: DOMRect): MenuItem[] {
    const canMerge = mergeTargets(draft, topic.id).length > 0;
    return [
      { label: message('tree_rename'), onSelect: () => setRenaming(true) },
      ...(canMerge
        ? [{ label: message('tree_merge'), onSelect: () => setMenu({ of: 'merge', anchor }) }]
        : []),
      {
        label: message('draft_drop'),
        startsGroup: true,
        onSelect: () => change({ do: 'drop', topic: topic.id }),
      },
    ];
  }

  function mergeItems(): MenuItem[] {
    return mergeTargets(draft, topic.id).map(({ id, name }) => ({
      label: name,
      onSelect: () => change({ do: 'merge', topic: topic.id, into: id }),
    }));
  }
}

/** Accepts papers that are dragged here from another topic. */
function useDrop(topic: number) {
  const { change } = useDraft();
  const element = useRef<HTMLLIElement>(null);
  const [isOver, setOver] = useState(false);
  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    if (!element.current) return;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => draggedIn(source.data)?.what === 'papers',
      // Topics above it are drop targets too; only the innermost one counts.
      onDrag: ({ location, self }) => setOver(location.current.dropTargets[0]?.element === self.element),
      onDragLeave: () => setOver(false),
      onDrop({ source, location, self }) {
        setOver(false);
        const dragged = draggedIn(source.data);
        if (dragged?.what !== 'papers' || location.current.dropTargets[0]?.element !== self.element) return;
        for (const paper of dragged.papers) latest.current({ do: 'move', paper, into: topic });
      },
    });
  }, [topic]);
  return { element, isOver };
}
