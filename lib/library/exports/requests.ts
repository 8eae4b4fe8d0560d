import * as v from 'valibot';
import { keyStyles } from '@/lib/exporters/export-options';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { topicId } from '@/lib/rpc/schemas';
import { drawKeys } from './assign-citation-keys';

export const exportRequests = {
  /** Draws the citation keys that the library or a branch lacks; what is exported then has them all. */
  drawKeys: defineRequest({
    from: 'panel',
    schema: v.object({ branch: v.nullable(topicId), keys: v.picklist(keyStyles) }),
    handle: (context: LibraryContext, { branch, keys }) => drawKeys(context, branch, keys),
  }),
};
