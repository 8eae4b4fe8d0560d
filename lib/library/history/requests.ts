import * as v from 'valibot';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { actId } from '@/lib/rpc/schemas';
import { redoLast, undoAct, undoLast } from './undo';
import { undoProgram } from './undo-program';

/** Whether what stands in the way is left as it is. */
const skip = { skip: v.optional(v.boolean()) };

export const historyRequests = {
  /**
   * Takes an act back, with what the program did because of it; answers with the act that did so. With `skip`, what
   * stands in the way stays as it is, and the rest is taken back.
   */
  undo: defineRequest({
    from: 'panel',
    schema: v.object({ act: actId, ...skip }),
    handle: async (context: LibraryContext, { act, skip }) => ({
      act: await undoAct(context, act, { skip }),
    }),
  }),

  /** Takes back the last act that a person asked for and that was not taken back. */
  undoLast: defineRequest({
    from: 'panel',
    schema: v.object(skip),
    handle: (context: LibraryContext, { skip }) => undoLast(context, { skip }),
  }),

  /** Does again what was taken back last, if nothing else was done since; `undone` is that undoing. */
  redoLast: defineRequest({
    from: 'panel',
    schema: v.object(skip),
    handle: (context: LibraryContext, { skip }) => redoLast(context, { skip }),
  }),

  /** Takes back all that the program did by itself since then (milliseconds since 1970); what a person did stays. */
  undoProgram: defineRequest({
    from: 'panel',
    schema: v.object({ since: v.pipe(v.number(), v.minValue(0)) }),
    handle: async (context: LibraryContext, { since }) => ({ act: await undoProgram(context, since) }),
  }),
};
