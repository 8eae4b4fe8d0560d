import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { attachInstruction, extractInstruction } from '@atlaskit/pragmatic-drag-and-drop-hitbox/list-item';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Dragged, dragData, draggedIn } from '@/components/ui/drag/dragged';
import { showDragCard } from '@/components/ui/drag/show-drag-card';
import { UNSORTED } from '@/lib/domain/ids';
import { type TopicCommands, useTopicCommands } from './topic-commands-context';
import { type DropSpot, dropMove } from './topic-moves';
import type { TopicNode, TopicNodes } from './topic-nodes';
import { useTopicNodes } from './topic-nodes-context';

/** The mark of a row while something is dragged over it. */
export type DropMark = DropSpot | 'impossible' | null;

interface TopicDragOptions {
  row: RefObject<HTMLElement | null>;
  node: TopicNode;
  /** Whether its children are visible. */
  isUnfolded: boolean;
  isRenaming: boolean;
  onUnfold(): void;
}

type DropOptions = TopicDragOptions & { tree: TopicNodes; commands: TopicCommands };

/** A collapsed branch opens after a drag rests on it for this long, in milliseconds, as in file managers. */
const UNFOLD_MS = 600;

/** Makes a row of the tree draggable, and a drop target for topics (into, before, after) and papers. */
export function useTopicDrag(options: TopicDragOptions): { isDragged: boolean; mark: DropMark } {
  const [isDragged, setDragged] = useState(false);
  const [mark, setMark] = useState<DropMark>(null);
  // The tree may change during a drag; the state at the drop counts.
  const current: DropOptions = { ...options, tree: useTopicNodes(), commands: useTopicCommands() };
  const latest = useRef(current);
  latest.current = current;
  const { row } = options;

  useEffect(() => {
    const element = row.current;
    if (!element) return;
    let unfolding: ReturnType<typeof setTimeout> | undefined;
    function stayFolded() {
      clearTimeout(unfolding);
      unfolding = undefined;
    }
    function leave() {
      stayFolded();
      setMark(null);
    }
    const stop = combine(
      draggable({
        element,
        canDrag: () => !latest.current.isRenaming,
        getInitialData: () => dragData({ what: 'topic', topicId: latest.current.node.topic.id }),
        onGenerateDragPreview: ({ nativeSetDragImage }) =>
          showDragCard(nativeSetDragImage, latest.current.node.topic.name),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => draggedIn(source.data) !== null,
        getData: ({ input, source }) =>
          attachInstruction(
            {},
            { element, input, operations: operations(draggedIn(source.data), latest.current) },
          ),
        onDrag({ self, source }) {
          const spot = spotIn(self.data);
          setMark(spot);
          const { node, isUnfolded, onUnfold } = latest.current;
          const isOther = source.element !== element;
          if (spot === 'into' && isOther && node.children.length > 0 && !isUnfolded)
            unfolding ??= setTimeout(onUnfold, UNFOLD_MS);
          else stayFolded();
        },
        onDragLeave: leave,
        onDrop({ self, source }) {
          leave();
          const spot = spotIn(self.data);
          const dragged = draggedIn(source.data);
          if (dragged && spot && spot !== 'impossible') drop(dragged, spot, latest.current);
        },
      }),
    );
    return () => {
      stayFolded();
      stop();
    };
  }, [row]);

  return { isDragged, mark };
}

/** Unsorted accepts papers but no topics. */
export function useUnsortedDrop(row: RefObject<HTMLElement | null>): DropMark {
  const { file } = useTopicCommands();
  const [mark, setMark] = useState<DropMark>(null);
  const latest = useRef(file);
  latest.current = file;
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedIn(source.data) !== null,
      onDragEnter: ({ source }) => setMark(draggedIn(source.data)?.what === 'papers' ? 'into' : 'impossible'),
      onDragLeave: () => setMark(null),
      onDrop({ source }) {
        setMark(null);
        const dragged = draggedIn(source.data);
        if (dragged?.what === 'papers') latest.current(dragged.papers, UNSORTED);
      },
    });
  }, [row]);
  return mark;
}

function operations(dragged: Dragged | null, { node, tree, isUnfolded }: DropOptions) {
  if (dragged?.what !== 'topic') return { combine: 'available' } as const;
  const isImpossible = dropMove(dragged.topicId, node, 'into', tree) === null;
  const availability = isImpossible ? 'blocked' : 'available';
  return {
    'reorder-before': availability,
    // Between an open topic and its first child, "after" would look like "into".
    'reorder-after': isUnfolded ? 'not-available' : availability,
    combine: availability,
  } as const;
}

function spotIn(data: Record<string | symbol, unknown>): DropMark {
  const instruction = extractInstruction(data);
  if (!instruction) return null;
  if (instruction.blocked) return 'impossible';
  return ({ 'reorder-before': 'before', 'reorder-after': 'after', combine: 'into' } as const)[
    instruction.operation
  ];
}

function drop(dragged: Dragged, spot: DropSpot, { node, tree, commands }: DropOptions): void {
  const move = dragged.what === 'topic' ? dropMove(dragged.topicId, node, spot, tree) : null;
  if (dragged.what === 'papers') commands.file(dragged.papers, node.topic.id);
  else if (move) commands.move(dragged.topicId, move);
}
