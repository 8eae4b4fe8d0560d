import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing } from '@/lib/rpc/schemas';
import { addSample, removeSample } from './add-and-remove-sample';

export const sampleRequests = {
  /** Adds papers and topics to try the product with. */
  addSample: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: async (context: LibraryContext) => ({ act: await addSample(context) }),
  }),

  /** Removes them again, except those that a person did something with. */
  removeSample: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: async (context: LibraryContext) => ({ act: await removeSample(context) }),
  }),
};
