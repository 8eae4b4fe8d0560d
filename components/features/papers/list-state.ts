import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import type { PaperSource } from '@/components/data/use-paper-window';
import { remainingTopics } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import { type PaperId, type Place, UNSORTED } from '@/lib/domain/ids';
import { isPinned } from '@/lib/domain/placements/placement';
import { usePaperCommands } from './paper-commands-context';
import { type Selection, useSelection } from './use-selection';

/** The state that the rows of a list share, and the actions on a row. */
export interface ListState {
  /** The place of the papers; `null` for a list from several places. */
  place: Place | null;
  selection: Selection;
  /** The expanded paper. */
  opened: PaperId | null;
  setOpened(paper: PaperId | null): void;
  /** The row whose menu is open. */
  menu: { row: PaperRow; anchor: DOMRect } | null;
  openMenu(row: PaperRow, anchor: DOMRect): void;
  closeMenu(): void;
  /** The papers that the open dialog would tag. */
  tagging: PaperId[] | null;
  askTag(papers: PaperId[]): void;
  closeTag(): void;
  /** Asks where to file the marked papers. */
  moveMarked(): void;
  /** Asks where to file the paper, together with all marked ones if it is one of them. */
  move(row: PaperRow): void;
  /** Confirms the paper's place, if the program chose it. */
  keep(row: PaperRow): void;
  /** "Not here": rejects the paper's place, if the program chose it. */
  reject(row: PaperRow): void;
  toggleFavourite(row: PaperRow): void;
  /** All marked papers if this is one of them, otherwise only this one. */
  concerned(paper: PaperId): PaperId[];
}

export function useListState(source: PaperSource, place: Place | null): ListState {
  const commands = usePaperCommands();
  const tree = useTopicNodes();
  const selection = useSelection(source);
  const [opened, setOpened] = useState<PaperId | null>(null);
  const [menu, setMenu] = useState<ListState['menu']>(null);
  const [tagging, setTagging] = useState<PaperId[] | null>(null);

  function moveMarked() {
    commands.askPlace([...selection.papers], [], selection.clear);
  }

  return {
    place,
    selection,
    opened,
    setOpened,
    menu,
    openMenu: (row, anchor) => setMenu({ row, anchor }),
    closeMenu: () => setMenu(null),
    tagging,
    askTag: setTagging,
    closeTag: () => setTagging(null),
    moveMarked,
    move({ paper, placement }) {
      if (selection.papers.has(paper.id)) return moveMarked();
      const suggested = remainingTopics(placement.ranked, tree).map(({ topicId }) => topicId);
      commands.askPlace([paper.id], suggested);
    },
    keep({ paper, placement }) {
      const { topicId } = placement;
      if (topicId !== UNSORTED && !isPinned(placement)) commands.keep([paper.id], topicId);
    },
    reject({ paper, placement }) {
      const { topicId } = placement;
      if (topicId !== UNSORTED && !isPinned(placement)) commands.reject([paper.id], topicId);
    },
    concerned: (paper) => (selection.papers.has(paper) ? [...selection.papers] : [paper]),
    toggleFavourite: ({ paper }) => commands.annotate([paper.id], { favourite: !paper.favourite }),
  };
}

export const ListStateContext = createContext<ListState | null>(null);

/** The state of the list around a row. */
export function useListContext(): ListState {
  const list = useContext(ListStateContext);
  if (!list) throw new Error('No ListStateContext above this component');
  return list;
}
