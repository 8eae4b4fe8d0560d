import { useEffect, useState } from 'preact/hooks';
import type { PaperRow } from '@/components/data/library-queries';
import { usePanelClient } from '@/components/data/panel-client-context';
import { type Live, useLive } from '@/components/data/use-live';
import { type PaperId, type ProposalId, UNSORTED } from '@/lib/domain/ids';
import type { ConcernedRecords } from '@/lib/domain/proposals/narrow-proposal';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import { groupProposals, type StoredTreeProposal } from '@/lib/domain/proposals/reorganise';

/** One thing that the program asks. */
export type InboxItem = Reorganisation | ProposedChange | Question;

/** Changes of the tree that the program proposes, and that are looked at together. */
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

/** A paper of whose place the program is not sure: in Unsorted, or filed and worth a look. */
export interface Question {
  kind: 'question';
  id: PaperId;
  row: PaperRow;
}

export interface Inbox {
  /** Proposals, then questions, then what is worth a look; what was skipped comes last. */
  items: Live<InboxItem[]>;
  /** Of the papers that proposals name. */
  placements: ConcernedRecords['placements'];
  /** True until the program has looked whether it has something new to propose. */
  isLooking: boolean;
  skip(id: InboxItem['id']): void;
}

/** Questions that are read at a time: more than one answers before the next are read. */
const QUESTIONS = 50;

/** Filed papers that are worth a look, shown at a time: a few minutes of a person's time. */
const LOOKS = 20;

/** What waits for the person, live; opening it is reason to look for proposals. */
export function useInbox(): Inbox {
  const client = usePanelClient();
  const [skipped, setSkipped] = useState<InboxItem['id'][]>([]);
  const [isLooking, setLooking] = useState(true);
  const reading = useLive((library) => library.readInbox(QUESTIONS + skipped.length), [skipped.length]);
  const worthALook = useLive((library) => library.readWorthALook(LOOKS), []);

  useEffect(() => {
    // Where the look fails, what was found before is shown; nothing here waits for it.
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

/** Key 1 says that a filed paper is right where it is. */
function withOwnTopicFirst({ paper, placement }: PaperRow): PaperRow {
  const { topicId, confidence, ranked } = placement;
  if (topicId === UNSORTED) return { paper, placement };
  const others = ranked.filter((other) => other.topicId !== topicId);
  const own = { topicId, confidence: confidence ?? 0 };
  return { paper, placement: { ...placement, ranked: [own, ...others].slice(0, 3) } };
}
