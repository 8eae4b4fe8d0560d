import { createContext } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import { usePaperCommands } from '@/components/features/papers/paper-commands-context';
import { remainingTopics } from '@/components/features/tree/topic-nodes';
import { useTopicNodes } from '@/components/features/tree/topic-nodes-context';
import type { PaperId, ProposalId } from '@/lib/domain/ids';
import type { StoredTreeProposal } from '@/lib/domain/proposals/plan-reorganised-tree';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import { keepShownOrder } from './keep-shown-order';
import { type Decision, useDecisions } from './use-decisions';
import type { Inbox, InboxItem, Question } from './use-inbox';

/** The state of the inbox, and the actions on its items. */
export interface InboxState {
  items: readonly InboxItem[];
  /** Index of the item with the tab stop; -1 if there is none. */
  current: number;
  /** Gives the tab stop to the item at this index. */
  goTo(index: number): void;
  /** Moves to the next item before the answered one disappears, so that a fast second key answers the next question. */
  goOn(): void;
  /** Moves the item to the end; the next one takes its place. */
  skip(item: InboxItem): void;
  opened: InboxItem['id'] | null;
  toggleOpen(item: InboxItem): void;

  /** The changes of the tree under review, as they were when the review began; `null` if there is no review. */
  reviewed: readonly StoredTreeProposal[] | null;
  review(rows: readonly StoredTreeProposal[] | null): void;

  /** Placements of the papers that proposals name. */
  placements: Inbox['placements'];
  proposals: readonly StoredProposal[];
  /** The marked proposals. */
  marked: readonly StoredProposal[];
  toggleMark(id: ProposalId): void;
  markAll(): void;
  unmarkAll(): void;
  decide(decision: Decision): void;
  /** A decision on several proposals that waits for confirmation. */
  asked: Decision | null;
  ask(decision: Decision | null): void;

  /** The question for which the person types the name of a new topic. */
  naming: PaperId | null;
  setNaming(paper: PaperId | null): void;
  /** Asks for another place for the paper. */
  askPlace(question: Question): void;
  /** Files the paper under a new topic. */
  fileUnderNew(question: Question, name: string): void;
}

/** @param listed the items of the inbox, once they are read */
export function useInboxState(
  listed: readonly InboxItem[],
  { skip, placements }: Pick<Inbox, 'skip' | 'placements'>,
): InboxState {
  const commands = usePaperCommands();
  const tree = useTopicNodes();
  const decide = useDecisions();
  const [active, setActive] = useState<{ id: InboxItem['id'] | null; index: number }>({ id: null, index: 0 });
  const [opened, setOpened] = useState<InboxItem['id'] | null>(null);
  const [reviewed, review] = useState<readonly StoredTreeProposal[] | null>(null);
  const [naming, setNaming] = useState<PaperId | null>(null);
  const [markedIds, setMarkedIds] = useState<ReadonlySet<ProposalId>>(new Set());
  const [asked, setAsked] = useState<Decision | null>(null);

  /** The items as they were last rendered. */
  const shown = useRef<InboxItem['id'][]>([]);
  const items = keepShownOrder(listed, shown.current, active.id ?? shown.current[active.index]);
  shown.current = items.map(({ id }) => id);

  // Follows the item if it is still there: items inserted above must not end up under a key that is being pressed.
  const found = items.findIndex(({ id }) => id === active.id);
  const current = found >= 0 ? found : Math.min(active.index, items.length - 1);
  const proposals = items.flatMap((item) => (item.kind === 'proposal' ? [item.row] : []));

  return {
    items,
    current,
    goTo: (index) => setActive({ id: items[index]?.id ?? null, index }),
    goOn: () => setActive({ id: items[current + 1]?.id ?? null, index: current }),
    skip({ id }) {
      setActive({ id: null, index: current });
      shown.current = [...shown.current.filter((other) => other !== id), id];
      skip(id);
    },
    opened,
    toggleOpen: ({ id }) => setOpened(opened === id ? null : id),
    reviewed,
    review,
    placements,
    proposals,
    marked: proposals.filter(({ id }) => markedIds.has(id)),
    toggleMark(id) {
      const next = new Set(markedIds);
      if (!next.delete(id)) next.add(id);
      setMarkedIds(next);
    },
    markAll: () => setMarkedIds(new Set(proposals.map(({ id }) => id))),
    unmarkAll: () => setMarkedIds(new Set()),
    decide,
    asked,
    ask: setAsked,
    naming,
    setNaming,
    askPlace({ id, row }) {
      const suggested = remainingTopics(row.placement.ranked, tree).map(({ topicId }) => topicId);
      commands.askPlace([id], suggested);
    },
    fileUnderNew({ id }, name) {
      setNaming(null);
      commands.fileUnderNew([id], name);
    },
  };
}

export const InboxStateContext = createContext<InboxState | null>(null);

/** The state of the inbox around an item. */
export function useInboxContext(): InboxState {
  const state = useContext(InboxStateContext);
  if (!state) throw new Error('No InboxStateContext above this component');
  return state;
}
