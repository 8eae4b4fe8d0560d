import * as v from 'valibot';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, uuid } from '@/lib/rpc/request-schemas';
import { previewRestore, restoreBackup, startOver } from './restore-backup';

export const backupRequests = {
  /** Backs up the library. */
  backUp: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: ({ backups }: LibraryContext) => backups.take('asked'),
  }),

  /** Previews what restoring would change; nothing is written. */
  previewRestore: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid }),
    handle: (context: LibraryContext, { id }) => previewRestore(context, id),
  }),

  /** Restores the library from the backup, as one act. */
  restoreBackup: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid }),
    handle: async (context: LibraryContext, { id }) => ({ act: await restoreBackup(context, id) }),
  }),

  /** For a library that cannot be opened: deletes it, and creates it again from the backup. */
  startOver: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid }),
    handle: (context: LibraryContext, { id }) => startOver(context, id),
  }),
};
