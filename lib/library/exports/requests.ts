import * as v from 'valibot';
import { keyStyles } from '@/lib/exporters/export-options';
import { formatNames } from '@/lib/exporters/format-names';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { topicId } from '@/lib/rpc/schemas';
import { exportLibrary } from './export-library';

export const exportRequests = {
  /** The library or a branch as files; citation keys that were missing are stored. */
  exportLibrary: defineRequest({
    from: 'panel',
    schema: v.object({
      format: v.picklist(formatNames),
      branch: v.nullable(topicId),
      keys: v.picklist(keyStyles),
    }),
    handle: (context: LibraryContext, { format, branch, keys }) =>
      exportLibrary(context, format, branch, keys),
  }),
};
