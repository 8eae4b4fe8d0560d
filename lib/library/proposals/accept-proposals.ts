import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { ExpectedError } from '@/lib/domain/errors';
import { type ActId, type PaperId, type ProposalId, type TopicId, UNSORTED } from '@/lib/domain/ids';
import type { Placement } from '@/lib/domain/placements/placement';
import { mayProgramMove } from '@/lib/domain/placements/program-transitions';
import type {
  GroupProposal,
  MergeProposal,
  NewTopicProposal,
  Proposal,
} from '@/lib/domain/proposals/proposal';
import { lockedTopics } from '@/lib/domain/topics/locked-topics';
import type { Topic } from '@/lib/domain/topics/topic';
import type { LibraryContext } from '@/lib/library/context';
import { joinPapers } from '@/lib/library/papers/merge-papers';
import { createTopics } from '@/lib/library/topics/create-tree';
import { addTopic } from '@/lib/library/topics/edit-topics';
import { merge } from '@/lib/library/topics/merge-topics';

/**
 * Does what the proposals say, as one act of the person. Papers keep their pins: what a person placed moves only
 * because a person now says so, and stays pinned in its new place; what the program placed can still be corrected.
 * What no longer holds (topics that went, papers that were moved since, branches that were locked) is left out.
 * @returns the act, and the proposals that were carried out.
 * @throws ExpectedError `proposal-outdated` where none holds any more.
 */
export async function acceptProposals(
  { db }: LibraryContext,
  ids: ProposalId[],
): Promise<{ act: ActId; accepted: ProposalId[] }> {
  const tables = ['papers', 'topics', 'placements', 'rules', 'proposals'] as const;
  return write(db, { kind: 'accept-proposals', madeBy: 'person', tables }, async (act) => {
    const accepted: ProposalId[] = [];
    for (const row of await db.proposals.bulkGet(ids)) {
      if (row?.state !== 'open') continue;
      // First of all, since it names what the act did.
      await act.remove('proposals', row.id);
      if (await carryOut(db, act, row.proposal)) accepted.push(row.id);
    }
    if (accepted.length === 0) throw new ExpectedError('proposal-outdated');
    return { act: act.id, accepted };
  });
}

/** Says no, as one act; what is declined is not proposed again (see `isSameMatter`). */
export async function declineProposals({ db }: LibraryContext, ids: ProposalId[]): Promise<ActId> {
  const tables = ['proposals'] as const;
  return write(db, { kind: 'decline-proposals', madeBy: 'person', tables }, async (act) => {
    const open = (await db.proposals.bulkGet(ids)).filter((row) => row?.state === 'open');
    if (open.length === 0) throw new ExpectedError('proposal-outdated');
    for (const row of open) if (row) await act.put('proposals', { ...row, state: 'declined' });
    return act.id;
  });
}

/** @returns whether the proposal still held. */
async function carryOut(db: PapertreeDatabase, act: Act, proposal: Proposal): Promise<boolean> {
  const topics = await db.topics.toArray();
  const locked = lockedTopics(topics);
  const open = new Map(topics.flatMap((topic) => (locked.has(topic.id) ? [] : [[topic.id, topic] as const])));
  switch (proposal.type) {
    case 'new-topic':
      return makeTopic(db, act, proposal, open, locked);
    case 'split-topic': {
      const { topicId, parts } = proposal;
      const isThere = (placement: Placement) => placement.topicId === topicId;
      const full = await fullParts(db, parts, isThere);
      if (!open.has(topicId) || full.length < 2) return false;
      await createTopics(db, act, full, topicId, isThere);
      return true;
    }
    case 'merge-topics':
      return mergePair(db, act, proposal, open);
    case 'group-topics':
      return group(db, act, proposal, open);
    case 'same-paper': {
      const [kept, gone] = await db.papers.bulkGet(proposal.papers);
      if (!kept || !gone) return false;
      await joinPapers(db, act, kept, gone);
      return true;
    }
  }
}

type OpenTopics = ReadonlyMap<TopicId, Topic>;

/** A topic for a single paper is none. */
const FEWEST = 2;

async function makeTopic(
  db: PapertreeDatabase,
  act: Act,
  { name, parentId, papers }: NewTopicProposal,
  open: OpenTopics,
  locked: ReadonlySet<TopicId>,
): Promise<boolean> {
  if (parentId !== null && !open.has(parentId)) return false;
  const mayMove = (placement: Placement) =>
    placement.topicId === UNSORTED || mayProgramMove(placement, locked);
  const parts = await fullParts(db, [{ name, papers }], mayMove);
  if (parts.length === 0) return false;
  await createTopics(db, act, parts, parentId, mayMove);
  return true;
}

/** As planned topics, those that enough of their papers can still move to. */
async function fullParts(
  db: PapertreeDatabase,
  parts: { name: string; papers: PaperId[] }[],
  mayMove: (placement: Placement) => boolean,
) {
  const full = [];
  for (const { name, papers } of parts) {
    const movable = (await db.placements.bulkGet(papers)).filter((one) => one && mayMove(one));
    if (movable.length >= FEWEST) full.push({ name, parent: null, papers });
  }
  return full;
}

async function mergePair(
  db: PapertreeDatabase,
  act: Act,
  { from, into }: MergeProposal,
  open: OpenTopics,
): Promise<boolean> {
  const [gone, left] = [open.get(from), open.get(into)];
  // One may have come to stand below the other since: that is no longer what was proposed.
  if (!gone || !left || gone.parentId !== left.parentId) return false;
  await merge(db, act, from, into);
  return true;
}

async function group(
  db: PapertreeDatabase,
  act: Act,
  { name, parentId, topicIds }: GroupProposal,
  open: OpenTopics,
): Promise<boolean> {
  if (parentId !== null && !open.has(parentId)) return false;
  const members = topicIds.flatMap((id) => {
    const topic = open.get(id);
    return topic?.parentId === parentId ? [topic] : [];
  });
  if (members.length < FEWEST) return false;
  const id = await addTopic(db, act, { name, parentId, namedBy: 'program' });
  for (const topic of members) await act.put('topics', { ...topic, parentId: id });
  return true;
}
