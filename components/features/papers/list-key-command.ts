/** A key as the browser reports it. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The command of a key in a list of papers. */
export type ListKeyCommand =
  /** Moves to this row; `marks`: also marks the rows up to it. */
  | { do: 'walk'; to: number; marks: boolean }
  /** Files the paper under a guess, counted from 0. */
  | { do: 'file'; guess: number }
  | { do: SimpleCommand | PaperKeyCommand };

type SimpleCommand =
  | 'toggle-mark'
  | 'mark-all'
  | 'unmark-all'
  | 'open'
  | 'unfold'
  | 'fold'
  | 'menu'
  | 'keep'
  | 'reject';

/** Commands of keys that work for a paper in a list and for one shown in full. */
export type PaperKeyCommand = 'favourite' | 'move' | 'read' | 'page' | 'pdf' | 'cite' | 'choose-citation';

/** The state of the list when a key is pressed. */
export interface ListPosition {
  /** Index of the focused row, and the number of rows. */
  active: number;
  count: number;
  /** Number of rows that fit on one page of the list. */
  page: number;
  hasMarks: boolean;
  /** Number of guesses that are offered for the focused paper. */
  guesses: number;
}

/** In lower case, since Caps Lock must not change the command. */
const paperKeys: Record<string, PaperKeyCommand> = {
  s: 'favourite',
  m: 'move',
  r: 'read',
  o: 'page',
  p: 'pdf',
  c: 'cite',
};

const plainKeys: Record<string, SimpleCommand> = {
  Enter: 'open',
  ArrowRight: 'unfold',
  ArrowLeft: 'fold',
  ContextMenu: 'menu',
  y: 'keep',
  x: 'reject',
};

/** Returns the command of a key on a row; `null` if the list does not use the key. */
export function listKeyCommand(press: KeyPress, position: ListPosition): ListKeyCommand | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  const isHeld = ctrlKey || metaKey || altKey;
  const to = walkTarget(key, isHeld, position);
  if (to !== undefined) return { do: 'walk', to, marks: shiftKey };
  if (key === ' ') return { do: 'toggle-mark' };
  if (key === 'a' && (ctrlKey || metaKey)) return { do: 'mark-all' };
  if (key === 'Escape' && position.hasMarks) return { do: 'unmark-all' };
  if (isHeld) return null;
  const guess = ['1', '2', '3'].indexOf(key);
  if (guess >= 0) return guess < position.guesses ? { do: 'file', guess } : null;
  if (key === 'F10' && shiftKey) return { do: 'menu' };
  const command = commandOf(plainKeys, key) ?? paperKeyCommand(press);
  return command ? { do: command } : null;
}

/** Returns the command of a key that works for a paper in a list and for one shown in full. */
export function paperKeyCommand({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: KeyPress): PaperKeyCommand | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (shiftKey && key.toLowerCase() === 'c') return 'choose-citation';
  return commandOf(paperKeys, key) ?? null;
}

function commandOf<Command>(keys: Record<string, Command>, key: string): Command | undefined {
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(keys, plain) ? keys[plain] : undefined;
}

/** The row that a key moves to, limited to existing rows. */
function walkTarget(key: string, isHeld: boolean, { active, count, page }: ListPosition): number | undefined {
  const within = (index: number) => Math.max(0, Math.min(index, count - 1));
  switch (key) {
    case 'j':
    case 'k':
      return isHeld ? undefined : within(active + (key === 'j' ? 1 : -1));
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
