import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing } from '@/lib/rpc/schemas';
import { acceptLibrary } from './keep-mark';

export const lossRequests = {
  /** Goes on with what is there, where something of the library was lost. */
  acceptLoss: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: (context: LibraryContext) => acceptLibrary(context),
  }),
};
