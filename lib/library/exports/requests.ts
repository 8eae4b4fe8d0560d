import * as v from 'valibot';
import { keyStyles } from '@/lib/exporters/export-options';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { topicId } from '@/lib/rpc/request-schemas';
import { addCitationKeys } from './add-citation-keys';

export const exportRequests = {
  /** Assigns the missing citation keys of the library or a branch, before an export. */
  addCitationKeys: defineRequest({
    from: 'panel',
    schema: v.object({ branch: v.nullable(topicId), keys: v.picklist(keyStyles) }),
    handle: (context: LibraryContext, { branch, keys }) => addCitationKeys(context, branch, keys),
  }),
};
