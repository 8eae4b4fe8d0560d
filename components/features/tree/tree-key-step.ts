import { type Place, type TopicId, UNSORTED } from '@/lib/domain/ids';
import { foldText } from '@/lib/domain/text/fold-text';
import type { TopicNode, TopicNodes } from './topic-nodes';

/** The state of the tree when a key is pressed. */
export interface TreeView {
  tree: TopicNodes;
  /** The visible rows below Unsorted, from top to bottom. */
  rows: readonly TopicNode[];
  open: ReadonlySet<TopicId>;
  chosen: Place;
}

/** The result of a key: another row, or branches to open or close. */
export type TreeStep =
  | { do: 'choose'; place: Place }
  | { do: 'open'; topics: TopicId[] }
  | { do: 'close'; topic: TopicId };

/**
 * Handles the keys of the WAI-ARIA tree pattern that move and expand. Returns `null` for every other key, and if there
 * is nothing to move to.
 */
export function treeStep(key: string, { tree, rows, open, chosen }: TreeView): TreeStep | null {
  const node = chosen === UNSORTED ? null : (tree.byId.get(chosen) ?? null);
  const index = node ? rows.indexOf(node) : -1;
  const isOpen = node !== null && node.children.length > 0 && open.has(node.topic.id);
  switch (key) {
    case 'ArrowDown':
      return choose(rows[index + 1]);
    case 'ArrowUp':
      return index > 0 ? choose(rows[index - 1]) : index === 0 ? { do: 'choose', place: UNSORTED } : null;
    case 'ArrowRight':
      if (isOpen) return choose(node.children[0]);
      return node && node.children.length > 0 ? { do: 'open', topics: [node.topic.id] } : null;
    case 'ArrowLeft':
      if (isOpen) return { do: 'close', topic: node.topic.id };
      return choose(node?.parent ?? undefined);
    case 'Home':
      return { do: 'choose', place: UNSORTED };
    case 'End':
      return choose(rows.at(-1));
    case '*':
      return {
        do: 'open',
        topics: (node?.parent?.children ?? tree.roots)
          .filter(({ children }) => children.length > 0)
          .map(({ topic }) => topic.id),
      };
    default:
      return null;
  }
}

function choose(node: TopicNode | undefined): TreeStep | null {
  return node ? { do: 'choose', place: node.topic.id } : null;
}

/**
 * The next place whose name begins with the typed text, wrapping around. One letter (or the same letter again) moves
 * on; more letters stay at the present place while it still matches.
 */
export function typeAhead(
  typed: string,
  places: readonly { place: Place; name: string }[],
  chosen: Place,
): Place | null {
  const letters = [...foldText(typed)];
  const isOneLetter = letters.every((letter) => letter === letters[0]);
  const start = isOneLetter ? (letters[0] ?? '') : letters.join('');
  const from = places.findIndex(({ place }) => place === chosen) + (isOneLetter ? 1 : 0);
  const circle = [...places.slice(from), ...places.slice(0, from)];
  return circle.find(({ name }) => foldText(name).startsWith(start))?.place ?? null;
}
