import * as v from 'valibot';
import { BOUNDS } from '@/lib/bibliography/bounds';
import { filledLine, line } from '@/lib/bibliography/field-schemas';
import { SHOWN_ENTRIES, unclearWays, unreadReasons } from '@/lib/domain/imports/import-progress';
import type { LibraryContext } from '@/lib/library/context';
import { libraryContentsSchema } from '@/lib/library-file/library-file-schema';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, uuid } from '@/lib/rpc/request-schemas';
import { previewImport } from './preview-import';
import { endImport, pauseImport, runImport } from './run-import';
import { openImport, stageImport } from './stage-import';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const fileToImport = v.object({
  fileName: line(500),
  format: filledLine(60),
  joined: v.exactOptional(
    v.object({
      count,
      first: v.pipe(
        v.array(v.object({ title: line(BOUNDS.title), joined: line(BOUNDS.title) })),
        v.maxLength(SHOWN_ENTRIES),
      ),
    }),
  ),
  unread: v.object({
    count,
    first: v.pipe(
      v.array(
        v.object({
          line: v.pipe(v.number(), v.integer(), v.minValue(1)),
          reason: v.picklist(unreadReasons),
          text: line(200),
        }),
      ),
      v.maxLength(SHOWN_ENTRIES),
    ),
  }),
});

export const importRequests = {
  /** Starts staging an import, whose contents then arrive in parts. Its progress is in the setting `importing`. */
  openImport: defineRequest({
    from: 'panel',
    schema: fileToImport,
    handle: async (context: LibraryContext, file) => ({ id: await openImport(context, file) }),
  }),

  /** Stages one part; topics come before their contents. */
  stageImport: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid, contents: libraryContentsSchema }),
    handle: (context: LibraryContext, { id, contents }) => stageImport(context, id, contents),
  }),

  previewImport: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid }),
    handle: (context: LibraryContext, { id }) => previewImport(context, id),
  }),

  runImport: defineRequest({
    from: 'panel',
    schema: v.object({ id: uuid, way: v.picklist(unclearWays) }),
    handle: (context: LibraryContext, { id, way }) => runImport(context, id, way),
  }),

  pauseImport: defineRequest({
    from: 'panel',
    schema: v.object({ isPaused: v.boolean() }),
    handle: (context: LibraryContext, { isPaused }) => pauseImport(context, isPaused),
  }),

  /** Cancels the import and undoes what it has written; of a completed one, only the result is closed. */
  endImport: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: (context: LibraryContext) => endImport(context),
  }),
};
