import { useLayoutEffect, useRef } from 'preact/hooks';
import { useKeptFocus } from '@/components/ui/hooks/use-kept-focus';
import { useVirtualRows } from '@/components/ui/hooks/use-virtual-rows';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { message } from '@/lib/platform/messages';
import { TopicNameField } from './TopicNameField';
import { TopicRow } from './TopicRow';
import { type TopicEdit, useTopicCommands } from './topic-commands-context';
import { topicSteps } from './topic-moves';
import type { TopicNode } from './topic-nodes';
import { countInBranch, isInBranch, visibleNodes } from './topic-nodes';
import { useTopicNodes } from './topic-nodes-context';
import { treeStep, typeAhead } from './tree-key-step';
import { UnsortedRow } from './UnsortedRow';
import './tree.css';

interface TopicTreeProps {
  unsorted: number;
  /** Number of papers in each place that were saved today. */
  savedToday: ReadonlyMap<Place, number>;
  chosen: Place;
  open: ReadonlySet<TopicId>;
  editing: TopicEdit | null;
  onChoose(place: Place): void;
  onOpen(topics: TopicId[], isOpen: boolean): void;
  /** Called on Enter: moves to the papers of the chosen place. */
  onEnter(): void;
}

/** Height of a row in CSS pixels; must equal the height in `tree.css`. */
const ROW_HEIGHT = 28;
/** Height of Unsorted with its margin, which stays above the rows when they scroll. */
const UNSORTED_HEIGHT = 36;
/** Letters typed within this time, in milliseconds, form one word; Windows and GTK trees use the same time. */
const TYPE_AHEAD_MS = 700;

/** The moves of a topic with Ctrl and an arrow key. */
const stepOfKey = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'inward', ArrowLeft: 'outward' } as const;

/**
 * The tree of topics with Unsorted above it, by the WAI-ARIA tree pattern; the chosen place follows the focus.
 * Navigation is our own code: `@headless-tree/core` 1.7 reads physical keys (wrong on other layouts than QWERTY), moves
 * out of leaves on the right arrow, supports neither `*` nor type-ahead, and keeps a second copy of a tree that the
 * database already holds. Only visible rows are rendered, by `@tanstack/virtual-core`.
 */
export function TopicTree(props: TopicTreeProps) {
  const { unsorted, savedToday, chosen, open, editing, onChoose, onOpen, onEnter } = props;
  const tree = useTopicNodes();
  const commands = useTopicCommands();
  const nodes = visibleNodes(tree, open);
  const rows = withNewTopic(nodes, editing);
  const chosenRow = rows.findIndex((row) => row !== 'new' && row.topic.id === chosen);
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const virtual = useVirtualRows({
    scroller,
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    above: UNSORTED_HEIGHT,
    keyOf: (index) => keyOf(rows[index]),
    kept: editing ? rows.indexOf('new') : chosenRow,
  });

  const focusChosen = () =>
    scroller.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
  useKeptFocus(scroller, focusChosen);
  const editedRow = editing?.do === 'create' ? rows.indexOf('new') : -1;
  useLayoutEffect(() => {
    const shown = editedRow >= 0 ? editedRow : chosenRow;
    if (shown >= 0) virtual.scrollToIndex(shown, { align: 'auto' });
    // Rows that are moved by a change elsewhere must not scroll the tree while a person reads it.
  }, [chosen, editedRow]);
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (focused?.getAttribute('role') === 'treeitem' && scroller.current?.contains(focused)) focusChosen();
  }, [chosen]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.target instanceof HTMLInputElement) return;
    const node = chosen === UNSORTED ? undefined : tree.byId.get(chosen);
    const isLetter = [...event.key].length === 1 && !['*', '/', ' '].includes(event.key);
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (isPlain && node && citeBy(event, node)) return event.preventDefault();
    if (isLetter && isPlain) return typeTo(event);
    if (!(node && topicKey(event, node)) && !(isPlain && walk(event))) return;
    typed.current.text = '';
    event.preventDefault();
  }

  /** `c` copies citations, and with Shift asks for the format; within a typed word it is a letter. */
  function citeBy(event: KeyboardEvent, node: TopicNode): boolean {
    const isInWord = typed.current.text !== '' && event.timeStamp - typed.current.at < TYPE_AHEAD_MS;
    if (event.key.toLowerCase() !== 'c' || isInWord) return false;
    if (!event.shiftKey) commands.cite(node);
    else commands.askCitation(node, (event.target as HTMLElement).getBoundingClientRect());
    return true;
  }

  function typeTo({ key, timeStamp }: KeyboardEvent) {
    const isOneWord = timeStamp - typed.current.at < TYPE_AHEAD_MS;
    typed.current = { text: (isOneWord ? typed.current.text : '') + key, at: timeStamp };
    const names = nodes.map(({ topic }) => ({ place: topic.id as Place, name: topic.name }));
    const unsortedName = { place: UNSORTED as Place, name: message('panel_unsorted') };
    const found = typeAhead(typed.current.text, [unsortedName, ...names], chosen);
    if (found) onChoose(found);
  }

  function walk({ key }: KeyboardEvent): boolean {
    const step = treeStep(key, { tree, rows: nodes, open, chosen });
    if (key === 'Enter') onEnter();
    else if (step?.do === 'choose') onChoose(step.place);
    else if (step?.do === 'open') onOpen(step.topics, true);
    else if (step?.do === 'close') onOpen([step.topic], false);
    else return false;
    return true;
  }

  /** Handles a key that acts on the topic itself; returns whether it did. */
  function topicKey(event: KeyboardEvent, node: TopicNode): boolean {
    const isControl = event.ctrlKey || event.metaKey;
    if (event.key === 'F2') commands.edit({ do: 'rename', topicId: node.topic.id });
    else if (event.key === 'Delete') commands.remove(node);
    else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10'))
      commands.openMenu(node, (event.target as HTMLElement).getBoundingClientRect());
    else if (isControl && event.key in stepOfKey) {
      const move = topicSteps(node, tree)[stepOfKey[event.key as keyof typeof stepOfKey]];
      if (move) commands.move(node.topic.id, move);
    } else return false;
    return true;
  }

  const isChosenDrawn = chosenRow >= 0;
  return (
    <div
      class="topic-tree"
      role="tree"
      aria-label={message('tree_label')}
      ref={scroller}
      onKeyDown={onKeyDown}
    >
      <div class="unsorted-area" role="none">
        <UnsortedRow
          count={unsorted}
          savedToday={savedToday.get(UNSORTED) ?? 0}
          isChosen={chosen === UNSORTED}
          isTabStop={!isChosenDrawn}
          onChoose={() => onChoose(UNSORTED)}
        />
      </div>
      <div class="topic-tree-rows" role="none" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          const style = { transform: `translateY(${start - UNSORTED_HEIGHT}px)` };
          if (row === 'new') {
            const parentId = editing?.do === 'create' ? editing.parentId : null;
            return (
              <NewTopicRow
                key={key}
                style={style}
                level={(parentId ? (tree.byId.get(parentId)?.level ?? 0) : 0) + 1}
                onName={(name) => commands.create(name, parentId)}
                onCancel={() => commands.edit(null)}
              />
            );
          }
          return (
            <TopicRow
              key={key}
              style={style}
              node={row}
              savedToday={countInBranch(row, savedToday)}
              isChosen={row.topic.id === chosen}
              isOpen={open.has(row.topic.id)}
              isRenaming={editing?.do === 'rename' && editing.topicId === row.topic.id}
              onChoose={onChoose}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

interface NewTopicRowProps {
  style: { transform: string };
  level: number;
  onName(name: string): void;
  onCancel(): void;
}

function NewTopicRow({ style, level, onName, onCancel }: NewTopicRowProps) {
  return (
    <div
      class="topic-row"
      role="treeitem"
      aria-level={level}
      aria-label={message('tree_new_name')}
      style={{ ...style, '--level': level }}
    >
      <span class="topic-twisty" />
      <TopicNameField name="" label={message('tree_new_name')} onName={onName} onCancel={onCancel} />
    </div>
  );
}

/** Inserts the field of a new topic where the topic will be: last among its siblings. */
function withNewTopic(nodes: TopicNode[], editing: TopicEdit | null): (TopicNode | 'new')[] {
  if (editing?.do !== 'create') return nodes;
  const { parentId } = editing;
  const last = nodes.findLastIndex((node) => parentId === null || isInBranch(node, parentId));
  return [...nodes.slice(0, last + 1), 'new', ...nodes.slice(last + 1)];
}

function keyOf(row: TopicNode | 'new' | undefined): string {
  return row === 'new' || row === undefined ? 'new' : row.topic.id;
}
