import * as v from 'valibot';
import { paperId } from '@/lib/bibliography/field-schemas';
import type { PaperId } from '@/lib/domain/ids';
import { TOPIC_NAME_MAX } from '@/lib/domain/topics/topic';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, type Schema, SHORT } from '@/lib/rpc/request-schemas';
import { loadParts } from './inject-lazy-parts';
import { showInPanel } from './show-in-panel';
import { openPanel } from './side-panel';

export const tabRequests = {
  /** Opens the panel beside the page, at a topic or at its paper, if the library has it; needs a click of the person. */
  openPanel: defineRequest({
    from: 'page',
    perMinute: 60,
    longest: SHORT,
    /** The names of the paper; empty without a paper. */
    schema: v.object({
      names: v.pipe(v.array(paperId), v.maxLength(10)) as unknown as Schema<PaperId[]>,
      /** Absent to show the paper. */
      topic: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(TOPIC_NAME_MAX))), v.maxLength(100))),
    }),
    // Opening comes first, since browsers open panels only in the turn of the click. If it fails, the panel that the
    // person opens by the icon shows it.
    async handle(_context: unknown, { names, topic }, sender) {
      const isEmpty = !topic && names.length === 0;
      await Promise.all([openPanel(sender), isEmpty || showInPanel({ names, topic }, sender.tab?.windowId)]);
    },
  }),

  /** Loads the rarely needed parts into the page. */
  loadParts: defineRequest({
    from: 'page',
    perMinute: 20,
    longest: SHORT,
    schema: nothing,
    handle: (_context: unknown, _request, sender) => loadParts(sender),
  }),
};
