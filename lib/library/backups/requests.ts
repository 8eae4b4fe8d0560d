import * as v from 'valibot';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, uuid } from '@/lib/rpc/schemas';
import { previewRestore, restoreBackup, startOver } from './restore-backup';

export const backupRequests = {
  /** Keeps the library as it is now. */
  backUp: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: ({ backups }: LibraryContext) => backups.take('asked'),
  }),

  /** What restoring would change; nothing is written. */
  previewRestore: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid }),
    handle: (context: LibraryContext, { id }) => previewRestore(context, id),
  }),

  /** Makes the library what it was in the backup, as one act. */
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
