import type { PapertreeDatabase } from '@/lib/db/database';
import { type Act, write } from '@/lib/db/log/write';
import { readConcerned } from '@/lib/db/queries/inbox';
import { ExpectedError } from '@/lib/domain/errors';
import type { ActId, ProposalId } from '@/lib/domain/ids';
import { narrowProposal } from '@/lib/domain/proposals/narrow-proposal';
import type { Proposal } from '@/lib/domain/proposals/proposal';
import type { LibraryContext } from '@/lib/library/context';
import { mergePapers } from '@/lib/library/papers/merge-papers';
import { createTopics } from '@/lib/library/topics/create-suggested-topics';
import { addTopic } from '@/lib/library/topics/edit-topics';
import { merge } from '@/lib/library/topics/merge-topics';

/**
 * Carries out the proposals, as one act of the person. Pinned papers stay pinned in their new place; what the program
 * placed can still be moved by it. What no longer applies (deleted topics, papers that were moved since, locked
 * branches) is left out.
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
      if (await applyProposal(db, act, row.proposal)) accepted.push(row.id);
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

/** @returns whether the proposal still applied. */
async function applyProposal(db: PapertreeDatabase, act: Act, proposal: Proposal): Promise<boolean> {
  const now = narrowProposal(proposal, await readConcerned(db, [proposal]));
  if (!now) return false;
  switch (now.type) {
    case 'new-topic':
      await createTopics(
        db,
        act,
        [{ name: now.name, parent: null, papers: now.papers }],
        now.parentId,
        () => true,
      );
      return true;
    case 'split-topic': {
      const parts = now.parts.map((part) => ({ ...part, parent: null }));
      await createTopics(db, act, parts, now.topicId, () => true);
      return true;
    }
    case 'merge-topics':
      await merge(db, act, now.from, now.into);
      return true;
    case 'group-topics': {
      const { name, parentId, topicIds } = now;
      const id = await addTopic(db, act, { name, parentId, namedBy: 'program' });
      for (const topic of await db.topics.bulkGet(topicIds))
        if (topic) await act.put('topics', { ...topic, parentId: id });
      return true;
    }
    case 'same-paper': {
      const [kept, gone] = await db.papers.bulkGet(now.papers);
      if (!kept || !gone) return false;
      await mergePapers(db, act, kept, gone);
      return true;
    }
  }
}
