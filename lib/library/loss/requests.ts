import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing } from '@/lib/rpc/request-schemas';
import { acceptLibrary } from './check-library';
import { repairLibrary } from './repair-library';

export const lossRequests = {
  /** Accepts what is left after a loss. */
  acceptLoss: defineRequest({
    from: 'panel',
    schema: nothing,
    async handle(context: LibraryContext) {
      await repairLibrary(context);
      await acceptLibrary(context);
    },
  }),
};
