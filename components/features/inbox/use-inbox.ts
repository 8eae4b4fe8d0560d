import { useEffect, useState } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client-context';
import { type Live, useLive } from '@/components/data/use-live';
import { type PaperId, type ProposalId, UNSORTED } from '@/lib/domain/ids';
import type { ConcernedRecords } from '@/lib/domain/proposals/narrow-proposal';
import { groupProposals, type StoredTreeProposal } from '@/lib/domain/proposals/plan-reorganised-tree';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';

/** An item of the inbox. */
export type InboxItem = Reorganisation | ProposedChange | Question;

/** Changes of the tree that the program proposes, to be reviewed together. */
export interface Reorganisation {
  kind: 'reorganisation';
  id: 'reorganisation';
  rows: StoredTreeProposal[];
}

/** A change of the library that the program proposes. */
export interface ProposedChange {
  kind: 'proposal';
  id: ProposalId;
  row: StoredProposal;
}

/** A paper whose place the program is not sure of: in Unsorted, or filed and worth a look. */
export interface Question {
  kind: 'question';
  id: PaperId;
  row: PaperRow;
}

export interface Inbox {
  /** Proposals, then questions, then papers worth a look; skipped items come last. */
  items: Live<InboxItem[]>;
  /** Placements of the papers that proposals name. */
  placements: ConcernedRecords['placements'];
  /** True until the program has searched for new proposals. */
  isLooking: boolean;
  skip(id: InboxItem['id']): void;
}

/** Questions read at a time: more than a person answers before the next are read. */
const QUESTIONS = 50;

/** Filed papers worth a look that are shown at a time: a few minutes of work for a person. */
const LOOKS = 20;

/** The items that wait for the person, live. Opening the inbox starts a search for proposals. */
export function useInbox(): Inbox {
  const client = usePanelClient();
  const [skipped, setSkipped] = useState<InboxItem['id'][]>([]);
  const [isLooking, setLooking] = useState(true);
  const reading = useLive((library) => library.readInbox(QUESTIONS + skipped.length), [skipped.length]);
  const worthALook = useLive((library) => library.readWorthALook(LOOKS), []);

  useEffect(() => {
    // If the search fails, earlier proposals are shown; nothing here waits for it.
    void client.lookForProposals({}).then(() => setLooking(false));
  }, [client]);

  return {
    items: reading.state === 'ready' ? { state: 'ready', value: inOrder() } : reading,
    placements: reading.state === 'ready' ? reading.value.placements : new Map(),
    isLooking,
    skip: (id) => setSkipped([...skipped.filter((other) => other !== id), id]),
  };

  function inOrder(): InboxItem[] {
    if (reading.state !== 'ready') return [];
    const { proposals, questions } = reading.value;
    const { together, single } = groupProposals(proposals);
    const items: InboxItem[] = [
      ...(together.length > 0
        ? [{ kind: 'reorganisation', id: 'reorganisation', rows: together } as const]
        : []),
      ...single.map((row): InboxItem => ({ kind: 'proposal', id: row.id, row })),
      ...questions.map((row): InboxItem => ({ kind: 'question', id: row.paper.id, row })),
      ...(worthALook.state === 'ready' ? worthALook.value : []).map(
        (row): InboxItem => ({ kind: 'question', id: row.paper.id, row: withOwnTopicFirst(row) }),
      ),
    ];
    return items.toSorted((a, b) => skipped.indexOf(a.id) - skipped.indexOf(b.id));
  }
}

/** Puts the present topic first, so that key 1 confirms a filed paper. */
function withOwnTopicFirst({ paper, placement }: PaperRow): PaperRow {
  const { topicId, confidence, ranked } = placement;
  if (topicId === UNSORTED) return { paper, placement };
  const others = ranked.filter((other) => other.topicId !== topicId);
  const own = { topicId, confidence: confidence ?? 0 };
  return { paper, placement: { ...placement, ranked: [own, ...others].slice(0, 3) } };
}
