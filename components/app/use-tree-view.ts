import { useEffect, useState } from 'preact/hooks';
import type { TopicEdit } from '@/components/features/tree/topic-commands-context';
import { isInBranch, lineage, type TopicNodes } from '@/components/features/tree/topic-nodes';
import { usePersistedState } from '@/components/ui/hooks/use-persisted-state';
import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';

/** The state of the tree in this panel: the chosen place, the open branches, and the name being edited. */
export interface TreeView {
  chosen: Place;
  open: ReadonlySet<TopicId>;
  /** Chooses the place and opens the topics above it. */
  choose(place: Place): void;
  /** Chooses a new topic as soon as it is read. */
  chooseOnceThere(topicId: TopicId): void;
  /** True while `chooseOnceThere` waits for its topic. */
  isAwaiting: boolean;
  setOpen(topics: TopicId[], isOpen: boolean): void;
  /** The name that is being edited. */
  editing: TopicEdit | null;
  setEditing(edit: TopicEdit | null): void;
}

export function useTreeView(tree: TopicNodes): TreeView {
  const [place, setPlace] = usePersistedState<string>('chosen', UNSORTED, isString);
  const [opened, setOpened] = usePersistedState<string[]>('open', [], isStrings);
  const [awaited, setAwaited] = useState<TopicId | null>(null);
  const [editing, setEditing] = useState<TopicEdit | null>(null);
  const chosen: Place = tree.byId.has(place as TopicId) ? (place as TopicId) : UNSORTED;
  const open = new Set(opened as TopicId[]);

  function setOpen(topics: TopicId[], isOpen: boolean) {
    // Drop the state of topics that are gone.
    const next = new Set([...open].filter((id) => tree.byId.has(id)));
    for (const id of topics) {
      if (isOpen) next.add(id);
      else next.delete(id);
    }
    setOpened([...next]);
    const node = chosen === UNSORTED ? undefined : tree.byId.get(chosen);
    const folded = isOpen ? undefined : topics.find((id) => node && id !== chosen && isInBranch(node, id));
    // A place in a collapsed branch cannot stay chosen: the focus would be lost.
    if (folded) setPlace(folded);
  }

  function choose(next: Place) {
    setPlace(next);
    const node = next === UNSORTED ? undefined : tree.byId.get(next);
    const above = node?.parent ? lineage(node.parent).map(({ topic }) => topic.id) : [];
    if (above.some((id) => !open.has(id))) setOpened([...new Set([...opened, ...above])]);
  }

  useEffect(() => {
    if (!awaited || !tree.byId.has(awaited)) return;
    setAwaited(null);
    choose(awaited);
  }, [awaited, tree]);

  return {
    chosen,
    open,
    choose,
    chooseOnceThere: setAwaited,
    isAwaiting: awaited !== null,
    setOpen,
    editing,
    setEditing,
  };
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isString);
}
