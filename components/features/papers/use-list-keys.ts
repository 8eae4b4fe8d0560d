import type { RefObject } from 'preact';
import type { PaperRow } from '@/components/data/library-queries';
import type { PaperSource } from '@/components/data/use-paper-window';
import { remainingTopics } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { isKeyOfControl, useRegionKeys } from '@/components/ui/hooks/use-region-keys';
import { type ListKeyCommand, listKeyCommand } from './list-key-command';
import type { ListState } from './list-state';
import { placementState } from './PlacementMark';
import { usePaperCommands } from './paper-commands-context';
import type { ListGrid } from './use-list-grid';

interface ListKeysOptions {
  /** The list and the controls above it. */
  section: RefObject<HTMLElement | null>;
  source: PaperSource;
  list: ListState;
  grid: ListGrid;
}

/** Runs the commands of keys on the active row, wherever in the list the focus is. */
export function useListKeys({ section, source, list, grid }: ListKeysOptions): void {
  const commands = usePaperCommands();
  const tree = useTopicNodes();
  const { selection } = list;
  useRegionKeys(section, onKey);

  function onKey(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    const isOnRow = target.classList.contains('paper-row');
    if (event.key === 'Escape' && !isOnRow) return grid.focusActive();
    const row = source.rowAt(grid.active);
    if (!row || isKeyOfControl(event)) return;
    const guesses = guessesFor(row);
    const command = listKeyCommand(event, {
      active: grid.active,
      count: source.ids.length,
      page: grid.page,
      hasMarks: selection.papers.size > 0,
      guesses: guesses.length,
    });
    if (!command) return;
    event.preventDefault();
    if (!isOnRow) grid.focusActive();
    if (command.do === 'file') {
      const guess = guesses[command.guess];
      if (guess) commands.file([row.paper.id], guess.topicId);
    } else perform(command, row);
  }

  function guessesFor({ placement }: PaperRow) {
    return placementState(placement) === 'unsure' ? remainingTopics(placement.ranked, tree) : [];
  }

  function perform(command: Exclude<ListKeyCommand, { do: 'file' }>, row: PaperRow) {
    switch (command.do) {
      case 'walk':
        if (command.marks && selection.papers.size === 0) selection.toggle(grid.active);
        grid.walkTo(command.to);
        if (command.marks) selection.extend(command.to);
        return;
      case 'toggle-mark':
        return selection.toggle(grid.active);
      case 'mark-all':
        return selection.all();
      case 'unmark-all':
        return selection.clear();
      case 'open':
        return commands.open(row.paper.id);
      case 'unfold':
        return list.setOpened(row.paper.id);
      case 'fold':
        return list.setOpened(null);
      case 'menu':
        return list.openMenu(row, grid.activeBox());
      case 'keep':
        return list.keep(row);
      case 'reject':
        return list.reject(row);
      default:
        return commands.byKey(command.do, row, {
          papers: list.concerned(row.paper.id),
          anchor: grid.activeBox(),
          move: () => list.move(row),
        });
    }
  }
}
