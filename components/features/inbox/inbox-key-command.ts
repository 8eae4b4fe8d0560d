/** A key as the browser reports it. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The command of a key in the inbox. */
export type InboxKeyCommand =
  /** Moves to this item. */
  | { do: 'walk'; to: number }
  /** Files the paper under a guess, counted from 0. */
  | { do: 'file'; guess: number }
  | {
      do:
        | 'skip'
        | 'unfold'
        | 'review'
        | 'mark-all'
        | 'accept'
        | 'decline'
        | 'toggle-mark'
        | 'name'
        | 'ask-place';
    };

/** The state of the inbox when a key is pressed. */
export interface InboxPosition {
  /** Index of the focused item, and the number of items. */
  current: number;
  count: number;
  kind: 'reorganisation' | 'proposal' | 'question';
  /** Number of guesses that a question offers. */
  guesses: number;
}

/**
 * Returns the command of a key on an item: 1 to 3 give the numbered answers, Space skips, Enter expands. `null` if the
 * inbox does not use the key.
 */
export function inboxKeyCommand(press: KeyPress, position: InboxPosition): InboxKeyCommand | null {
  const { key, ctrlKey, metaKey, altKey } = press;
  if (key === 'a' && (ctrlKey || metaKey)) return { do: 'mark-all' };
  if (ctrlKey || metaKey || altKey) return null;
  const { current, count, kind, guesses } = position;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return { do: 'walk', to: Math.min(current + 1, count - 1) };
    case 'ArrowUp':
    case 'k':
      return { do: 'walk', to: Math.max(0, current - 1) };
    case 'Home':
      return { do: 'walk', to: 0 };
    case 'End':
      return { do: 'walk', to: count - 1 };
    case ' ':
      return { do: 'skip' };
    case 'Enter':
      return { do: kind === 'reorganisation' ? 'review' : 'unfold' };
    default:
      if (kind === 'reorganisation') return reorganisationKey(key);
      return kind === 'proposal' ? proposalKey(key) : questionKey(key, guesses);
  }
}

function reorganisationKey(key: string): InboxKeyCommand | null {
  if (key === '1') return { do: 'review' };
  return key === '2' ? { do: 'decline' } : null;
}

function proposalKey(key: string): InboxKeyCommand | null {
  if (key === '1') return { do: 'accept' };
  if (key === '2') return { do: 'decline' };
  return key === 'x' ? { do: 'toggle-mark' } : null;
}

function questionKey(key: string, guesses: number): InboxKeyCommand | null {
  const guess = ['1', '2', '3'].indexOf(key);
  if (guess >= 0 && guess < guesses) return { do: 'file', guess };
  if (key === 'n') return { do: 'name' };
  return key === 'm' ? { do: 'ask-place' } : null;
}
