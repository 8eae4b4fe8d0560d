import type { RefObject } from 'preact';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { remainingTopics } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { isKeyOfControl, useRegionKeys } from '@/components/ui/hooks/use-region-keys';
import { type InboxKeyCommand, inboxKeyCommand } from './inbox-key-command';
import type { InboxState } from './inbox-state';
import type { InboxItem } from './use-inbox';

interface Leaving {
  /** Moves the focus to the item, from a button or field in it. */
  focusRow(): void;
  /** Closes the inbox. */
  onClose(): void;
}

/** Runs the commands of keys on the focused item; Escape leaves one level at a time. */
export function useInboxKeys(
  section: RefObject<HTMLElement | null>,
  state: InboxState,
  { focusRow, onClose }: Leaving,
): void {
  const commands = usePaperCommands();
  const tree = useTopicNodes();
  const { items, current, marked } = state;

  useRegionKeys(section, (event) => {
    const isOnRow = (event.target as HTMLElement).classList.contains('inbox-row');
    if (state.reviewed) return;
    if (event.key === 'Escape') return leave(isOnRow);
    const item = items[current];
    if (!item || isKeyOfControl(event)) return;
    const guesses = guessesFor(item);
    const position = { current, count: items.length, kind: item.kind, guesses: guesses.length };
    const command = inboxKeyCommand(event, position);
    if (!command) return;
    event.preventDefault();
    if (!isOnRow) focusRow();
    if (command.do === 'walk') state.goTo(command.to);
    else if (command.do === 'skip') state.skip(item);
    else if (command.do === 'unfold') state.toggleOpen(item);
    else if (command.do === 'mark-all') state.markAll();
    else answer(command, item);
  });

  function leave(isOnRow: boolean) {
    if (items.length > 0 && !isOnRow) focusRow();
    else if (marked.length > 0) state.unmarkAll();
    else onClose();
  }

  function guessesFor(item: InboxItem) {
    return item.kind === 'question' ? remainingTopics(item.row.placement.ranked, tree) : [];
  }

  function answer(command: InboxKeyCommand, item: InboxItem) {
    if (item.kind === 'reorganisation') {
      if (command.do === 'review') state.review(item.rows);
      else if (command.do === 'decline') {
        state.decide({ how: 'decline', rows: item.rows });
        state.goOn();
      }
    } else if (item.kind === 'proposal') {
      if (command.do === 'toggle-mark') return state.toggleMark(item.id);
      if (command.do !== 'accept' && command.do !== 'decline') return;
      state.decide({ how: command.do, rows: [item.row] });
      state.goOn();
    } else if (command.do === 'file') {
      const guess = guessesFor(item)[command.guess];
      if (!guess) return;
      commands.file([item.id], guess.topicId);
      state.goOn();
    } else if (command.do === 'name') state.setNaming(item.id);
    else if (command.do === 'ask-place') state.askPlace(item);
  }
}
