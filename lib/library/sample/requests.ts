import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing } from '@/lib/rpc/request-schemas';
import { addSample, removeSample } from './add-and-remove-sample';

export const sampleRequests = {
  /** Adds papers and topics to try the product with. */
  addSample: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: async (context: LibraryContext) => ({ act: await addSample(context) }),
  }),

  /** Removes the sample's papers and topics, except those that a person changed. */
  removeSample: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: async (context: LibraryContext) => ({ act: await removeSample(context) }),
  }),
};
