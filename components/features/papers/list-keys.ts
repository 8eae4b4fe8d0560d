/** A key as the browser reports it. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key asks of a list of papers. */
export type ListKeyCommand =
  /** Goes to this row; `marks`: and marks the rows up to there. */
  | { do: 'walk'; to: number; marks: boolean }
  /** Files the paper under a guess, counted from 0. */
  | { do: 'file'; guess: number }
  | { do: SimpleCommand };

type SimpleCommand =
  | 'toggle-mark'
  | 'mark-all'
  | 'unmark-all'
  | 'open'
  | 'unfold'
  | 'fold'
  | 'menu'
  | 'favourite'
  | 'move'
  | 'keep'
  | 'reject';

/** What the list knows when a key is pressed. */
export interface ListPosition {
  /** The row with the focus, and how many there are. */
  active: number;
  count: number;
  /** Rows that one page of the list shows. */
  page: number;
  hasMarks: boolean;
  /** Guesses that are offered for the paper with the focus. */
  guesses: number;
}

const plainKeys: Record<string, SimpleCommand> = {
  Enter: 'open',
  ArrowRight: 'unfold',
  ArrowLeft: 'fold',
  ContextMenu: 'menu',
  s: 'favourite',
  m: 'move',
  k: 'keep',
  x: 'reject',
};

/** The command of a key that is pressed on a row; `null` where the key is not the list's. */
export function listKeyCommand(press: KeyPress, position: ListPosition): ListKeyCommand | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  const to = walkTarget(key, position);
  if (to !== undefined) return { do: 'walk', to, marks: shiftKey };
  if (key === ' ') return { do: 'toggle-mark' };
  if (key === 'a' && (ctrlKey || metaKey)) return { do: 'mark-all' };
  if (key === 'Escape' && position.hasMarks) return { do: 'unmark-all' };
  if (ctrlKey || metaKey || altKey) return null;
  const guess = ['1', '2', '3'].indexOf(key);
  if (guess >= 0) return guess < position.guesses ? { do: 'file', guess } : null;
  if (key === 'F10' && shiftKey) return { do: 'menu' };
  const command = Object.hasOwn(plainKeys, key) ? plainKeys[key] : undefined;
  return command ? { do: command } : null;
}

/** The row that a key goes to, as far as there are rows. */
function walkTarget(key: string, { active, count, page }: ListPosition): number | undefined {
  const within = (index: number) => Math.max(0, Math.min(index, count - 1));
  switch (key) {
    case 'ArrowDown':
      return within(active + 1);
    case 'ArrowUp':
      return within(active - 1);
    case 'PageDown':
      return within(active + page);
    case 'PageUp':
      return within(active - page);
    case 'Home':
      return within(0);
    case 'End':
      return within(count - 1);
    default:
      return undefined;
  }
}
