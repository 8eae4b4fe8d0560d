import * as v from 'valibot';
import type { ProposalId } from '@/lib/domain/ids';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, type Schema, uuid } from '@/lib/rpc/request-schemas';
import { acceptProposals, declineProposals } from './accept-proposals';
import { lookForProposals } from './look-for-proposals';

const proposalId = uuid as unknown as Schema<ProposalId>;
const proposalIds = v.pipe(v.array(proposalId), v.minLength(1), v.maxLength(1_000));

export const proposalRequests = {
  /** Looks for new proposals; what is found is read from the database. */
  lookForProposals: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: (context: LibraryContext) => lookForProposals(context),
  }),

  /** Carries them out as one act; answers with those that were still valid. */
  acceptProposals: defineRequest({
    from: 'panel',
    schema: v.object({ ids: proposalIds }),
    handle: (context: LibraryContext, { ids }) => acceptProposals(context, ids),
  }),

  /** As one act; they are not made again. */
  declineProposals: defineRequest({
    from: 'panel',
    schema: v.object({ ids: proposalIds }),
    handle: async (context: LibraryContext, { ids }) => ({ act: await declineProposals(context, ids) }),
  }),
};
