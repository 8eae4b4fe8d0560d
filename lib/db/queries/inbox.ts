import type { Collection } from 'dexie';
import type { PapertreeDatabase } from '@/lib/db/database';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import { isFiledBySimilarity } from '@/lib/domain/placements/count-placements';
import { STRONG_FROM } from '@/lib/domain/placements/match';
import { asksPerson, type Placement } from '@/lib/domain/placements/placement';
import { type ConcernedRecords, narrowProposal } from '@/lib/domain/proposals/narrow-proposal';
import type { Proposal, StoredProposal } from '@/lib/domain/proposals/proposal';
import { groupProposals } from '@/lib/domain/proposals/reorganise';
import { subjectsOf } from '@/lib/domain/proposals/subjects';
import { lockedTopics } from '@/lib/domain/topics/locked-topics';
import { type PaperRow, withPapers } from './papers';
import { placedIn } from './placements-in-topic';

/** What waits for a person's word. */
export interface InboxReading extends Pick<ConcernedRecords, 'placements'> {
  /** As far as they are true of the library now, clearest first; `placements` are those of papers that they name. */
  proposals: StoredProposal[];
  /** Papers of which the filing was not sure, the longest waiting first; none as long as there is no topic. */
  questions: PaperRow[];
}

/** @param limit of the questions */
export async function readInbox(db: PapertreeDatabase, limit: number): Promise<InboxReading> {
  const [proposed, questions] = await Promise.all([readTrueProposals(db), readQuestions(db, limit)]);
  return { ...proposed, questions: await withPapers(db, questions) };
}

/** How much waits for a person's word; counted as far as `limit`. */
export async function countInbox(db: PapertreeDatabase, limit: number): Promise<number> {
  const [{ proposals }, topics, unsorted] = await Promise.all([
    readTrueProposals(db),
    db.topics.count(),
    db.placeCounts.get(UNSORTED),
  ]);
  const { together, single } = groupProposals(proposals);
  const proposed = single.length + Math.min(1, together.length);
  return Math.min(limit, proposed + (topics > 0 ? (unsorted?.asked ?? 0) : 0));
}

/** Of the papers that the program filed, the share that is worth a look: it holds 0.37 of the errors (see DESIGN.md). */
const WORTH_A_LOOK = 1 / 5;

/**
 * Papers that the program filed by itself and most likely wrongly, the likeliest first; at most a fifth of what it filed,
 * and at most `limit`.
 */
export async function readWorthALook(db: PapertreeDatabase, limit: number): Promise<PaperRow[]> {
  const filed = (await db.placeCounts.toArray()).reduce((sum, { guessed }) => sum + guessed, 0);
  const most = Math.min(limit, Math.ceil(filed * WORTH_A_LOOK));
  // In the order of confidence, and of one confidence by their ids, as the index has them.
  const unsure = db.placements.where('confidence').below(STRONG_FROM);
  return withPapers(db, await firstOf(unsure, isFiledBySimilarity, most));
}

/** Proposals that wait for a person's word, clearest first. */
export async function readOpenProposals(db: PapertreeDatabase): Promise<StoredProposal[]> {
  const open = await db.proposals.filter(({ state }) => state === 'open').toArray();
  return open.sort((a, b) => b.proposal.strength - a.proposal.strength || (a.id < b.id ? -1 : 1));
}

/** Open proposals without what has changed since they were made. */
async function readTrueProposals(
  db: PapertreeDatabase,
): Promise<Pick<InboxReading, 'proposals' | 'placements'>> {
  const open = await readOpenProposals(db);
  const records = await readConcerned(
    db,
    open.map(({ proposal }) => proposal),
  );
  const proposals = open.flatMap((row) => {
    const proposal = narrowProposal(row.proposal, records);
    return proposal ? [{ ...row, proposal }] : [];
  });
  return { proposals, placements: records.placements };
}

/** What of the library decides whether these proposals hold. */
export async function readConcerned(
  db: PapertreeDatabase,
  proposals: readonly Proposal[],
): Promise<ConcernedRecords> {
  const papers = [...new Set(proposals.flatMap((proposal) => subjectsOf(proposal).papers))];
  const [topics, placements] = await Promise.all([db.topics.toArray(), db.placements.bulkGet(papers)]);
  return {
    topics: new Map(topics.map((topic) => [topic.id, topic])),
    locked: lockedTopics(topics),
    placements: new Map(placements.flatMap((one) => (one ? [[one.paperId, one]] : []))),
  };
}

async function readQuestions(db: PapertreeDatabase, limit: number): Promise<Placement[]> {
  if ((await db.topics.count()) === 0) return [];
  return firstOf(placedIn(db, UNSORTED), asksPerson, limit);
}

/** Placements read in one go. */
const AT_ONCE = 200;

/** The first of a collection that are wanted; no more of it is read than that takes. */
async function firstOf(
  collection: Collection<Placement, PaperId>,
  isWanted: (placement: Placement) => boolean,
  limit: number,
): Promise<Placement[]> {
  const found: Placement[] = [];
  for (let start = 0; found.length < limit; start += AT_ONCE) {
    const some = await collection.clone().offset(start).limit(AT_ONCE).toArray();
    found.push(...some.filter(isWanted));
    if (some.length < AT_ONCE) break;
  }
  return found.slice(0, limit);
}
