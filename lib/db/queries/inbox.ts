import type { Collection } from 'dexie';
import type { PapertreeDatabase } from '@/lib/db/database';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import { isFiledBySimilarity } from '@/lib/domain/placements/count-placements';
import { STRONG_FROM } from '@/lib/domain/placements/match-strength';
import { asksPerson, type Placement } from '@/lib/domain/placements/placement';
import { type ConcernedRecords, narrowProposal } from '@/lib/domain/proposals/narrow-proposal';
import { groupProposals } from '@/lib/domain/proposals/plan-reorganised-tree';
import type { Proposal, StoredProposal } from '@/lib/domain/proposals/proposal';
import { subjectsOf } from '@/lib/domain/proposals/subjects';
import { lockedTopics } from '@/lib/domain/topics/locked-topics';
import { type PaperRow, withPapers } from './papers';
import { placedIn } from './placements-in-topic';

/** The contents of the inbox. */
export interface InboxReading extends Pick<ConcernedRecords, 'placements'> {
  /** Proposals that still apply to the present library, most certain first; `placements` are those of their papers. */
  proposals: StoredProposal[];
  /** Papers that filing was unsure about, oldest first; empty as long as there is no topic. */
  questions: PaperRow[];
}

/** @param limit of the questions */
export async function readInbox(db: PapertreeDatabase, limit: number): Promise<InboxReading> {
  const [proposed, questions] = await Promise.all([readTrueProposals(db), readQuestions(db, limit)]);
  return { ...proposed, questions: await withPapers(db, questions) };
}

/** The number of entries in the inbox, counted up to `limit`. */
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

/** The share of automatically filed papers to be checked; it contains 0.37 of the errors (see DESIGN.md). */
const WORTH_A_LOOK = 1 / 5;

/**
 * Papers that the program filed and that are most likely wrong, the likeliest first; at most a fifth of the filed
 * papers, and at most `limit`.
 */
export async function readWorthALook(db: PapertreeDatabase, limit: number): Promise<PaperRow[]> {
  const filed = (await db.placeCounts.toArray()).reduce((sum, { guessed }) => sum + guessed, 0);
  const most = Math.min(limit, Math.ceil(filed * WORTH_A_LOOK));
  // Ordered by confidence, then by id, as in the index.
  const unsure = db.placements.where('confidence').below(STRONG_FROM);
  return withPapers(db, await firstOf(unsure, isFiledBySimilarity, most));
}

/** Open proposals, most certain first. */
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

/** The records that decide whether these proposals still apply. */
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

/** The first matching rows of a collection, without reading more than needed. */
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
