import * as v from 'valibot';
import { paperId } from '@/lib/bibliography/field-schemas';
import type { PaperId } from '@/lib/domain/ids';
import { defineRequest } from '@/lib/rpc/define-request';
import { nothing, type Schema, SHORT } from '@/lib/rpc/request-schemas';
import { loadParts } from './inject-lazy-parts';
import { showPaper } from './open-paper-in-panel';
import { openPanel } from './side-panel';

export const tabRequests = {
  /** Opens the panel beside the page, at its paper if it is in the library; needs a click of the person. */
  openPanel: defineRequest({
    from: 'page',
    perMinute: 60,
    longest: SHORT,
    /** The names of the paper; empty without a paper. */
    schema: v.object({
      names: v.pipe(v.array(paperId), v.maxLength(10)) as unknown as Schema<PaperId[]>,
    }),
    // First, since browsers open panels only in the turn of the click.
    async handle(_context: unknown, { names }, sender) {
      await openPanel(sender);
      if (names.length > 0) await showPaper(names, sender.tab?.windowId);
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
