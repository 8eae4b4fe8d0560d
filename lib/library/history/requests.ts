import * as v from 'valibot';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { actId, nothing } from '@/lib/rpc/schemas';
import { redoLast, undoAct, undoLast } from './undo';
import { undoProgram } from './undo-program';

export const historyRequests = {
  /** Takes an act back, with what the program did because of it; answers with the act that did so. */
  undo: defineRequest({
    from: 'panel',
    schema: v.object({ act: actId }),
    handle: async (context: LibraryContext, { act }) => ({ act: await undoAct(context, act) }),
  }),

  /** Takes back the last act that a person asked for and that was not taken back. */
  undoLast: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: (context: LibraryContext) => undoLast(context),
  }),

  /** Does again what was taken back last, if nothing else was done since; `undone` is that undoing. */
  redoLast: defineRequest({
    from: 'panel',
    schema: nothing,
    handle: (context: LibraryContext) => redoLast(context),
  }),

  /** Takes back all that the program did by itself since then (milliseconds since 1970); what a person did stays. */
  undoProgram: defineRequest({
    from: 'panel',
    schema: v.object({ since: v.pipe(v.number(), v.minValue(0)) }),
    handle: async (context: LibraryContext, { since }) => ({ act: await undoProgram(context, since) }),
  }),
};
