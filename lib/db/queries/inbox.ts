import type { PapertreeDatabase } from '@/lib/db/database';
import { UNSORTED } from '@/lib/domain/ids';
import { matchOf } from '@/lib/domain/placements/match';
import { asksPerson, type Placement } from '@/lib/domain/placements/placement';
import type { StoredProposal } from '@/lib/domain/proposals/proposal';
import { type PaperRow, withPapers } from './papers';
import { placedIn } from './placements';

/** What waits for a person's word. */
export interface InboxReading {
  proposals: StoredProposal[];
  /** Papers of which the filing was not sure, the longest waiting first; none as long as there is no topic. */
  questions: PaperRow[];
}

/** @param limit of the questions */
export async function readInbox(db: PapertreeDatabase, limit: number): Promise<InboxReading> {
  const [proposals, questions] = await Promise.all([readOpenProposals(db), readQuestions(db, limit)]);
  return { proposals, questions: await withPapers(db, questions) };
}

/** How much waits for a person's word; counted as far as `limit`. */
export async function countInbox(db: PapertreeDatabase, limit: number): Promise<number> {
  const [proposals, questions] = await Promise.all([readOpenProposals(db), readQuestions(db, limit)]);
  return Math.min(limit, proposals.length + questions.length);
}

/** Of the papers that the program filed, the share that is worth a look: it holds 0.37 of the errors (see DESIGN.md). */
const WORTH_A_LOOK = 1 / 5;

/**
 * Papers that the program filed by itself and most likely wrongly, the likeliest first; at most a fifth of what it filed,
 * and at most `limit`. Reads every placement.
 */
export async function readWorthALook(db: PapertreeDatabase, limit: number): Promise<PaperRow[]> {
  const filed = await db.placements.filter(isFiledBySimilarity).toArray();
  const least = filed
    .sort((a, b) => (a.confidence ?? 0) - (b.confidence ?? 0) || (a.paperId < b.paperId ? -1 : 1))
    .slice(0, Math.min(limit, Math.ceil(filed.length * WORTH_A_LOOK)))
    .filter(({ confidence }) => confidence !== null && matchOf(confidence) !== 'strong');
  return withPapers(db, least);
}

/** What a rule or an accepted proposal decided needs no second look. */
function isFiledBySimilarity({ topicId, madeBy, confidence, reason }: Placement): boolean {
  return (
    madeBy === 'program' && topicId !== UNSORTED && confidence !== null && !reason?.rule && !reason?.agreed
  );
}

/** Proposals that wait for a person's word, clearest first. */
export async function readOpenProposals(db: PapertreeDatabase): Promise<StoredProposal[]> {
  const open = await db.proposals.filter(({ state }) => state === 'open').toArray();
  return open.sort((a, b) => b.proposal.strength - a.proposal.strength || (a.id < b.id ? -1 : 1));
}

async function readQuestions(db: PapertreeDatabase, limit: number): Promise<Placement[]> {
  if ((await db.topics.count()) === 0) return [];
  const unsorted = await placedIn(db, UNSORTED).toArray();
  return unsorted.filter(asksPerson).slice(0, limit);
}
