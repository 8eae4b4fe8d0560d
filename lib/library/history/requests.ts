import * as v from 'valibot';
import type { LibraryContext } from '@/lib/library/context';
import { defineRequest } from '@/lib/rpc/define-request';
import { actId } from '@/lib/rpc/request-schemas';
import { redoLast, undoAct, undoLast } from './undo-and-redo';
import { undoProgram } from './undo-automatic-acts';

/** Whether conflicting records are kept. */
const skip = { skip: v.optional(v.boolean()) };

export const historyRequests = {
  /**
   * Undoes an act, with what the program did because of it; returns the act of the undo. With `skip`, conflicting
   * records are kept and the rest is undone.
   */
  undo: defineRequest({
    from: 'panel',
    schema: v.object({ act: actId, ...skip }),
    handle: async (context: LibraryContext, { act, skip }) => ({
      act: await undoAct(context, act, { skip }),
    }),
  }),

  /** Undoes the last act that a person asked for and that is not undone. */
  undoLast: defineRequest({
    from: 'panel',
    schema: v.object(skip),
    handle: (context: LibraryContext, { skip }) => undoLast(context, { skip }),
  }),

  /** Redoes the last undone act, if nothing else was done since; `undone` is the undo. */
  redoLast: defineRequest({
    from: 'panel',
    schema: v.object(skip),
    handle: (context: LibraryContext, { skip }) => redoLast(context, { skip }),
  }),

  /** Undoes everything that the program did by itself since then (milliseconds since 1970); what a person did stays. */
  undoProgram: defineRequest({
    from: 'panel',
    schema: v.object({ since: v.pipe(v.number(), v.minValue(0)) }),
    handle: async (context: LibraryContext, { since }) => ({ act: await undoProgram(context, since) }),
  }),
};
